/// What happens at the terminal.
public enum InputEvent: Sendable, Equatable {
    /// A key was pressed.
    case key(Key)
    /// A mouse button was pressed or released, or its wheel turned.
    case mouse(MouseEvent)
    /// The window has a new size.
    case resize(Size)
    /// The terminal has told more of what it can show.
    case capabilities(Capabilities)
    /// The terminal came back after a suspension; what was on the screen has been drawn again.
    case resumed
    /// Control-C, or SIGINT from elsewhere.
    case interrupt
    /// SIGTERM: please end.
    case terminate
    /// The terminal is gone (SIGHUP, or its input ended): nothing more can be shown or asked.
    case hangup
}
