import TerminalUI
import Testing

/// Anything may be drawn anywhere: nothing traps, nothing leaves the canvas, and no wide glyph is cut in two.
@Suite("Random drawing")
struct RandomDrawingTests {
    private static let sizes = [
        (0, 0), (1, 1), (1, 7), (2, 2), (3, 1), (7, 5), (40, 12), (80, 24), (119, 41), (200, 60), (500, 200),
    ]

    @Test(arguments: sizes)
    func anything(width: Int, height: Int) {
        var numbers = FixedNumbers(seed: UInt64(width * 1000 + height))
        var canvas = Canvas(size: Size(width: width, height: height))
        for _ in 0..<60 {
            draw(&canvas, &numbers)
            #expect(canvas.isConsistent)
        }
        #expect(canvas.size == Size(width: width, height: height))
    }

    private func draw(_ canvas: inout Canvas, _ numbers: inout FixedNumbers) {
        let area = rect(canvas.size, &numbers)
        let capabilities = Capabilities(
            depth: pick(ColorDepth.allCases, &numbers), symbols: pick(PictureSymbols.allCases, &numbers),
            glyphs: pick(GlyphSet.allCases, &numbers), ground: pick(Ground.allCases, &numbers))
        let values = values(&numbers)
        switch Int.random(in: 0..<9, using: &numbers) {
        case 0: canvas.write(text(&numbers), at: area.x, area.y, maxWidth: area.width)
        case 1: canvas.write(text(&numbers), in: area, alignment: .center, keeping: .end)
        case 2:
            canvas.drawPanel(
                area, title: [Span(text(&numbers))], note: [Span(text(&numbers))], glyphs: capabilities.glyphs)
        case 3: canvas.drawSparkline(values, in: area, style: .discriminator, capabilities: capabilities)
        case 4:
            let series = values.map { SeriesBucket($0) }
            canvas.drawLinePlot(
                [PlotCurve(series: series, style: .plain)], in: area,
                scale: .fitting([series], isLogarithmic: Bool.random(using: &numbers)), capabilities: capabilities)
        case 5:
            canvas.drawProgressBar(
                Double(values.first ?? 0), x: area.x, y: area.y, width: area.width, glyphs: capabilities.glyphs)
        case 6:
            let small = Rect(x: area.x, y: area.y, width: min(area.width, 12), height: min(area.height, 5))
            canvas.drawPicture(picture(&numbers), in: small, capabilities: capabilities)
        case 7: canvas.fill(area, with: Cell("."))
        default:
            var other = Canvas(size: Size(width: min(area.width, 9), height: 2))
            other.write("日本語日本語", at: -1, 0)
            canvas.draw(other, x: area.x, y: area.y)
        }
    }

    private func rect(_ size: Size, _ numbers: inout FixedNumbers) -> Rect {
        Rect(
            x: .random(in: -5...size.width + 3, using: &numbers), y: .random(in: -5...size.height + 3, using: &numbers),
            width: .random(in: -2...size.width + 9, using: &numbers),
            height: .random(in: -2...size.height + 9, using: &numbers))
    }

    private func values(_ numbers: inout FixedNumbers) -> [Float] {
        (0..<Int.random(in: 0...300, using: &numbers)).map { _ in
            switch Int.random(in: 0..<20, using: &numbers) {
            case 0: .nan
            case 1: .infinity
            case 2: .greatestFiniteMagnitude
            case 3: -.greatestFiniteMagnitude
            default: .random(in: -3...3, using: &numbers)
            }
        }
    }

    private func text(_ numbers: inout FixedNumbers) -> String {
        let pieces = ["loss", "日", "é", "e\u{301}", "👩‍👩‍👧", "\u{1B}[2J", "\n", "שלום", "\u{202E}", "🇩🇪", "\u{200D}", " "]
        return (0..<Int.random(in: 0...20, using: &numbers)).map { _ in pick(pieces, &numbers) }.joined()
    }

    private func picture(_ numbers: inout FixedNumbers) -> Picture {
        let width = Int.random(in: 0...9, using: &numbers)
        let height = Int.random(in: 0...9, using: &numbers)
        let pixels = (0..<width * height * 3).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        return Picture(width: width, height: height, pixels: pixels)
    }

    private func pick<Element>(_ elements: [Element], _ numbers: inout FixedNumbers) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &numbers)]
    }
}
