import RunEvents
import TerminalUI

/// What can happen to the dashboard.
public enum Message: Sendable, Equatable {
    /// Something at the terminal.
    case input(InputEvent)
    /// Something from the run.
    case run(RunEvent)
    /// Nothing more comes from the run, whatever it told last.
    case lost
    /// The time now on a monotonic clock; give one before the messages of each turn of the main loop.
    case tick(seconds: Double)
}
