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
    /// Draws a series as bars, a column each, in eighths of a cell (halves on consoles, thirds in ASCII): full up to the
    /// column's least value, subdued from there to its greatest. A finite value shows at least the smallest step.
    /// Values that were not finite are marked in the top row. The series is stretched or summed up to the area's
    /// width; a constant series has half the height.
    ///
    /// - Parameter scale: what the area's height shows; just the series' range by default.
    public mutating func drawSparkline(
        _ series: [SeriesBucket], in area: Rect, style: PlotStyle, scale: PlotScale? = nil,
        capabilities: Capabilities = Capabilities()
    ) {
        guard !area.isEmpty else { return }
        fill(area)
        let scale = scale ?? .fitting([series])
        let bars = BarGlyphs(capabilities)
        let levels = area.height * bars.levels
        for (column, bucket) in SeriesBucket.resample(series, columns: area.width).enumerated() {
            let x = area.x + column
            if bucket.isDrawable {
                let low = max(1, Int((scale.position(of: Double(bucket.minimum)) * Double(levels)).rounded()))
                let high = max(low, Int((scale.position(of: Double(bucket.maximum)) * Double(levels)).rounded()))
                for row in 0..<area.height {
                    let base = row * bars.levels
                    guard high > base else { break }
                    let cell = bars.cell(
                        full: min(bars.levels, max(0, low - base)), band: min(bars.levels, high - base), style)
                    self[x, area.maxY - 1 - row] = cell
                }
            }
            if bucket.hasNonFinite {
                self[x, area.y] = Cell(capabilities.glyphs == .full ? "×" : "x", style.mark)
            }
        }
    }

    /// Draws plain values; else like the other.
    public mutating func drawSparkline(
        _ values: [Float], in area: Rect, style: PlotStyle, scale: PlotScale? = nil,
        capabilities: Capabilities = Capabilities()
    ) {
        drawSparkline(
            values.map { SeriesBucket($0) }, in: area, style: style, scale: scale, capabilities: capabilities)
    }
}

/// The glyphs of bars that grow upwards.
private struct BarGlyphs {
    /// Glyph `n` is filled up to step `n`; the last one is full.
    private let glyphs: [Character]
    private let fullBand: Character
    private let canLayer: Bool
    /// Steps in a cell.
    var levels: Int { glyphs.count - 1 }

    init(_ capabilities: Capabilities) {
        switch capabilities.glyphs {
        case .ascii: glyphs = Array(" .:#")
        case .console: glyphs = Array(" ▄█")
        case .full: glyphs = Array(" ▁▂▃▄▅▆▇█")
        }
        // Without colour the band differs by its texture.
        fullBand =
            capabilities.glyphs == .ascii ? "|" : capabilities.hasColor ? (glyphs.last ?? "█") : "▒"
        canLayer = capabilities.hasColor && capabilities.glyphs != .ascii
    }

    /// The cell filled up to step `full`, and from there up to step `band` in the other style.
    func cell(full: Int, band: Int, _ style: PlotStyle) -> Cell {
        if full == band || full == levels { return Cell(glyphs[full], style.area) }
        if full == 0 { return Cell(band == levels ? fullBand : glyphs[band], style.band) }
        if band == levels, canLayer {
            var layered = style.area
            layered.background = style.band.foreground
            return Cell(glyphs[full], layered)
        }
        // Three levels in one cell cannot be shown: the extreme goes before the boundary inside.
        return Cell(glyphs[band], full * 2 >= band ? style.area : style.band)
    }
}
