import TerminalUI

/// Sizes in which small faces can still be told apart, the largest first.
enum FaceSizes {
    /// A face in the size asked for, then smaller ones of the same proportion, down to so many rows.
    static func all(_ faces: FaceMeasure, least: Int = 4) -> [Size] {
        let full = faces.cells
        let heights = [full.height, full.height * 3 / 4, full.height / 2, 4, 3]
        return heights.filter { $0 >= least }.map { Size(width: $0 * full.width / max(1, full.height), height: $0) }
    }
}

extension PictureGrid {
    /// The grid of the largest faces of which at least `wanted` fit; of the smallest ones if so many never do.
    init(faces limit: Int, wanted: Int, in area: Rect, measure: FaceMeasure) {
        var grid = PictureGrid(count: 0, pictureSize: Size(width: 0, height: 0), in: area)
        for size in FaceSizes.all(measure) {
            grid = PictureGrid(count: limit, pictureSize: size, in: area)
            if grid.count >= wanted { break }
        }
        self = grid.spread(in: area)
    }

    /// The same pictures with even gaps between rows and columns, where there is room for them.
    func spread(in area: Rect) -> PictureGrid {
        for gap in [Size(width: 2, height: 1), Size(width: 1, height: 1)] {
            let width = columns * (pictureSize.width + gap.width) - gap.width
            let height = rows * (pictureSize.height + gap.height) - gap.height
            guard count > 0, width + 2 <= area.width, height + 2 <= area.height else { continue }
            // The room is no larger than it must be, so that rows and columns stay as many.
            let room = area.centered(width: width, height: height)
            let wide = PictureGrid(count: count, pictureSize: pictureSize, in: room, gap: gap)
            if wide.count == count, wide.columns == columns { return wide }
        }
        return self
    }
}
