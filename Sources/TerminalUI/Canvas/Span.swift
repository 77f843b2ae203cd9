/// A piece of text in one style.
public struct Span: Sendable, Equatable {
    /// The text.
    public var text: String
    /// Its style.
    public var style: Style

    /// Text in a style.
    public init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }
}
