import RunEvents

/// A run that can be watched and steered, in this process or another.
public protocol WatchedRun: Sendable {
    /// What the run tells.
    var events: EventMailbox { get }
    /// Asks for something; it is done between two steps, after everything asked for before.
    func send(_ command: RunCommand)
}
