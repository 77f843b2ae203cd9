/// How the dashboard came to its end.
public enum Ending: Sendable, Equatable {
    /// The run is over and everything is on disk.
    case saved
    /// The user chose to leave without saving.
    case unsaved
    /// The user did not wait for the save; the previous snapshot is whole.
    case abandoned
    /// The run failed; one line says of what.
    case failed(String)
    /// The run goes on without this screen.
    case detached
    /// The run of another program came to its end.
    case over
    /// The run of another program is no longer heard of.
    case lost
}
