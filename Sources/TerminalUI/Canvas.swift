/// A grid of cells that views draw into and a device shows. Drawing outside is cut off, never an error.
public struct Canvas: Sendable, Equatable {
    /// Its size in cells.
    public let size: Size
    private var cells: [Cell]

    /// A blank canvas.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The whole canvas.
    public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

    /// The cell at a place; outside it reads as blank and swallows what is written.
    public subscript(x: Int, y: Int) -> Cell {
        get {
            guard x >= 0, x < size.width, y >= 0, y < size.height else { return .blank }
            return cells[y * size.width + x]
        }
        set {
            guard x >= 0, x < size.width, y >= 0, y < size.height else { return }
            cells[y * size.width + x] = newValue
        }
    }

    /// Makes every cell of `area` the same.
    public mutating func fill(_ area: Rect, with cell: Cell = .blank) {
        let area = area.intersection(bounds)
        for y in area.y..<max(area.y, area.maxY) {
            for x in area.x..<max(area.x, area.maxX) { cells[y * size.width + x] = cell }
        }
    }
}
