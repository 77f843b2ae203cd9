import TerminalUI
import Testing

@Suite("Text")
struct TextTests {
    @Test("Widths: ASCII, accents, wide characters, emoji, marks, controls")
    func widths() {
        #expect("".displayWidth == 0)
        #expect("loss".displayWidth == 4)
        #expect("é".displayWidth == 1)
        #expect("e\u{301}".displayWidth == 1)
        #expect("日本".displayWidth == 4)
        #expect("ｱ".displayWidth == 1)
        #expect("Ａ".displayWidth == 2)
        #expect("한국".displayWidth == 4)
        #expect("\u{1112}\u{1161}\u{11AB}".displayWidth == 2)
        #expect("😀".displayWidth == 2)
        #expect("👩‍👩‍👧".displayWidth == 2)
        #expect("👍🏽".displayWidth == 2)
        #expect("🇺🇸".displayWidth == 2)
        #expect("❤️".displayWidth == 1)
        #expect("a\u{200B}b".displayWidth == 2)
        #expect("שלום".displayWidth == 4)
        #expect("\u{1B}[31m".displayWidth == 5)
        #expect("कि".displayWidth == 2)
    }

    @Test("Control characters and bidirectional overrides become visible")
    func harmless() {
        let canvas = drawn(8, 1) { $0.write("a\u{1B}\n\t\u{202E}\u{9B}\u{7F}b", at: 0, 0) }
        #expect(canvas.rows == ["a␛␊␉\u{FFFD}\u{FFFD}␡b"])
    }

    @Test("Joined emoji show their first part, flags their letters, stray marks a circle")
    func broughtDown() {
        #expect(TerminalGlyph.glyphs(of: "👩‍👩‍👧x").map(\.character) == ["👩", "x"])
        #expect(TerminalGlyph.glyphs(of: "🇩🇪").map(\.character) == ["D", "E"])
        #expect(TerminalGlyph.glyphs(of: "\u{301}").map(\.character) == ["\u{25CC}\u{301}"])
        #expect(TerminalGlyph.glyphs(of: "👍🏽!").map(\.character) == ["👍", "!"])
        let stacked = "e" + String(repeating: "\u{301}", count: 20)
        #expect(TerminalGlyph.glyphs(of: stacked).map(\.character.unicodeScalars.count) == [5])
    }

    @Test("Writing returns the next column and is cut at every side")
    func clipping() {
        var canvas = Canvas(size: Size(width: 5, height: 2))
        #expect(canvas.write("abc", at: 1, 0) == 4)
        #expect(canvas.write("defgh", at: 3, 1) == 5)
        #expect(canvas.write("xyz", at: -2, 1) == 1)
        canvas.write("out", at: 0, 2)
        canvas.write("out", at: 0, -1)
        #expect(canvas.rows == [" abc ", "z  de"])
        #expect(canvas.write("long text", at: 0, 0, maxWidth: 3) == 3)
        #expect(canvas.write("none", at: 4, 0, maxWidth: 0) == 4)
        #expect(canvas.rows[0] == "lonc ")
    }

    @Test("A wide glyph is never cut in two")
    func wideGlyphs() {
        var canvas = drawn(5, 1) { $0.write("日本語", at: 0, 0) }
        #expect(canvas.rows == ["日本 "])
        #expect(canvas[1, 0].glyph == nil)
        #expect(canvas.isConsistent)
        canvas.write("x", at: 1, 0)
        #expect(canvas.rows == [" x本 "])
        canvas.write("語", at: 2, 0)
        canvas.write("語", at: 1, 0)
        #expect(canvas.rows == [" 語  "])
        #expect(canvas.isConsistent)
        canvas = drawn(3, 1) { $0.write("日本", at: -1, 0) }
        #expect(canvas.rows == [" 本"])
        #expect(canvas.isConsistent)
        canvas.fill(Rect(x: 2, y: 0, width: 1, height: 1), with: Cell("."))
        #expect(canvas.rows == ["  ."])
    }

    @Test("Alignment and ellipsis")
    func alignment() {
        let canvas = drawn(9, 4) { canvas in
            canvas.write("left", in: Rect(x: 0, y: 0, width: 9, height: 1))
            canvas.write("mid", in: Rect(x: 0, y: 1, width: 9, height: 1), alignment: .center)
            canvas.write("right", in: Rect(x: 0, y: 2, width: 9, height: 1), alignment: .trailing)
            canvas.write("much too long", in: Rect(x: 0, y: 3, width: 9, height: 1))
        }
        #expect(canvas.rows == ["left     ", "   mid   ", "    right", "much too…"])
        #expect("/a/long/path".truncated(toWidth: 6, keeping: .end) == "…/path")
        #expect("日本語".truncated(toWidth: 4) == "日…")
        #expect("日本語".truncated(toWidth: 6) == "日本語")
        #expect("abc".truncated(toWidth: 1) == "…")
        #expect("abc".truncated(toWidth: 0) == "")
        #expect("abc".truncated(toWidth: -3) == "")
    }

    @Test("Spans follow each other in their styles")
    func spans() {
        var canvas = Canvas(size: Size(width: 8, height: 1))
        let end = canvas.write([Span("D ", .role(.discriminator)), Span("1.5日", .plain), Span("x")], at: 0, 0)
        #expect(end == 8)
        #expect(canvas.rows == ["D 1.5日x"])
        #expect(canvas[0, 0].style == .role(.discriminator))
        #expect(canvas[2, 0].style == .plain)
        let cut = canvas.write([Span("ab"), Span("日"), Span("z")], at: 0, 0, maxWidth: 3)
        #expect(cut == 2)
    }

    @Test("Where a glyph set lacks a character, a near one of the same width stands for it")
    func fallbacks() {
        #expect(String("╭─é×…日א".map { $0.fallback(for: .ascii) }) == "+-ex~??")
        #expect(String("┌─▀é×╭▃⠿".map { $0.fallback(for: .console) }) == "┌─▀é×+=?")
        #expect(String("╭⠿日".map { $0.fallback(for: .full) }) == "╭⠿日")
        for glyphs in GlyphSet.allCases { #expect(Character("x").fallback(for: glyphs) == "x") }
    }
}
