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
    /// in ASCII). Each dot column spans its least to its greatest value, and neighbours are connected. Where two curves
    /// share cells, they give the colour in turn. Values that were not finite are marked in the top row. Cells
    /// without a dot keep what they show: draw grid lines first.
    public mutating func drawLinePlot(
        _ curves: [PlotCurve], in area: Rect, scale: PlotScale, markStyle: Style = .role(.alarm, bold: true),
        capabilities: Capabilities = Capabilities()
    ) {
        guard !area.isEmpty else { return }
        var raster = DotRaster(width: area.width, height: area.height, glyphs: capabilities.glyphs)
        var marked = Array(repeating: false, count: area.width)
        for (index, curve) in curves.enumerated() {
            let points = curve.dotColumns(raster.dotsAcross, scale)
            raster.draw(points, curve: index)
            for (column, bucket) in SeriesBucket.resample(curve.series, columns: area.width).enumerated()
            where bucket.hasNonFinite {
                marked[column] = true
            }
        }
        for y in 0..<area.height {
            for x in 0..<area.width {
                guard let (glyph, index) = raster.glyph(x, y, symbols: curves.map(\.symbol)) else { continue }
                self[area.x + x, area.y + y] = Cell(glyph, curves[index].style)
            }
        }
        for x in 0..<area.width where marked[x] {
            self[area.x + x, area.y] = Cell(capabilities.glyphs == .full ? "×" : "x", markStyle)
        }
    }
}

extension PlotCurve {
    /// For each dot column the heights, 0...1, between which the curve runs; nil where there is nothing. A short series
    /// is interpolated.
    fileprivate func dotColumns(_ columns: Int, _ scale: PlotScale) -> [ClosedRange<Double>?] {
        func range(_ bucket: SeriesBucket) -> ClosedRange<Double>? {
            guard bucket.isDrawable else { return nil }
            let low = scale.position(of: Double(bucket.minimum))
            return low...max(low, scale.position(of: Double(bucket.maximum)))
        }
        guard series.count > 1, series.count < columns else {
            return SeriesBucket.resample(series, columns: columns).map(range)
        }
        return (0..<columns).map { column in
            let place = Double(column) * Double(series.count - 1) / Double(columns - 1)
            let index = min(Int(place), series.count - 2)
            let part = place - Double(index)
            switch (range(series[index]), range(series[index + 1])) {
            case (let before?, let after?):
                let low = before.lowerBound + part * (after.lowerBound - before.lowerBound)
                let high = before.upperBound + part * (after.upperBound - before.upperBound)
                return low...max(low, high)
            case (let before, let after): return part < 0.5 ? before : after
            }
        }
    }
}

/// Dots of several curves, gathered before they become glyphs.
private struct DotRaster {
    private let width: Int
    private let height: Int
    private let columnsPerCell: Int
    private let rowsPerCell: Int
    private let glyphs: GlyphSet
    /// A bit a dot, row by row.
    private var dots: [UInt8]
    /// The first and the last curve in each cell.
    private var owners: [(first: Int, last: Int)]
    var dotsAcross: Int { width * columnsPerCell }

    init(width: Int, height: Int, glyphs: GlyphSet) {
        self.width = width
        self.height = height
        self.glyphs = glyphs
        (columnsPerCell, rowsPerCell) =
            switch glyphs {
            case .ascii: (1, 1)
            case .console: (1, 2)
            case .full: (2, 4)
            }
        dots = Array(repeating: 0, count: width * height)
        owners = Array(repeating: (0, 0), count: width * height)
    }

    mutating func draw(_ columns: [ClosedRange<Double>?], curve: Int) {
        let top = height * rowsPerCell - 1
        var previous: (low: Int, high: Int)?
        for (x, range) in columns.enumerated() {
            guard let range else {
                previous = nil
                continue
            }
            let span = (
                low: Int((range.lowerBound * Double(top)).rounded()),
                high: Int((range.upperBound * Double(top)).rounded())
            )
            var drawn = span
            if let previous {
                drawn.low = min(span.low, previous.high + 1)
                drawn.high = max(span.high, previous.low - 1)
            }
            for level in drawn.low...drawn.high { setDot(x, top - level, curve) }
            previous = span
        }
    }

    private mutating func setDot(_ x: Int, _ y: Int, _ curve: Int) {
        let cell = (y / rowsPerCell) * width + x / columnsPerCell
        owners[cell] = (dots[cell] == 0 ? curve : owners[cell].first, curve)
        dots[cell] |= 1 << UInt8((y % rowsPerCell) * columnsPerCell + x % columnsPerCell)
    }

    func glyph(_ x: Int, _ y: Int, symbols: [Character]) -> (Character, curve: Int)? {
        let mask = Int(dots[y * width + x])
        guard mask != 0 else { return nil }
        let owner = x % 2 == 0 ? owners[y * width + x].last : owners[y * width + x].first
        switch glyphs {
        case .ascii: return (symbols[owner], owner)
        case .console: return (PictureSymbols.half.glyph(mask), owner)
        case .full: return (PictureSymbols.braille.glyph(mask), owner)
        }
    }
}
