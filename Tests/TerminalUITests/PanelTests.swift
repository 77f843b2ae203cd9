import TerminalUI
import Testing

@Suite("Panels and bars")
struct PanelTests {
    @Test("A panel with title, note and footer, in each glyph set")
    func panels() {
        func panel(_ glyphs: GlyphSet) -> [String] {
            drawn(18, 3) { canvas in
                let inside = canvas.drawPanel(
                    canvas.bounds, title: [Span("loss")], note: [Span("1.5")], footer: [Span("日")], glyphs: glyphs)
                #expect(inside == Rect(x: 1, y: 1, width: 16, height: 1))
            }.rows
        }
        #expect(panel(.full) == ["╭─ loss ─── 1.5 ─╮", "│                │", "╰─ 日 ───────────╯"])
        #expect(panel(.console)[0] == "┌─ loss ─── 1.5 ─┐")
        #expect(panel(.ascii) == ["+- loss --- 1.5 -+", "|                |", "+- 日 -----------+"])
    }

    @Test("What has no room is cut or left out")
    func narrow() {
        let canvas = drawn(9, 2) { canvas in
            canvas.drawPanel(canvas.bounds, title: [Span("long title")], note: [Span("note")])
        }
        #expect(canvas.rows == ["╭─ lon ─╮", "╰───────╯"])
        for (width, height) in [(0, 0), (1, 1), (1, 5), (5, 1)] {
            let tiny = drawn(6, 6) { canvas in
                let inside = canvas.drawPanel(Rect(x: 1, y: 1, width: width, height: height), title: [Span("t")])
                #expect(inside.isEmpty)
            }
            #expect(tiny == Canvas(size: tiny.size))
        }
        #expect(drawn(2, 2) { $0.drawPanel($0.bounds) }.rows == ["╭╮", "╰╯"])
    }

    @Test("Lines")
    func lines() {
        let canvas = drawn(4, 3) { canvas in
            canvas.drawHorizontalLine(x: -1, y: 1, width: 9)
            canvas.drawVerticalLine(x: 2, y: 0, height: 99)
        }
        #expect(canvas.rows == ["  │ ", "──│─", "  │ "])
    }

    @Test("Progress bars: nothing, part of a cell, half, full, beyond, not a number")
    func progress() {
        func bar(_ fraction: Double, _ glyphs: GlyphSet = .full) -> String {
            drawn(8, 1) { $0.drawProgressBar(fraction, x: 0, y: 0, width: 8, glyphs: glyphs) }.rows[0]
        }
        #expect(bar(0) == "────────")
        #expect(bar(1.0 / 64) == "▏───────")
        #expect(bar(0.5) == "████────")
        #expect(bar(0.99) == "███████▉")
        #expect(bar(1) == "████████")
        #expect(bar(7) == "████████")
        #expect(bar(-1) == "────────")
        #expect(bar(.nan) == "────────")
        #expect(bar(.infinity) == "████████")
        #expect(bar(0.45, .ascii) == "###-----")
        #expect(bar(0.45, .console) == "███▌░░░░")
        #expect(drawn(2, 1) { $0.drawProgressBar(1, x: 0, y: 0, width: 0) }.rows == ["  "])
        #expect(drawn(2, 1) { $0.drawProgressBar(1, x: 1, y: 0, width: 9) }.rows == [" █"])
    }
}
