/// A place in the shuffled order of a run: everything before it has been used.
///
/// Together with the run's seed it decides all batches that follow, whatever was prefetched.
public struct BatchPosition: Sendable, Equatable, Codable {
    /// Passes over the source begun before this one, from 0.
    public var epoch: Int
    /// Entries of this epoch's order already used or passed over.
    public var offset: Int

    /// Names both values.
    public init(epoch: Int, offset: Int) {
        self.epoch = epoch
        self.offset = offset
    }

    /// The beginning of a run.
    public static let start = BatchPosition(epoch: 0, offset: 0)
}
