/// One character cell.
public struct Cell: Sendable, Equatable {
    /// The glyph's scalars, so that cells are copied and compared as plain numbers, a thousand times a frame.
    private var code: GlyphCode
    /// Its colours and emphasis.
    public var style: Style

    /// The glyph, its first three scalars at most; `nil` in the right half of a wide glyph.
    public var glyph: Character? {
        get { code.character }
        set { code = GlyphCode(newValue) }
    }

    /// Whether the cell shows nothing but its ground.
    public var isSpace: Bool { code == .space }

    /// Whether the cell is the right half of a wide glyph.
    public var isRightHalf: Bool { code == .rightHalf }

    /// A glyph and its style.
    public init(_ glyph: Character?, _ style: Style = .plain) {
        code = GlyphCode(glyph)
        self.style = style
    }

    /// A space in the terminal's own colours.
    public static let blank = Cell(" ")
}
