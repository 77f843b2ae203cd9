import Snapshots

/// The way back to an earlier state: from the wish, or from networks that are spoilt, until the disk has taken it.
struct Return {
    /// An earlier state, and why the run goes back to it.
    struct Target {
        /// Where its tensors are; nil for the copy in memory.
        var snapshot: SnapshotFile?
        var state: TrainingState
        /// What spoilt the networks, which hold this state by now; nil if someone asked to go back.
        var divergence: String?
        /// The step that the run goes back from.
        var fromStep: Int
    }

    let target: Target
    /// Whether the run trains on from there, rather than pause.
    var goesOn: Bool
    /// Whether the run was finished: giving up comes back to that.
    let wasFinished: Bool
    /// Whether the disk has refused it, and it is tried again in a while.
    private(set) var isWaiting = false
    /// Whether it can be given up: where the networks are spoilt there is nothing to stay with.
    var isOptional: Bool { target.divergence == nil }

    init(to target: Target, goesOn: Bool, wasFinished: Bool) {
        self.target = target
        self.goesOn = goesOn
        self.wasFinished = wasFinished
    }

    /// Notes that the disk refused.
    ///
    /// - Returns: whether that is new to whoever watches.
    mutating func refused() -> Bool {
        defer { isWaiting = true }
        return !isWaiting
    }
}
