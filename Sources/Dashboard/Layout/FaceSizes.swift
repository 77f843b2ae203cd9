import TerminalUI

/// Sizes in which small faces can still be told apart, the largest first.
enum FaceSizes {
    /// A face pixel for pixel, then smaller ones of the same proportion, down to so many rows.
    static func all(_ symbols: PictureSymbols, least: Int = 4) -> [Size] {
        let full = PictureGrid.naturalSize(pixels: FaceLayout.pixels, symbols: symbols)
        let heights = [full.height, full.height * 3 / 4, full.height / 2, 4, 3]
        return heights.filter { $0 >= least }.map { Size(width: $0 * full.width / max(1, full.height), height: $0) }
    }
}

extension PictureGrid {
    /// The grid of the largest faces of which at least `wanted` fit; of the smallest ones if so many never do.
    init(faces limit: Int, wanted: Int, in area: Rect, symbols: PictureSymbols) {
        var grid = PictureGrid(count: 0, pictureSize: Size(width: 0, height: 0), in: area)
        for size in FaceSizes.all(symbols) {
            grid = PictureGrid(count: limit, pictureSize: size, in: area)
            if grid.count >= wanted { break }
        }
        self = grid
    }
}
