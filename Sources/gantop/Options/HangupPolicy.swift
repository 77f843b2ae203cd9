import ArgumentParser

/// What to do when the terminal is gone.
enum HangupPolicy: String, CaseIterable, ExpressibleByArgument {
    /// Train on without it.
    case detach
    /// Save and exit.
    case stop
}
