/// A size in character cells.
public struct Size: Sendable, Equatable, Hashable {
    /// Cells across.
    public var width: Int
    /// Cells down.
    public var height: Int

    /// - Precondition: neither is negative.
    public init(width: Int, height: Int) {
        precondition(width >= 0 && height >= 0, "a size is never negative")
        self.width = width
        self.height = height
    }
}
