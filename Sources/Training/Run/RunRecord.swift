import RunEvents

/// A run on disk, as a list of runs shows it.
public struct RunRecord: Sendable, Equatable {
    /// Its folder.
    public let path: String
    /// Steps that its snapshots reach; nil if it has none to go on from.
    public let snapshotStep: Int?
    /// The last row of its metrics; nil if it has none.
    public let lastStep: StepMetrics?
    /// When its latest snapshot, or else its folder, was last changed: seconds since 1970.
    public let changed: Double
    /// Bytes of all its files.
    public let size: Int
    /// Whether a gantop is working on it.
    public let isInUse: Bool
    /// How it ended; nil while it goes on, and if it was cut off.
    public let ending: Ending?
    /// The file with the last words of a run that was cut off or failed where nobody saw it; nil if there are none.
    public let lastWords: String?

    /// How a run ended.
    public enum Ending: String, Sendable {
        /// With its last step done.
        case done
        /// As somebody asked it to.
        case stopped
        /// With a failure.
        case failed
    }
}
