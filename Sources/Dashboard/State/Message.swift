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

/// What the dashboard asks of the main loop, to be done in order.
public enum Effect: Sendable, Equatable {
    /// Hand a command to the run.
    case send(RunCommand)
    /// Draw the whole screen anew, whatever the terminal is thought to show.
    case redraw
    /// Give the terminal back to the shell until it continues the program.
    case suspend
    /// Ring the terminal's bell.
    case bell
    /// Keep what the user has chosen, for the next time.
    case keep(Settings)
    /// Close the terminal and end the program.
    case quit(Ending)
}

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
