/// Where text stands in the room it is given.
public enum TextAlignment: Sendable {
    /// At the left.
    case leading
    /// In the middle.
    case center
    /// At the right.
    case trailing
}
