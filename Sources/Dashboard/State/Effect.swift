import RunEvents

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
    case keep(Preferences)
    /// Close the terminal and end the program.
    case quit(Ending)
}
