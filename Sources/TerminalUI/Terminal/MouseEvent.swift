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
