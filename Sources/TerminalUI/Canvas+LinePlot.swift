/// A series of a line plot.
public struct PlotCurve: Sendable, Equatable {
    /// Its values, summed up or not.
    public var series: [SeriesBucket]
    /// Its colour.
    public var style: Style
    /// The character that draws it in ASCII, so that curves can be told apart.
    public var symbol: Character

    /// A series, its colour, and its character in ASCII.
    public init(series: [SeriesBucket], style: Style, symbol: Character = "*") {
        self.series = series
        self.style = style
        self.symbol = symbol
    }
}

extension Canvas {
    /// Draws curves over each other as lines of Braille dots, 2x4 a cell (half blocks on consoles, the curves' characters
    /// in ASCII). Each dot column spans its least to its greatest value, and neighbours are connected. Where curves
    /// share a cell the later one gives the colour. Values that were not finite are marked in the top row.
    public mutating func drawLinePlot(
        _ curves: [PlotCurve], in area: Rect, scale: PlotScale, markStyle: Style = .role(.alarm, bold: true),
        capabilities: Capabilities = Capabilities()
    ) {
    }
}
