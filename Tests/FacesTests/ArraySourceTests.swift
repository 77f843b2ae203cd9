import Foundation
import Testing

@testable import Faces

/// Files of NumPy's, for the tests to write.
enum ArrayText {
    /// A file as numpy.save writes it.
    static func file(_ type: String, _ shape: [Int], _ data: [UInt8], order: String = "False") -> [UInt8] {
        let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': (\(sizes)), }"
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        let length = header.utf8.count
        return ArrayHeader.magic + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(header.utf8) + data
    }

    static func floats(_ values: [Float]) -> [UInt8] {
        values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
    }
}

@Suite struct ArraySourceTests {
    private let folder: TemporaryFolder
    private static let side = 20

    init() throws { folder = try TemporaryFolder() }

    private func open(_ bytes: [UInt8], side: Int = side) throws -> any FaceSource {
        try folder.write(bytes, to: "faces.npy")
        return try FaceSources.open(path: folder.path + "/faces.npy", seed: 1, side: side, crop: .full, cache: nil)
    }

    /// Three pictures of noise, one after another.
    private static func pixels() -> [UInt8] {
        Fixture.noise(width: side, height: side * 3).pixels
    }

    private static func planar(_ pixels: [UInt8]) -> [UInt8] {
        let size = side * side
        return (0..<3).flatMap { picture in
            (0..<3).flatMap { channel in (0..<size).map { pixels[(picture * size + $0) * 3 + channel] } }
        }
    }

    private func expectPictures(_ source: any FaceSource, _ pixels: [UInt8], _ comment: Comment) throws {
        let size = Self.side * Self.side * 3
        #expect(source.count == 3 && source.side == Self.side, comment)
        for index in 0..<3 {
            #expect(try source.face(index).pixels == Array(pixels[index * size..<(index + 1) * size]), comment)
        }
    }

    @Test func bytesInEitherOrderAreThePictures() throws {
        let pixels = Self.pixels()
        let last = try open(ArrayText.file("|u1", [3, 20, 20, 3], pixels))
        try expectPictures(last, pixels, "channels last")
        #expect(last.name == "faces.npy" && last.faceName(2) == "000002" && last.remarks.isEmpty)
        #expect(try last.inspect(0).format == .array && last.inspect(0).width == 20)
        try expectPictures(open(ArrayText.file("|u1", [3, 3, 20, 20], Self.planar(pixels))), pixels, "channels first")
        let grey = try open(ArrayText.file("u1", [1, 20, 20, 1], Array(pixels[0..<400])))
        #expect(try grey.face(0).pixels == pixels[0..<400].flatMap { [$0, $0, $0] })
    }

    @Test(arguments: [
        (Float(0), Float(1), "from 0 to 1"), (-1, 1, "from -1 to 1"), (0, 255, "from 0 to 255"),
    ])
    func floatsAreTakenByTheirRange(low: Float, high: Float, words: String) throws {
        let pixels = Self.pixels()
        let values = pixels.map { low + Float($0) / 255 * (high - low) }
        let source = try open(ArrayText.file("<f4", [3, 20, 20, 3], ArrayText.floats(values)))
        try expectPictures(source, pixels, "\(words)")
        #expect(source.remarks == ["numbers \(words) are taken from black to white"])
        let doubles = values.flatMap { value in
            withUnsafeBytes(of: Double(value).bitPattern.littleEndian) { Array($0) }
        }
        try expectPictures(open(ArrayText.file("<f8", [3, 20, 20, 3], doubles)), pixels, "\(words)")
    }

    @Test func halvesAreNumbersToo() throws {
        // 0, 1, 0.5, the least above 0, and -1 as IEEE 754 has them.
        let halves: [UInt16] = [0, 0x3C00, 0x3800, 1]
        let data = (0..<20 * 20 * 3).flatMap { withUnsafeBytes(of: halves[$0 % 4].littleEndian) { Array($0) } }
        let source = try open(ArrayText.file("<f2", [1, 20, 20, 3], data))
        #expect(try Array(source.face(0).pixels.prefix(4)) == [0, 255, 128, 0])
    }

    @Test func numbersThatAreNotFiniteSpoilOnePicture() throws {
        var values = [Float](repeating: 0.5, count: 2 * 20 * 20 * 3)
        values[5] = .nan
        let source = try open(ArrayText.file("<f4", [2, 20, 20, 3], ArrayText.floats(values)))
        #expect(reason(source, 0) == "it holds numbers that are not finite")
        #expect(try source.face(1).pixels.allSatisfy { $0 == 128 })
    }

    /// Each with what the error says.
    private static let bad: [(bytes: [UInt8], reason: String)] = [
        (
            ArrayText.file("|u1", [20, 20, 3], []),
            "expected an array [n, side, side, 3] or [n, 3, side, side], found [20, 20, 3]"
        ),
        (
            ArrayText.file("|u1", [1, 20, 20, 4], []),
            "expected an array [n, side, side, 3] or [n, 3, side, side], found [1, 20, 20, 4]"
        ),
        (
            ArrayText.file("|O", [2, 20, 20, 3], []),
            "its numbers are '|O'; save it with astype('uint8') or astype('float32')"
        ),
        (
            ArrayText.file(">f4", [2, 20, 20, 3], []),
            "its numbers are '>f4'; save it with astype('uint8') or astype('float32')"
        ),
        (
            ArrayText.file("|u1", [2, 20, 20, 3], [], order: "True"),
            "its numbers stand in Fortran's order; save numpy.ascontiguousarray of it"
        ),
        (ArrayText.file("|u1", [2, 8, 8, 3], []), "it is 8x8; at least 16x16 pixels are needed"),
        (ArrayText.file("|u1", [1, 100_000, 100_000, 3], []), "it is 100000x100000; the limit is 50 million pixels"),
        (
            ArrayText.file("|u1", [.max, 20, 20, 3], []),
            "it has 9,223,372,036,854,775,807 pictures; the limit is 10,000,000"
        ),
        (
            ArrayText.file("|u1", [2, 20, 20, 3], [1]),
            "the file is cut off: 129 bytes of 2,528; copy or download it again"
        ),
        (ArrayHeader.magic + [9, 0, 4, 0, 0, 0, 0, 0], "its header is damaged or of another version"),
        (ArrayHeader.magic + [1, 0, 0xFF, 0xFF, 0, 0], "its header is damaged, or the file is cut off"),
        (ArrayHeader.magic + [1, 0, 2, 0, 0x7B, 0x7D], "its header does not tell type, order and shape of the array"),
    ]

    @Test(arguments: bad.indices) func badArraysAreRefused(_ index: Int) throws {
        let path = folder.path + "/faces.npy"
        let error = #expect(throws: FaceError.self) { try open(Self.bad[index].bytes) }
        #expect(error == .unreadableSource(path: path, reason: Self.bad[index].reason))
    }

    @Test func anEmptyArrayHasNoFaces() throws {
        let error = #expect(throws: FaceError.self) { try open(ArrayText.file("|u1", [0, 20, 20, 3], [])) }
        #expect(error == .noFaces(path: folder.path + "/faces.npy"))
    }

    /// Any byte of the header may be wrong: a source or a plain refusal.
    @Test func survivesChangedBytes() throws {
        let sound = ArrayText.file("<f4", [1, 16, 16, 3], [UInt8](repeating: 7, count: 16 * 16 * 3 * 4))
        for place in 0..<128 {
            for change: UInt8 in [0x01, 0x10, 0xFF] {
                var bytes = sound
                bytes[place] ^= change
                guard let source = try? open(bytes) else { continue }
                for index in 0..<min(3, source.count) { _ = try? source.face(index) }
            }
        }
    }

    @Test func anArchiveOfOneArrayOfPicturesIsRead() throws {
        let pixels = Self.pixels()
        let files = [
            "images.npy": ArrayText.file("|u1", [3, 20, 20, 3], pixels), "labels.npy": ArrayText.file("<i8", [3], []),
        ]
        try ZipWriter.write(files, to: folder.path + "/faces.npz")
        let source = try FaceSources.open(
            path: folder.path + "/faces.npz", seed: 1, side: Self.side, crop: .full, cache: nil)
        try expectPictures(source, pixels, "npz")
        #expect(source.name == "faces.npz")
    }

    @Test func anArchiveOfSeveralOrOfNoneIsRefused() throws {
        let path = folder.path + "/faces.npz"
        let array = ArrayText.file("|u1", [1, 20, 20, 3], Array(Self.pixels().prefix(1200)))
        try ZipWriter.write(["test.npy": array, "train.npy": array], to: path)
        #expect(
            openError(path)
                == .unreadableSource(
                    path: path, reason: "2 of its arrays hold pictures (test.npy, train.npy); save one of them alone"))
        try ZipWriter.write(["x.npy": ArrayText.file("<i8", [3], [])], to: path)
        #expect(
            openError(path)
                == .unreadableSource(
                    path: path,
                    reason: "x.npy: its numbers are '<i8'; save it with astype('uint8') or astype('float32')"))
    }
}
