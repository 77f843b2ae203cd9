/// How a run ended.
public enum RunEnd: Sendable, Equatable {
    /// As it was asked to, or with its last step done; with all saved that was to be saved.
    case stopped
    /// With a failure, told in one line.
    case failed(String)
}
