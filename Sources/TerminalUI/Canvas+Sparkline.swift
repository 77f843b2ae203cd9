/// The look of a plotted series.
public struct PlotStyle: Sendable, Equatable {
    /// Up to the least value of each column.
    public var area: Style
    /// From the least to the greatest value of each column.
    public var band: Style
    /// Marks of values that were not finite.
    public var mark: Style

    /// The three styles; marks are alarms.
    public init(area: Style, band: Style, mark: Style = .role(.alarm, bold: true)) {
        self.area = area
        self.band = band
        self.mark = mark
    }

    /// The discriminator's.
    public static let discriminator = PlotStyle(area: .role(.discriminator), band: .role(.softDiscriminator))
    /// The generator's.
    public static let generator = PlotStyle(area: .role(.generator), band: .role(.softGenerator))
}

extension Canvas {
    /// Draws a series as bars, a column each, in eighths of a cell (halves on consoles, whole cells in ASCII): full up to
    /// the column's least value, subdued from there to its greatest. Values that were not finite are marked in the top
    /// row. The series is stretched or summed up to the area's width; a constant series is a line of middle height.
    ///
    /// - Parameter scale: what the area's height shows; just the series' range by default.
    public mutating func drawSparkline(
        _ series: [SeriesBucket], in area: Rect, style: PlotStyle, scale: PlotScale? = nil,
        capabilities: Capabilities = Capabilities()
    ) {
    }

    /// Draws plain values; else like the other.
    public mutating func drawSparkline(
        _ values: [Float], in area: Rect, style: PlotStyle, scale: PlotScale? = nil,
        capabilities: Capabilities = Capabilities()
    ) {
        drawSparkline(
            SeriesBucket.resample(values, columns: area.width), in: area, style: style, scale: scale,
            capabilities: capabilities)
    }
}
