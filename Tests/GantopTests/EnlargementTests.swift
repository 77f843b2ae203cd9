import Faces
import Testing

@testable import gantop

@Suite struct EnlargementTests {
    /// Pictures of a size that are never decoded.
    private struct Photographs: FaceSource {
        let name = "photographs"
        let count: Int
        let side: Int
        let width: Int
        let height: Int
        var format = PictureFormat.jpeg
        /// The first files cannot be read.
        var broken = 0

        func faceName(_ index: Int) -> String { "\(index).jpg" }

        func face(_ index: Int) throws(FaceError) -> FaceImage {
            FaceImage(side: side, pixels: [UInt8](repeating: 0, count: side * side * 3))
        }

        func inspect(_ index: Int) throws(FaceError) -> InspectedFace {
            if index < broken { throw .unreadableFace(name: faceName(index), reason: "broken on purpose") }
            return InspectedFace(format: format, width: width, height: height, face: try face(index))
        }
    }

    private func remarks(
        side: Int, width: Int = 178, height: Int = 218, crop: FaceCrop = .recipe, count: Int = 1,
        format: PictureFormat = .jpeg
    ) -> [String] {
        let source = Photographs(count: count, side: side, width: width, height: height, format: format)
        return Enlargement.remarks(source, crop: crop)
    }

    @Test func celebAIsEnlargedAt128AndNotBefore() {
        for side in [16, 28, 64, 108] { #expect(remarks(side: side).isEmpty) }
        #expect(
            remarks(side: 128) == [
                "faces of 108x108 pixels are enlarged to 128x128; --crop full takes 178x178 of each picture"
            ])
        #expect(remarks(side: 109).count == 1)
        #expect(remarks(side: 128, crop: .full).isEmpty)
    }

    @Test func smallPicturesAreTold() {
        #expect(
            remarks(side: 64, width: 40, height: 48, crop: .full) == [
                "faces of 40x40 pixels are enlarged to 64x64"
            ])
        #expect(remarks(side: 64, width: 300, height: 20) == ["faces of 20x20 pixels are enlarged to 64x64"])
    }

    @Test func theFirstFaceThatCanBeReadTells() {
        var source = Photographs(count: 3, side: 128, width: 178, height: 218)
        source.broken = 2
        #expect(Enlargement.remarks(source, crop: .recipe).count == 1)
        source.broken = 3
        #expect(Enlargement.remarks(source, crop: .recipe).isEmpty)
    }

    @Test func drawnAndPackedFacesAreNotEnlarged() {
        #expect(remarks(side: 128, width: 28, height: 28, format: .synthetic).isEmpty)
        #expect(remarks(side: 128, width: 28, height: 28, format: .packed).isEmpty)
        #expect(remarks(side: 128, count: 0).isEmpty)
    }
}
