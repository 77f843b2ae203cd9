import Testing

@testable import Faces

@Suite struct DecodingTests {
    /// All encodings against Pillow's decoder: within one grey level, as two decoders of one standard may round.
    @Test func facesEqualPillows() throws {
        let golden = try Fixture.bytes("pictures.bin")
        let names = try Fixture.pictureNames()
        #expect(golden.count == names.count * FaceImage.byteCount)
        let decoder = FaceDecoder(.recipe)
        for (number, name) in names.enumerated() {
            let face = try decoder.decode(try Fixture.bytes(name)).face
            let expected = golden[number * FaceImage.byteCount..<(number + 1) * FaceImage.byteCount]
            let difference = zip(face.pixels, expected).map { abs(Int($0) - Int($1)) }.max() ?? 255
            #expect(difference <= 1, "\(name) differs by \(difference)")
        }
    }

    @Test(arguments: [
        ("baseline.jpg", PictureFormat.jpeg), ("progressive.jpg", .progressiveJPEG), ("grey.jpg", .greyJPEG),
        ("cmyk.jpg", .cmykJPEG), ("ycck.jpg", .cmykJPEG), ("deep.png", .png),
    ])
    func tellsFormatAndSize(name: String, format: PictureFormat) throws {
        let face = try FaceDecoder(.recipe).decode(try Fixture.bytes(name))
        #expect(face.format == format)
        #expect(face.width == 40 && face.height == 48)
    }

    @Test func turnedPicturesAreMeasuredUpright() throws {
        let face = try FaceDecoder(.recipe).decode(try Fixture.bytes("turned-6.jpg"))
        #expect(face.width == 48 && face.height == 40)
    }

    @Test(arguments: ["huge.jpg", "huge.png", "tiny.jpg", "tiny.png"])
    func refusesSizesByAStatedLimit(name: String) throws {
        let reason = try refusal(of: try Fixture.bytes(name))
        let expected =
            name.hasPrefix("huge")
            ? "it is 30000x30000; the limit is \(name.hasSuffix("jpg") ? 400 : 50) million pixels"
            : "it is 1x1; at least 16x16 pixels are needed"
        #expect(reason == expected)
    }

    /// A small file may ask for hours of work: a large progressive picture whose last scan is repeated.
    @Test func refusesEndlessScans() throws {
        var bytes = try Fixture.bytes("progressive.jpg")
        let frame = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC2]) }) + 5
        bytes.replaceSubrange(frame..<frame + 4, with: [0x1B, 0x58, 0x1B, 0x58])
        let scan = try #require(bytes.indices.last { bytes[$0...].starts(with: [0xFF, 0xDA]) })
        let last = Array(bytes[scan..<bytes.count - 2])
        for _ in 0..<100 { bytes.insert(contentsOf: last, at: bytes.count - 2) }
        #expect(try refusal(of: bytes) == "its 7000x7000 pixels come in 110 scans; that would take too long")
    }

    @Test func refusesWhatIsNoPicture() throws {
        #expect(try refusal(of: []) == "the file is empty")
        #expect(try refusal(of: Array("Hello, I am text.\n".utf8)) == "expected a JPEG or PNG picture, found text")
        #expect(try refusal(of: Array("GIF89a______".utf8)) == "expected a JPEG or PNG picture, found a GIF")
        #expect(try refusal(of: [0xFF, 0xD8, 0xFF]) == "the JPEG ends before its picture begins")
        let large = [UInt8](repeating: 0, count: PictureLimits.maximumFileBytes + 1)
        #expect(try refusal(of: large) == "the file has 67108865 bytes; the limit is 64 MiB")
    }

    /// A partly decoded picture is worse than none: every shortened file is refused, unless its end mark alone is missing.
    @Test(arguments: ["baseline.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg"])
    func refusesEveryShortenedJPEG(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let decoder = FaceDecoder(.recipe)
        for count in 0..<bytes.count - 2 {
            let part = Array(bytes.prefix(count))
            #expect(throws: UnusablePicture.self, "\(name) cut to \(count)") {
                try decoder.decode(part)
            }
        }
    }

    /// A PNG's last chunks hold no pixels; anything cut before the end of its picture data is refused.
    @Test(arguments: ["rgb.png", "interlaced.png", "grey.png"])
    func refusesEveryShortenedPNG(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let decoder = FaceDecoder(.recipe)
        // IEND takes 12 bytes, the checksum of IDAT 4 and that of its packed data 4.
        for count in 0..<bytes.count - 20 {
            let part = Array(bytes.prefix(count))
            #expect(throws: UnusablePicture.self, "\(name) cut to \(count)") {
                try decoder.decode(part)
            }
        }
    }

    /// Bytes changed anywhere: a face or a refusal, nothing else.
    @Test func survivesChangedBytes() throws {
        let decoder = FaceDecoder(.recipe)
        for name in ["baseline.jpg", "turned-6.jpg", "alpha.png", "turned.png"] {
            let bytes = try Fixture.bytes(name)
            for place in stride(from: 0, to: bytes.count, by: bytes.count / 200 + 1) {
                var changed = bytes
                changed[place] ^= 0xA5
                let face = try? decoder.decode(changed)
                #expect(face.map { $0.face.pixels.count == FaceImage.byteCount } ?? true)
            }
        }
    }

    @Test func readsOrientationFromEitherByteOrder() {
        let big: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
        let little: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]
        #expect(Orientation(exif: big[...]) == .turnedClockwise)
        #expect(Orientation(exif: little[...]) == .turnedCounterclockwise)
        for count in 0..<20 { #expect(Orientation(exif: big.prefix(count)) == .upright) }
        var wild = big
        wild[19] = 9
        #expect(Orientation(exif: wild[...]) == .upright)
    }

    private func refusal(of bytes: [UInt8]) throws -> String {
        let error = #expect(throws: UnusablePicture.self) { try FaceDecoder(.recipe).decode(bytes) }
        return try #require(error).reason
    }
}
