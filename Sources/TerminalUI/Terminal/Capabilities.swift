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
