import Testing

@testable import TerminalUI

@Suite struct GlyphCodeTests {
    @Test func glyphsOfUpToThreeScalarsComeBackAsTheyWere() {
        for glyph in ["a", "▀", "é", "e\u{301}", "漢", "🇫🇷", "👍🏽", "1️⃣", "\0", "\u{10FFFF}", "שּׁ"] as [Character] {
            #expect(Cell(glyph).glyph == glyph)
            #expect(!Cell(glyph).isRightHalf && !Cell(glyph).isSpace)
        }
        #expect(Cell(" ").isSpace && Cell(" ").glyph == " ")
        #expect(Cell(nil).isRightHalf && Cell(nil).glyph == nil)
    }

    @Test func longerGlyphsKeepTheirFirstScalarsAndTheirWidth() throws {
        let family: Character = "👨‍👩‍👧‍👦"
        let kept = try #require(Cell(family).glyph)
        #expect(kept == "👨‍👩" && kept.displayWidth == family.displayWidth)
        // A joiner at the end would join the glyph of the next cell.
        #expect(Cell("👍🏽‍🔥").glyph == "👍🏽")
        let crowded: Character = "a\u{300}\u{301}\u{302}\u{303}"
        #expect(Cell(crowded).glyph == "a\u{300}\u{301}")
    }

    @Test func cellsAreEqualWithTheSameGlyphAndStyle() {
        #expect(Cell("a") == Cell("a") && Cell("a") != Cell("b") && Cell("a") != Cell("a", Style(bold: true)))
        #expect(Cell(nil) != Cell(" ") && Cell("e") != Cell("e\u{301}"))
        var cell = Cell("x")
        cell.glyph = nil
        #expect(cell == Cell(nil))
    }
}
