/// A 24-bit colour. Devices with fewer colours quantise it.
public struct RGB: Sendable, Equatable, Hashable {
    /// Red, green and blue, 0...255, gamma-encoded (sRGB).
    public var red: UInt8, green: UInt8, blue: UInt8

    /// From its three channels.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}

/// The colour of a cell's glyph or ground.
public enum Color: Sendable, Equatable, Hashable {
    /// The terminal's own.
    case standard
    /// A colour with a meaning, mapped by each colour depth to what suits it.
    case role(Role)
    /// A colour of a picture.
    case rgb(RGB)
    /// A number of the terminal's own palette: 0...7, 0...15 or 0...255, whatever its colour depth has.
    case indexed(UInt8)

    /// What a colour stands for on the dashboard.
    public enum Role: UInt8, Sendable, CaseIterable {
        case discriminator
        case generator
        case dim
        case good
        case warning
        case alarm
        case accent
        /// The discriminator's colour, subdued: areas below a curve.
        case softDiscriminator
        /// The generator's colour, subdued: areas below a curve.
        case softGenerator
        /// Borders of panels and tracks of bars.
        case frame
    }
}

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
