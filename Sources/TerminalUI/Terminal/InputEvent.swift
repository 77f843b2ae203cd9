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

/// A key of the keyboard.
public enum Key: Sendable, Equatable, Hashable {
    /// A printable character, space included.
    case character(Character)
    /// A letter pressed with control, in lower case: `.control("l")`. Control-I, -J, -M, -H and -[ are told as the
    /// keys they stand for.
    case control(Character)
    /// A function key, F1 is 1.
    case function(Int)
    /// Return or Enter.
    case enter
    /// Tabulator.
    case tab
    /// Shift and tabulator.
    case backTab
    /// Escape.
    case escape
    /// Backspace.
    case backspace
    /// Delete the character to the right.
    case delete
    /// Insert.
    case insert
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
    case right
    /// Home.
    case home
    /// End.
    case end
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
}

/// What a mouse did, and where.
public struct MouseEvent: Sendable, Equatable {
    /// Kinds of mouse events.
    public enum Action: Sendable, Equatable {
        /// A button went down: 1 left, 2 middle, 3 right.
        case press(button: Int)
        /// A button went up.
        case release(button: Int)
        /// The wheel turned away from the user.
        case scrollUp
        /// The wheel turned towards the user.
        case scrollDown
    }

    /// The column, from 0.
    public var x: Int
    /// The row, from 0.
    public var y: Int
    /// What happened.
    public var action: Action

    /// An action at a cell.
    public init(x: Int, y: Int, action: Action) {
        self.x = x
        self.y = y
        self.action = action
    }
}
