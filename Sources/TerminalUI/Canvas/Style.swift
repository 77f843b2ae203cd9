/// Colours and emphasis of a cell.
public struct Style: Sendable, Equatable, Hashable {
    /// The glyph's colour.
    public var foreground: Color
    /// The ground's colour.
    public var background: Color
    /// Heavier strokes.
    public var bold: Bool
    /// Lighter strokes, where the terminal can.
    public var faint: Bool
    /// Ground and glyph exchanged.
    public var reverse: Bool
    /// A line below.
    public var underline: Bool

    /// The terminal's own colours unless said otherwise.
    public init(
        foreground: Color = .standard, background: Color = .standard, bold: Bool = false, faint: Bool = false,
        reverse: Bool = false, underline: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.faint = faint
        self.reverse = reverse
        self.underline = underline
    }

    /// The terminal's own colours.
    public static let plain = Style()

    /// A glyph in a colour with a meaning.
    public static func role(_ role: Color.Role, bold: Bool = false) -> Style {
        Style(foreground: .role(role), bold: bold)
    }
}
