import Testing

@testable import Faces

/// Blur, fewer pixels and JPEG against OpenCV and Pillow: `Tests/Reference/damages_fixtures.py`.
@Suite struct FacePlanesTests {
    private static let side = 28

    /// The records of one picture by their names, in levels of 0 to 255.
    private static func pictures() throws -> [[String: FacePlanes]] {
        let bytes = try Fixture.bytes("damages.bin")
        let (nameLength, count) = (16, side * side * 3)
        var result: [[String: FacePlanes]] = []
        for start in stride(from: 0, to: bytes.count, by: nameLength + 4 * count) {
            let name = String(decoding: bytes[start..<start + nameLength].prefix { $0 != 0 }, as: UTF8.self)
            if name == "picture" { result.append([:]) }
            let numbers = (0..<count).map { index -> Float in
                let first = start + nameLength + 4 * index
                let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[first + $1]) << (8 * UInt32($1)) }
                return Float(bitPattern: word)
            }
            result[result.count - 1][name] = FacePlanes(side: side, numbers: numbers)
        }
        return result
    }

    /// The greatest difference of two pictures' numbers.
    private func distance(_ one: FacePlanes, _ other: FacePlanes?) throws -> Float {
        let other = try #require(other)
        return zip(one.numbers, other.numbers).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    /// Sums of at most 441 products of levels up to 255 in single precision: rounding of 255 x 6e-8 each, a few of them
    /// adding up.
    private static let rounding: Float = 1e-3

    @Test(arguments: [("blur-0.8", 0.8), ("blur-2.5", 2.5)]) func blursAsOpenCV(_ name: String, _ deviation: Double)
        throws
    {
        for picture in try Self.pictures() {
            let source = try #require(picture["picture"])
            #expect(try distance(source.blurred(deviation: deviation), picture[name]) < Self.rounding)
        }
    }

    @Test(arguments: [
        ("area-14", 14, Enlargement.blocks), ("area-9", 9, .blocks), ("bilinear-7", 7, .bilinear),
        ("bicubic-9", 9, .bicubic),
    ])
    func resizesAsOpenCVAndPillow(_ name: String, _ size: Int, _ enlargement: Enlargement) throws {
        for picture in try Self.pictures() {
            let source = try #require(picture["picture"])
            let result = source.reduced(to: size).enlarged(to: Self.side, enlargement)
            #expect(try distance(result, picture[name]) < Self.rounding)
        }
    }

    /// Two levels: another build of the library may round its transforms otherwise.
    @Test(arguments: [("jpeg-8", 8), ("jpeg-40", 40)]) func compressesAsPillow(_ name: String, _ quality: Int) throws {
        for picture in try Self.pictures() {
            let source = try #require(picture["picture"])
            let result = FacePlanes(JPEGBlocks.compressed(source.face, quality: quality))
            #expect(try distance(result, picture[name]) <= 2)
        }
    }

    @Test func mirrorsStandAtTheOutermostPixel() {
        #expect((-4...8).map { FacePlanes.mirrored($0, 4) } == [2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1, 2])
    }

    @Test func areasAreMeans() {
        let picture = FacePlanes(side: 4, numbers: (0..<16).flatMap { [Float($0), 0, 100] })
        let small = picture.reduced(to: 2)
        #expect(small == FacePlanes(side: 2, numbers: [2.5, 0, 100, 4.5, 0, 100, 10.5, 0, 100, 12.5, 0, 100]))
        let blocks = small.enlarged(to: 4, .blocks)
        #expect((0..<4).map { blocks.numbers[$0 * 3] } == [2.5, 2.5, 4.5, 4.5])
    }

    @Test func plainPicturesStayPlain() {
        let plain = FacePlanes(side: 28, numbers: [Float](repeating: 77, count: 28 * 28 * 3))
        let changed =
            [plain.blurred(deviation: 2), plain.reduced(to: 9)]
            + Enlargement.allCases.map { plain.reduced(to: 7).enlarged(to: 28, $0) }
        for picture in changed { #expect(picture.numbers.allSatisfy { abs($0 - 77) < Self.rounding }) }
        #expect(plain.blurred(deviation: 0) == plain)
    }

    @Test func coloursGreyAndFade() {
        let picture = FacePlanes(side: 1, numbers: [100, 200, 50])
        // 0.299 x 100 + 0.587 x 200 + 0.114 x 50
        #expect(picture.greyed(by: 1).face.pixels == [153, 153, 153])
        #expect(picture.greyed(by: 0.25).face.pixels == [113, 188, 76])
        #expect(picture.faded(to: 1) == picture)
        #expect(picture.faded(to: 0.5).face.pixels == [153, 195, 105])
        #expect(picture.faded(to: 0).face.pixels == [205, 190, 160])
    }

    @Test func numbersBecomeTheNearestBytes() {
        let picture = FacePlanes(side: 2, numbers: [-3, 0.4, 0.5, 254.4, 254.5, 300, 1, 2, 3, 4, 5, 6])
        #expect(picture.face.pixels == [0, 0, 1, 254, 255, 255, 1, 2, 3, 4, 5, 6])
    }
}
