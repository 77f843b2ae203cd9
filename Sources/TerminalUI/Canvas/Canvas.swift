/// A grid of cells that views draw into and a device shows. Drawing outside is cut off, never an error.
public struct Canvas: Sendable, Equatable {
    /// Its size in cells.
    public let size: Size
    private var cells: [Cell]
    /// Where other canvases were copied to: pictures, each of which looks right only as a whole.
    public private(set) var pictures: [Rect] = []

    /// A blank canvas.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The whole canvas.
    public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

    /// The cell at a place; outside it reads as blank and swallows what is written. Overwriting one half of a wide
    /// glyph blanks the other half.
    public subscript(x: Int, y: Int) -> Cell {
        get {
            guard x >= 0, x < size.width, y >= 0, y < size.height else { return .blank }
            return cells[y * size.width + x]
        }
        set {
            guard x >= 0, x < size.width, y >= 0, y < size.height else { return }
            if !newValue.isRightHalf { splitWideGlyph(x, y) }
            cells[y * size.width + x] = newValue
        }
    }

    /// Makes every cell of `area` the same.
    public mutating func fill(_ area: Rect, with cell: Cell = .blank) {
        let area = area.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            splitWideGlyph(area.x, y)
            splitWideGlyph(area.maxX - 1, y)
            for x in area.x..<area.maxX { cells[y * size.width + x] = cell }
        }
    }

    /// Copies another canvas, its left upper corner at (`x`, `y`).
    public mutating func draw(_ other: Canvas, x: Int, y: Int) {
        let area = Rect(x: x, y: y, width: other.size.width, height: other.size.height).intersection(bounds)
        guard !area.isEmpty else { return }
        pictures.append(area)
        for row in area.y..<area.maxY {
            splitWideGlyph(area.x, row)
            splitWideGlyph(area.maxX - 1, row)
            for column in area.x..<area.maxX {
                cells[row * size.width + column] = other.cells[(row - y) * other.size.width + column - x]
            }
            repairEdges(ofRow: row, from: area.x, to: area.maxX)
        }
    }

    /// The places of the cells that differ from another canvas' of the same size, counted row by row.
    public func changes(since old: Canvas) -> [Int] {
        precondition(size == old.size, "canvases of different sizes cannot be compared")
        return cells.indices.filter { cells[$0] != old.cells[$0] }
    }

    /// Changes the style of every cell of `area`, leaving the glyphs.
    public mutating func restyle(_ area: Rect, _ change: (inout Style) -> Void) {
        let area = area.intersection(bounds)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX { change(&cells[y * size.width + x].style) }
        }
    }

    /// Blanks what would be left of a wide glyph when one of its halves, at a place inside, is overwritten.
    private mutating func splitWideGlyph(_ x: Int, _ y: Int) {
        let index = y * size.width + x
        if cells[index].isRightHalf, x > 0 {
            cells[index - 1].glyph = " "
            cells[index].glyph = " "
        }
        if x + 1 < size.width, cells[index + 1].isRightHalf { cells[index + 1].glyph = " " }
    }

    /// Blanks halves of wide glyphs that a copy's cut has separated from their other half.
    private mutating func repairEdges(ofRow y: Int, from left: Int, to right: Int) {
        let row = y * size.width
        if cells[row + left].isRightHalf { cells[row + left].glyph = " " }
        if let last = cells[row + right - 1].glyph, last.displayWidth == 2 { cells[row + right - 1].glyph = " " }
    }
}
