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
