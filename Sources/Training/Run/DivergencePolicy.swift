/// What to do when a loss or weight is no longer finite. The third time without a snapshot in between always ends the
/// run, and no such state is ever saved.
public enum DivergencePolicy: String, Codable, Sendable, CaseIterable {
    /// Go back to the last good state and pause: someone watches and decides. Where nobody does, it is `stop`.
    case ask
    /// End the run as a failure; its last snapshot is whole.
    case stop
    /// Go back to the last good state and go on with half the learning rates.
    case rollback
}
