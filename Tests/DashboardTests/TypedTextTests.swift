import TerminalUI
import Testing

@testable import Dashboard

@Suite struct TypedTextTests {
    private func typed(_ text: String, _ keys: Key..., past: [String] = []) -> TypedText {
        var typed = TypedText()
        for character in text { _ = typed.take(.character(character)) }
        for key in keys { _ = typed.take(key, past: past) }
        return typed
    }

    @Test func theCaretMovesAndLettersGoThere() {
        #expect(typed("abd", .left, .character("c")).text == "abcd")
        #expect(typed("bc", .home, .character("a")).text == "abc")
        #expect(typed("abc", .left, .left, .backspace).text == "bc")
        #expect(typed("abc", .control("a"), .delete).text == "bc")
        #expect(typed("abc", .left, .left, .control("k")).text == "a")
        #expect(typed("abc", .home, .left, .end, .right, .character("d")).text == "abcd")
        #expect(typed("no beard ", .control("w")).text == "no ")
        #expect(typed("no beard", .left, .control("u")) == TypedText())
        #expect(typed("👩‍🦰é", .left, .backspace).text == "é")
    }

    @Test func otherKeysAreNotTaken() {
        var typed = TypedText("a")
        for key in [Key.enter, .escape, .tab, .pageUp, .function(1), .control("g")] {
            let isTaken = typed.take(key)
            #expect(!isTaken)
        }
        #expect(typed == TypedText("a"))
    }

    @Test func earlierLinesComeBackAndGo() {
        let past = ["one", "two", "three"]
        #expect(typed("x", .up, past: past).text == "three")
        #expect(typed("x", .up, .up, .up, .up, past: past).text == "one")
        #expect(typed("x", .up, .up, .down, past: past).text == "three")
        #expect(typed("x", .up, .down, past: past).text == "x", "what was typed is not lost")
        #expect(typed("x", .down, past: past).text == "x")
        #expect(typed("three", .up, past: past).text == "two", "not the line that stands there")
        #expect(typed("x", .up, .character("!"), .up, past: past).text == "three")
    }

    @Test func aLineHasAnEnd() {
        let long = String(repeating: "ab", count: TypedText.greatestLength)
        #expect(typed(long).text.count == TypedText.greatestLength)
    }

    @Test func theCaretStaysInSight() {
        func picture(_ typed: TypedText, width: Int = 8, unicode: Bool = true) -> (text: String, caret: Int?) {
            var canvas = Canvas(size: Size(width: 12, height: 1))
            let ink = Ink(capabilities: Capabilities(depth: .truecolor, symbols: .half, unicode: unicode))
            _ = TypedTextView(typed: typed, ink: ink).draw(at: 1, 0, width: width, into: &canvas)
            return (canvas.lines[0], (0..<12).first { canvas[$0, 0].style.reverse })
        }
        #expect(picture(typed("abc")) == (" abc", 4))
        #expect(picture(typed("abcdefg")) == (" abcdefg", 8))
        #expect(picture(typed("abcdefgh")) == (" …cdefgh", 8))
        #expect(picture(typed("abcdefgh"), unicode: false) == (" ~cdefgh", 8))
        #expect(picture(typed("abcdefghijk", .home)) == (" abcdefgh", 1))
        #expect(picture(typed("abcdefghijk", .left, .left)) == (" …defghij", 8))
        #expect(picture(typed("金发金发金")) == (" …金发金", 8))
    }
}
