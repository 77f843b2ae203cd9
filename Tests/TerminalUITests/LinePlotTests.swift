import TerminalUI
import Testing

@Suite("Line plots")
struct LinePlotTests {
    private func plot(
        _ curves: [PlotCurve], _ width: Int, _ height: Int, _ glyphs: GlyphSet = .full
    ) -> [String] {
        drawn(width, height) {
            $0.drawLinePlot(
                curves, in: $0.bounds, scale: PlotScale(lower: 0, upper: 1),
                capabilities: Capabilities(glyphs: glyphs))
        }.rows
    }

    private func curve(_ values: [Float], _ symbol: Character = "*") -> PlotCurve {
        PlotCurve(series: values.map { SeriesBucket($0) }, style: .role(.generator), symbol: symbol)
    }

    @Test("A rising line, interpolated and connected")
    func rising() {
        #expect(plot([curve([0, 1])], 2, 1) == ["⡠⠊"])
        #expect(plot([curve([0, 1])], 4, 2) == ["  ⡠⠊", "⡠⠊  "])
        #expect(plot([curve([0, 1])], 4, 2, .console) == ["  ▄▀", "▄▀  "])
        #expect(plot([curve([0, 1])], 2, 2, .ascii) == [" *", "* "])
    }

    @Test("A jump is connected")
    func jump() {
        #expect(plot([curve([0, 0, 1, 1])], 2, 2) == [" ⡏", "⣀⠇"])
    }

    @Test("Empty, one value, no room")
    func degenerate() {
        #expect(plot([], 2, 1) == ["  "])
        #expect(plot([curve([])], 2, 1) == ["  "])
        #expect(plot([curve([0])], 2, 1) == ["⣀⣀"])
        #expect(plot([curve([1])], 2, 1) == ["⠉⠉"])
        #expect(plot([curve([1])], 0, 0) == [])
    }

    @Test(
        "Two curves give the cells that they share their colour and character in turn; other cells keep what they had")
    func layers() {
        #expect(plot([curve([0.5], "a"), curve([0.5], "b")], 3, 1, .ascii) == ["bab"])
        #expect(plot([curve([0.3]), curve([0.6])], 3, 1) == ["⠶⠶⠶"], "neither hides the other's dots")
        let canvas = drawn(3, 2) {
            $0.write("...", at: 0, 0)
            $0.drawLinePlot([curve([0])], in: $0.bounds, scale: PlotScale(lower: 0, upper: 1))
        }
        #expect(canvas.rows == ["...", "⣀⣀⣀"])
    }

    @Test("A gap where nothing is finite, with its mark")
    func gap() {
        #expect(plot([curve([0, 0, .nan, .nan, 0, 0])], 3, 2) == [" × ", "⣀ ⣀"])
        #expect(plot([curve([0, .infinity, 0])], 3, 2, .ascii) == [" x ", "* *"])
    }

    @Test("The spike of one step among very many")
    func spike() {
        var values = Array(repeating: Float(0), count: 10_000)
        values[5_000] = 1
        #expect(plot([curve(values)], 4, 1) == ["⣀⣀⣇⣀"])
    }
}
