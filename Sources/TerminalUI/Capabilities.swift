/// How many colours a terminal shows.
public enum ColorDepth: String, CaseIterable, Sendable {
    /// 24 bits.
    case truecolor
    /// The fixed cube of 6x6x6 and 24 greys.
    case indexed256 = "256"
    /// The eight ANSI colours and their bright twins.
    case sixteen = "16"
    /// The eight ANSI colours.
    case eight = "8"
    /// Only glyph and ground.
    case mono
}

/// The glyphs that pictures are made of.
public enum PictureSymbols: String, CaseIterable, Sendable {
    /// Upper and lower halves: 1x2 pixels a cell.
    case half
    /// Quarters: 2x2 pixels a cell.
    case quadrant
    /// Sixths (Unicode 13): 2x3 pixels a cell.
    case sextant
    /// Braille dots: 2x4 a cell.
    case braille
    /// ASCII characters chosen by where their ink lies.
    case ascii

    /// What shows faces best where all glyphs can be shown. Half blocks show each pixel in its own colour; where there
    /// are hardly any, quadrants show more of the shape.
    public init(suiting depth: ColorDepth) { self = depth == .mono || depth == .eight ? .quadrant : .half }

    /// How many pixels a cell has across and down.
    public var pixelsPerCell: (columns: Int, rows: Int) {
        switch self {
        case .half: (1, 2)
        case .quadrant: (2, 2)
        case .sextant: (2, 3)
        case .braille: (2, 4)
        case .ascii: (2, 3)
        }
    }
}

/// The characters that a terminal can be trusted to show.
public enum GlyphSet: String, CaseIterable, Sendable {
    /// Only ASCII: the locale is not UTF-8.
    case ascii
    /// What consoles with a font of 256 or 512 glyphs have: lines, half blocks and shades, no eighths or Braille.
    case console
    /// All of Unicode.
    case full
}

/// Whether the terminal's own ground is dark or light.
public enum Ground: String, CaseIterable, Sendable {
    /// Light glyphs on a dark ground.
    case dark
    /// Dark glyphs on a light ground.
    case light
}

/// What widgets need to know about the terminal.
public struct Capabilities: Sendable, Equatable {
    /// How many colours it shows.
    public var depth: ColorDepth
    /// What pictures are made of.
    public var symbols: PictureSymbols
    /// The characters it can show.
    public var glyphs: GlyphSet
    /// The ground that is drawn on.
    public var ground: Ground
    /// Whether the terminal fits its 256 colours to what is drawn: pictures then come to it in 24 bits.
    public var fitsColors = false
    /// Whether the user wants strong contrasts: things that differ in colour are then told apart by shape as well.
    public var isHighContrast = false

    /// All of them; a modern terminal unless said otherwise.
    public init(
        depth: ColorDepth = .truecolor, symbols: PictureSymbols = .half, glyphs: GlyphSet = .full,
        ground: Ground = .dark
    ) {
        self.depth = depth
        self.symbols = symbols
        self.glyphs = glyphs
        self.ground = ground
    }

    /// With all of Unicode, or with ASCII only.
    public init(depth: ColorDepth, symbols: PictureSymbols, unicode: Bool) {
        self.init(depth: depth, symbols: symbols, glyphs: unicode ? .full : .ascii)
    }

    /// What pictures are made of if the user asks for `asked`, or for what suits the terminal; never what it cannot show.
    public func symbols(asked: PictureSymbols?, otherwise own: PictureSymbols) -> PictureSymbols {
        switch glyphs {
        case .ascii: .ascii
        case .console: asked == .ascii ? .ascii : .half
        case .full: asked ?? own
        }
    }

    /// The colours that pictures are drawn in.
    var pictureDepth: ColorDepth { depth == .indexed256 && fitsColors ? .truecolor : depth }

    /// Whether more than ASCII can be shown.
    public var unicode: Bool { glyphs != .ascii }
    /// Whether there are colours at all.
    public var hasColor: Bool { depth != .mono }
}
