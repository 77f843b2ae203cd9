import TerminalUI
import Testing

@Suite("Sparklines")
struct SparklineTests {
    private func spark(
        _ values: [Float], _ width: Int, _ height: Int = 1, scale: PlotScale? = nil,
        _ capabilities: Capabilities = Capabilities()
    ) -> [String] {
        drawn(width, height) {
            $0.drawSparkline(values, in: $0.bounds, style: .generator, scale: scale, capabilities: capabilities)
        }.rows
    }

    private let unit = PlotScale(lower: 0, upper: 1)

    @Test("Eighths, one row high")
    func eighths() {
        #expect(spark((0...8).map { Float($0) / 8 }, 9) == ["▁▁▂▃▄▅▆▇█"])
    }

    @Test("Several rows high")
    func rows() {
        #expect(spark([0, 0.25, 0.5, 0.75, 1], 5, 2) == ["   ▄█", "▁▄███"])
    }

    @Test("Empty, one value, constant: nothing, and half the height")
    func degenerate() {
        #expect(spark([], 3) == ["   "])
        #expect(spark([7], 3) == ["▄▄▄"])
        #expect(spark([2, 2, 2], 3, 2) == ["   ", "███"])
        #expect(spark([0, 0], 2) == ["▄▄"])
        #expect(spark([1, 2], 0, 0) == [])
    }

    @Test("A spike of one step stays visible among very many")
    func spike() {
        var values = Array(repeating: Float(0.5), count: 100_000)
        values[50_001] = 1
        values[20_003] = 0
        let canvas = drawn(10, 2) { $0.drawSparkline(values, in: $0.bounds, style: .generator, scale: unit) }
        #expect(canvas.rows == ["     █    ", "██▁███████"])
        #expect(canvas[5, 0].style == PlotStyle.generator.band)
        // The dip: an eighth of the cell is full, the rest has the band's colour.
        #expect(canvas[2, 1].style.foreground == PlotStyle.generator.area.foreground)
        #expect(canvas[2, 1].style.background == PlotStyle.generator.band.foreground)
    }

    @Test("Values that are not finite are marked, their neighbours drawn")
    func notFinite() {
        #expect(spark([0, .nan, 1, .infinity], 4, 2) == [" ×█×", "▁ █ "])
        #expect(spark([.nan], 2) == ["××"])
        #expect(spark([0, .nan, 1], 3, 1, Capabilities(depth: .mono, symbols: .ascii, unicode: false)) == [".x#"])
    }

    @Test("Huge and tiny values")
    func extremes() {
        let greatest = Float.greatestFiniteMagnitude
        #expect(spark([-greatest, greatest], 2) == ["▁█"])
        #expect(spark([0, .leastNonzeroMagnitude], 2) == ["▁█"])
        #expect(spark([1e30, 1e30], 2) == ["▄▄"])
    }

    @Test("Consoles have halves, ASCII thirds; without colour a band is shaded")
    func otherGlyphs() {
        let values: [Float] = [0, 0.5, 1]
        #expect(spark(values, 3, 1, Capabilities(glyphs: .console)) == ["▄▄█"])
        #expect(spark(values, 3, 1, Capabilities(glyphs: .ascii)) == [".:#"])
        let wide = [SeriesBucket(minimum: 0.25, maximum: 1)]
        let canvas = drawn(1, 4) {
            $0.drawSparkline(
                wide, in: $0.bounds, style: .generator, scale: unit, capabilities: Capabilities(depth: .mono))
        }
        #expect(canvas.rows == ["▒", "▒", "▒", "█"])
    }

    @Test("A logarithmic scale: equal ratios, equal steps; zero lies at the bottom")
    func logarithmic() {
        let scale = PlotScale(lower: 0.001, upper: 1, isLogarithmic: true)
        #expect(spark([0, 0.001, 0.01, 0.1, 1], 5, 3, scale: scale) == ["    █", "   ██", "▁▁███"])
    }

    @Test("Resampling keeps every extreme and every mark", arguments: [1, 2, 3, 7, 13, 80, 1000])
    func resampling(columns: Int) {
        var numbers = FixedNumbers(seed: 3)
        let values = (0..<997).map { _ in Float.random(in: -5...5, using: &numbers) } + [.nan]
        let buckets = SeriesBucket.resample(values, columns: columns)
        #expect(buckets.count == columns)
        let finite = values.filter(\.isFinite)
        #expect(buckets.map(\.minimum).filter { !$0.isNaN }.min() == finite.min())
        #expect(buckets.map(\.maximum).filter { !$0.isNaN }.max() == finite.max())
        #expect(buckets.contains { $0.hasNonFinite })
        #expect(SeriesBucket.resample(values, columns: 0).isEmpty)
        #expect(SeriesBucket.resample([Float](), columns: columns).allSatisfy { !$0.isDrawable })
    }
}
