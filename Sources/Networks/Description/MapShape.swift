/// The shape of what lies between two stages: `side` x `side` pixels of `channels` numbers.
public struct MapShape: Sendable, Hashable, CustomStringConvertible {
    /// Pixels in a row and in a column.
    public let side: Int
    /// Numbers of a pixel.
    public let channels: Int

    /// For instance `128 x 7 x 7`.
    public var description: String { "\(channels) x \(side) x \(side)" }
}
