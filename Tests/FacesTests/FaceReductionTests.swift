import Testing

@testable import Faces

/// A hole as the network sees it.
@Suite struct FaceReductionTests {
    private static let box = CropSquare(left: 6, top: 3, side: 84)

    /// One unknown pixel of the picture makes the pixel unknown that covers it, and no other.
    @Test(arguments: [(0, 0), (2, 0), (3, 1), (83, 27)])
    func aPixelIsUnknownIfAnyThatItCoversIs(place: Int, expected: Int) {
        let column = Self.box.left + place
        let mask = RestoringPictures.mask(width: 100, height: 90, rows: 3..<4, columns: column..<column + 1)
        let face = FaceReduction.damaged(
            RestoringPictures.noise(width: 100, height: 90), mask, in: Self.box, side: 28)
        #expect(face.unknown.indices.filter { face.unknown[$0] } == [expected])
        #expect(face.keepsKnown)
    }

    /// Where pixels are cut by the grid both that share one are unknown.
    @Test func sharedPixelsMakeBothUnknown() {
        let mask = RestoringPictures.mask(width: 42, height: 42, rows: 0..<1, columns: 1..<2)
        let face = FaceReduction.damaged(
            RestoringPictures.noise(width: 42, height: 42), mask, in: CropSquare(left: 0, top: 0, side: 42), side: 28)
        #expect(face.unknown.indices.filter { face.unknown[$0] } == [0, 1])
    }

    /// The filter reaches into the hole; what lies there, such as a glaring colour, does not show beside it.
    @Test func theHolesColourDoesNotShowBesideIt() {
        let mask = RestoringPictures.mask(width: 100, height: 90, rows: 30..<50, columns: 40..<60)
        let picture = RestoringPictures.picture(width: 100, height: 90) { x, y in
            mask.unknown[y * 100 + x] ? [255, 0, 255] : [60, 70, 80]
        }
        let face = FaceReduction.damaged(picture, mask, in: Self.box, side: 28)
        for pixel in face.unknown.indices {
            let color = Array(face.image.pixels[pixel * 3..<pixel * 3 + 3])
            #expect(color == (face.unknown[pixel] ? [128, 128, 128] : [60, 70, 80]), "pixel \(pixel)")
        }
    }

    /// Far from the hole the face is what training sees.
    @Test func farFromTheHoleNothingDiffers() {
        let picture = RestoringPictures.noise(width: 100, height: 90)
        let mask = RestoringPictures.mask(width: 100, height: 90, rows: 3..<30, columns: 6..<90)
        let face = FaceReduction.damaged(picture, mask, in: Self.box, side: 28)
        let whole = FaceReduction.face(of: picture, in: Self.box, side: 28)
        #expect(face.image.pixels[(11 * 28 * 3)...] == whole.pixels[(11 * 28 * 3)...])
        #expect(face.unknown.prefix(9 * 28).allSatisfy { $0 } && !face.unknown.dropFirst(9 * 28).contains(true))
    }
}
