import CTurboJPEG
import Testing

@testable import Faces

/// JPEGs without their end mark, and JPEGs of more pixels than are made of them.
@Suite struct UnusualJPEGTests {
    private let decoder = FaceDecoder(.recipe)
    private static let names = ["baseline.jpg", "progressive.jpg", "grey.jpg", "cmyk.jpg", "turned-6.jpg"]

    @Test(arguments: names) func aMissingEndMarkCostsNoPixel(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try decoder.decode(bytes)
        let cut = try decoder.decode(Array(bytes.dropLast(2)))
        #expect(!whole.lacksEnd && cut.lacksEnd)
        #expect(cut.face == whole.face && cut.format == whole.format && cut.width == whole.width)
        // Half of the mark is none.
        #expect(try decoder.decode(Array(bytes.dropLast())) == cut)
    }

    /// Some programs fill up what they have not yet written: a decoder takes zeros for pixels.
    @Test(arguments: names) func zerosInPlaceOfPixelsAreRefused(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try decoder.decode(bytes).face
        for count in stride(from: 100, to: bytes.count - 2, by: 3) {
            let filled = Array(bytes.prefix(count)) + [UInt8](repeating: 0, count: bytes.count - count)
            guard let face = try? decoder.decode(filled).face else { continue }
            #expect(face == whole, "\(name) filled with zeros from \(count)")
        }
    }

    @Test func aFileThatEndsBetweenTwoScansIsRefused() throws {
        let bytes = try Fixture.bytes("progressive.jpg")
        let scans = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
        #expect(scans.count > 2)
        for scan in scans.dropFirst() {
            // Tables may stand before the scan; cut there or here, the scan is missing.
            #expect(throws: UnusablePicture("damaged JPEG: it is cut off")) {
                try decoder.decode(Array(bytes.prefix(scan)))
            }
        }
    }

    @Test func whatFollowsTheEndMarkDoesNotMatter() throws {
        let bytes = try Fixture.bytes("baseline.jpg")
        let whole = try decoder.decode(bytes)
        for tail in [
            [0xFF, 0xDA, 1, 2], [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 9, 17, 0], [UInt8](repeating: 0, count: 99),
        ] {
            #expect(try decoder.decode(bytes + tail) == whole)
        }
    }

    @Test func surveysCountMissingEndMarks() throws {
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("baseline.jpg")
        for name in ["a.jpg", "b.jpg"] { try folder.write(Array(bytes.dropLast(2)), to: name) }
        try folder.write(bytes, to: "c.jpg")
        let survey = FaceSurvey(of: try FaceSources.open(path: folder.path, seed: 1, side: 28, cache: nil))
        #expect(survey.usable == 3 && survey.withoutEnd == 2 && survey.bad.isEmpty)
    }

    @Test(arguments: [
        (7000, 7000, 1), (7100, 7100, 2), (14_142, 14_142, 2), (16_384, 12_288, 4), (28_000, 14_000, 4),
        (50_000, 8_000, 4),
    ])
    func largePicturesAreMadeSmaller(width: Int, height: Int, divisor: Int) {
        #expect(PictureLimits.divisor(width: width, height: height) == divisor)
    }

    /// 57 million pixels of a smooth grey picture, against the same in a quarter of the pixels.
    @Test func aLargePictureHasTheFaceOfASmallOne() throws {
        let large = try decoder.decode(Self.slope(width: 8000, height: 7200))
        let small = try decoder.decode(Self.slope(width: 4000, height: 3600))
        #expect(large.width == 8000 && large.height == 7200 && large.format == .greyJPEG)
        let difference = zip(large.face.pixels, small.face.pixels).map { abs(Int($0) - Int($1)) }.max()
        #expect(difference.map { $0 <= 1 } == true)
        #expect(Set(small.face.pixels).count > 20)
    }

    /// A grey picture that grows lighter to the right and downwards.
    private static func slope(width: Int, height: Int) throws -> [UInt8] {
        let row = (0..<width).map { UInt8($0 * 127 / width) }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for y in 0..<height {
            let light = UInt8(y * 127 / height)
            pixels += row.map { $0 + light }
        }
        let handle = tjInitCompress()
        defer { tjDestroy(handle) }
        var start: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        let status = tjCompress2(
            handle, pixels, Int32(width), Int32(width), Int32(height), TJPF_GRAY.rawValue, &start, &size,
            Int32(TJSAMP_GRAY.rawValue), 90, 0)
        defer { tjFree(start) }
        try #require(status == 0)
        return Array(UnsafeBufferPointer(start: start, count: Int(size)))
    }
}
