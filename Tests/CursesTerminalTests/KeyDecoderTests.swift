import CCurses
import TerminalUI
import Testing

@testable import CursesTerminal

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    /// The key of a printable character.
    public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

@Suite("Keys")
struct KeyDecoderTests {
    private func decoded(_ characters: [UInt32]) -> [InputEvent] {
        var decoder = KeyDecoder()
        return characters.flatMap { decoder.decode(character: $0) } + decoder.finish()
    }

    private func decoded(_ text: String) -> [InputEvent] { decoded(text.unicodeScalars.map(\.value)) }

    @Test("Characters, and those that stand for keys")
    func characters() {
        #expect(decoded("q+é日") == ["q", "+", "é", "日"].map { .key(.character($0)) })
        #expect(decoded("\t\r\n\u{7F}\u{8}") == [.tab, .enter, .enter, .backspace, .backspace].map { .key($0) })
        #expect(decoded("\u{0C}\u{1A}\u{0}") == [.control("l"), .control("z"), .control(" ")].map { .key($0) })
        #expect(decoded("\u{1C}") == [.key(.control("\\"))])
    }

    @Test("Escape alone is a key, escape and a letter both")
    func escape() {
        #expect(decoded("\u{1B}") == [.key(.escape)])
        #expect(decoded("\u{1B}q") == [.key(.escape), .key(.character("q"))])
        #expect(decoded("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    }

    @Test("Sequences that the terminal database does not know are swallowed whole")
    func sequences() {
        #expect(decoded("\u{1B}[1;5Cq") == [.key(.character("q"))])
        #expect(decoded("a\u{1B}[200~b") == [.key(.character("a")), .key(.character("b"))])
        #expect(decoded("\u{1B}Oqx") == [.key(.character("x"))])
        #expect(decoded("\u{1B}[") == [])
    }

    @Test("What is no scalar, and C1 controls, are left out")
    func invalid() {
        #expect(decoded([0xD800, 0x110000, 0x9B, 0x41]) == [.key(.character("A"))])
    }

    @Test("Answers of the terminal are no keys, whole, in pieces or cut off")
    func replies() {
        var decoder = KeyDecoder()
        func feed(_ text: String) -> [InputEvent] {
            text.unicodeScalars.flatMap { decoder.decode(character: $0.value) } + decoder.finish()
        }
        #expect(feed("\u{1B}]4;1") == [.escape, "]", "4", ";", "1"].map { .key($0) }, "nothing was asked")
        decoder.expectsReplies = true
        #expect(feed("\u{1B}]4;17;rgb:0000/8080/ffff\u{1B}\\q") == [.key("q")])
        #expect(feed("\u{1B}]11;rgb:f/f/f\u{7}") == [])
        #expect(feed("\u{1B}]4;18;rg") + feed("b:10/20/30\u{1B}") + feed("\\") == [])
        #expect(feed("\u{1B}]4;19;rgb:00/\u{1B}]4;20;rgb:01/02/03\u{7}") == [])
        #expect(
            decoder.replies == [
                .color(number: 17, RGB(0, 128, 255), text: "rgb:0000/8080/ffff"), .ground(RGB(255, 255, 255)),
                .color(number: 18, RGB(16, 32, 48), text: "rgb:10/20/30"),
                .color(number: 20, RGB(1, 2, 3), text: "rgb:01/02/03"),
            ])
        #expect(feed("\u{1B}]q") == [.key("q")], "alt and a bracket do not swallow what follows")
        #expect(feed("\u{1B}]4;\u{1B}[Aq") == [.key("q")])
    }

    @Test("Keys of the terminal database")
    func keys() {
        var decoder = KeyDecoder()
        #expect(decoder.decode(key: UInt32(terminal_key_page_down)) == [.key(.pageDown)])
        #expect(decoder.decode(key: UInt32(terminal_key_f0 + 12)) == [.key(.function(12))])
        #expect(decoder.decode(key: 99) == [])
        _ = decoder.decode(character: 0x1B)
        #expect(decoder.decode(key: UInt32(terminal_key_up)) == [.key(.escape), .key(.up)])
    }
}
