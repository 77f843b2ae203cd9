import CPNG
import Testing

@testable import Snapshots

@Suite struct PictureTests {
    @Test(arguments: [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (9, 3), (10, 4), (64, 8), (65, 9)])
    func columnsAreTheCeilingOfTheRoot(count: Int, columns: Int) {
        #expect(FaceGrid.columns(for: count) == columns)
    }

    @Test func aGridIsTight() {
        // Three pictures of 2x1 pixels: two columns, the fourth place black.
        let faces: [UInt8] = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6]
        let grid = FaceGrid(faces: faces, count: 3, faceWidth: 2, faceHeight: 1)
        #expect(grid.width == 4)
        #expect(grid.height == 2)
        #expect(grid.rgb == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 0, 0, 0, 0, 0, 0])
    }

    @Test(arguments: [(1, 1), (3, 2), (224, 224), (1, 500), (500, 1)])
    func aPictureComesBackFromItsFile(width: Int, height: Int) throws {
        let folder = try TemporaryFolder()
        // Noise does not compress: the file is larger than the pixels.
        var state: UInt32 = 1
        let pixels = (0..<width * height * 3).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        try PNGImage.write(rgb: pixels, width: width, height: height, to: folder.file("a.png"))
        let file = try folder.bytes("a.png")
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        #expect(png_image_begin_read_from_memory(&image, file, file.count) != 0)
        #expect((Int(image.width), Int(image.height)) == (width, height))
        #expect(image.format == UInt32(PNG_FORMAT_FLAG_COLOR))
        var read = [UInt8](repeating: 0, count: pixels.count)
        #expect(png_image_finish_read(&image, nil, &read, 0, nil) != 0)
        #expect(read == pixels)
    }
}
