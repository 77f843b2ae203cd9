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

    /// What shows faces best where all glyphs can be shown: half blocks, and braille dots where there are no colours.
    ///
    /// Chosen by measure: the root mean square error of drawn faces of 28x28 pixels on 28x14 cells, in levels of 255,
    /// pixel by pixel / blurred by a pixel, as from a distance at which dots mix. Letters would come nearer still
    /// without colours, were their strokes not seen; many fonts lack sextants. Both are for who asks for them.
    ///
    /// | colours | half | quadrant | sextant | braille | ASCII |
    /// |---|---|---|---|---|---|
    /// | 24 bits | 0.0 / 0.0 | 3.5 / 1.1 | 5.6 / 1.7 | 5.5 / 1.7 | 9.6 / 2.5 |
    /// | 256, fitted | 2.0 / 0.8 | | | | |
    /// | 256 | 13.7 / 6.3 | 13.1 / 6.7 | 13.4 / 6.9 | 13.2 / 6.8 | 16.3 / 7.3 |
    /// | 16 | 44.5 / 13.8 | 42.5 / 15.3 | 41.4 / 15.4 | 39.8 / 15.1 | 44.3 / 15.9 |
    /// | 8 | 72.5 / 20.9 | 67.3 / 26.4 | 65.6 / 25.4 | 62.1 / 24.9 | 71.1 / 26.0 |
    /// | none | 90.6 / 37.4 | 61.7 / 35.7 | 47.8 / 34.6 | 39.1 / 26.9 | 33.4 / 25.8 |
    public init(suiting depth: ColorDepth) { self = depth == .mono ? .braille : .half }

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
