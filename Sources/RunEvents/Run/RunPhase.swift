/// What a run is doing.
public enum RunPhase: Codable, Sendable, Equatable {
    /// Making ready: listing faces, loading a snapshot.
    case starting
    /// Stepping.
    case running
    /// Waiting for `resume` or `singleStep`.
    case paused
    /// All steps done and saved; `trainOn` goes on.
    case finished
    /// Saving before the end.
    case stopping
    /// Over; nothing follows.
    case stopped
    /// Over because of a failure, told in one line.
    case failed(String)
}
