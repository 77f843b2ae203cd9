/// A rectangle of character cells; `x` counts columns from the left, `y` rows from the top.
public struct Rect: Sendable, Equatable, Hashable {
    /// The leftmost column.
    public var x: Int
    /// The topmost row.
    public var y: Int
    /// Cells across, never negative.
    public var width: Int
    /// Cells down, never negative.
    public var height: Int

    /// Negative sizes become zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The column just right of the rectangle.
    public var maxX: Int { x + width }
    /// The row just below the rectangle.
    public var maxY: Int { y + height }
    /// Whether no cell is inside.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// The part that both rectangles cover; empty if none.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The rectangle without a border of this many cells on each side.
    public func inset(horizontally dx: Int, vertically dy: Int) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }
}
