/// Where the pictures of a grid stand: as many as fit, row by row, all of one size.
public struct PictureGrid: Sendable, Equatable {
    /// The size of each picture in cells.
    public let pictureSize: Size
    /// Pictures across.
    public let columns: Int
    /// Pictures down.
    public let rows: Int
    /// How many pictures are shown.
    public let count: Int
    private let origin: (x: Int, y: Int)
    private let gap: Size

    public static func == (one: PictureGrid, other: PictureGrid) -> Bool {
        one.pictureSize == other.pictureSize && one.columns == other.columns && one.rows == other.rows
            && one.count == other.count && one.origin == other.origin && one.gap == other.gap
    }

    /// A grid of at most `count` pictures of `pictureSize` cells, centred in `area`.
    public init(count: Int, pictureSize: Size, in area: Rect, gap: Size = Size(width: 1, height: 0)) {
        self.pictureSize = pictureSize
        self.gap = gap
        columns = 0
        rows = 0
        self.count = 0
        origin = (area.x, area.y)
    }

    /// The cells of picture `index`, 0..<count.
    public func area(_ index: Int) -> Rect { Rect(x: 0, y: 0, width: 0, height: 0) }

    /// The picture at a cell, if any.
    public func index(x: Int, y: Int) -> Int? { nil }

    /// The cells that a square picture of `pixels` pixels a side should take: the natural size of the symbols times
    /// `scale` (1 shows every pixel with half blocks, at 28 pixels 28x14 cells).
    public static func naturalSize(pixels: Int, symbols: PictureSymbols, scale: Int = 1) -> Size {
        Size(width: pixels, height: pixels / 2)
    }
}
