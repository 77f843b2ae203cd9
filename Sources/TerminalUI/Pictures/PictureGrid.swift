/// Where the pictures of a grid stand: as many as fit, row by row, all of one size, in the middle of an area.
public struct PictureGrid: Sendable, Equatable {
    /// The size of each picture in cells.
    public let pictureSize: Size
    /// The empty cells between pictures.
    public let gap: Size
    /// Pictures across.
    public let columns: Int
    /// Pictures down.
    public let rows: Int
    /// How many pictures are shown.
    public let count: Int
    /// The cells that the pictures and the gaps between them take.
    public let bounds: Rect

    /// A grid of at most `count` pictures of `pictureSize` cells. If all fit, it is as narrow as its height allows, so
    /// that its rows are full.
    ///
    /// - Parameter group: pictures that belong together: rows hold whole groups, where one fits.
    public init(count: Int, pictureSize: Size, in area: Rect, gap: Size = Size(width: 1, height: 0), group: Int = 1) {
        self.pictureSize = pictureSize
        self.gap = gap
        let stepX = pictureSize.width + gap.width
        let stepY = pictureSize.height + gap.height
        let isVisible = pictureSize.width > 0 && pictureSize.height > 0 && count > 0
        let across = isVisible ? (area.width + gap.width) / stepX : 0
        let group = across >= group ? max(1, group) : 1
        let columnsThatFit = across / group * group
        let rowsThatFit = isVisible ? (area.height + gap.height) / stepY : 0
        self.count = min(max(0, count), columnsThatFit * rowsThatFit) / group * group
        let narrowest = self.count == 0 ? 0 : (self.count + rowsThatFit - 1) / rowsThatFit
        columns = min(columnsThatFit, (narrowest + group - 1) / group * group)
        rows = columns == 0 ? 0 : (self.count + columns - 1) / columns
        bounds = area.centered(
            width: max(0, columns * stepX - gap.width), height: max(0, rows * stepY - gap.height))
    }

    /// The cells of picture `index`.
    ///
    /// - Precondition: `index` is one of 0..<count.
    public func area(_ index: Int) -> Rect {
        precondition(index >= 0 && index < count, "no such picture in the grid")
        return Rect(
            x: bounds.x + index % columns * (pictureSize.width + gap.width),
            y: bounds.y + index / columns * (pictureSize.height + gap.height),
            width: pictureSize.width, height: pictureSize.height)
    }

    /// The picture at a cell, if any.
    public func index(x: Int, y: Int) -> Int? {
        guard bounds.contains(x: x, y: y) else { return nil }
        let stepX = pictureSize.width + gap.width
        let stepY = pictureSize.height + gap.height
        guard (x - bounds.x) % stepX < pictureSize.width, (y - bounds.y) % stepY < pictureSize.height else {
            return nil
        }
        let index = (y - bounds.y) / stepY * columns + (x - bounds.x) / stepX
        return index < count ? index : nil
    }

    /// The cells that a square picture of `pixels` a side takes at a scale of 1: with half blocks a pixel is half a
    /// cell; finer symbols show as much on fewer cells.
    public static func naturalSize(pixels: Int, symbols: PictureSymbols) -> Size {
        let across =
            switch symbols {
            case .half, .quadrant, .ascii: pixels
            case .sextant, .braille: (pixels * 3 + 3) / 4
            }
        return Size(width: across, height: (across + 1) / 2)
    }
}
