/// The snapshots of a run that can be gone back to, as far as they have been read.
public struct SnapshotListing: Codable, Sendable, Equatable {
    /// Those read so far that are whole, by step.
    public var entries: [SnapshotSummary]
    /// How many are still to be read; 0 when the list is complete.
    public var unread: Int
    /// How many of those read are damaged, and left out.
    public var damaged: Int

    /// Names every value.
    public init(entries: [SnapshotSummary], unread: Int, damaged: Int) {
        self.entries = entries
        self.unread = unread
        self.damaged = damaged
    }
}
