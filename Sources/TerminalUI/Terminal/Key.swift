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
