import TerminalUI

/// A line of text while it is typed: its letters, the caret, and earlier lines that come back.
struct TypedText: Sendable, Equatable {
    /// Longer lines are not taken.
    static let greatestLength = 200

    /// What has been typed.
    private(set) var text: String
    /// How many of its characters stand before the caret.
    private(set) var caret: Int
    /// The earlier line shown, counted from the newest; nil while a new one is typed.
    private var recalled: Int?
    /// What stood in the line before earlier ones came back.
    private var draft = ""

    /// The caret stands at the end.
    init(_ text: String = "") {
        self.text = text
        caret = text.count
    }

    /// What stands before the caret.
    var start: String { String(text.prefix(caret)) }
    /// What stands behind the caret.
    var rest: String { String(text.dropFirst(caret)) }

    /// Takes a key that edits the line, moves the caret, or brings back one of the earlier lines, oldest first in `past`.
    ///
    /// - Returns: whether the key is one of those.
    mutating func take(_ key: Key, past: [String] = []) -> Bool {
        switch key {
        case .up: recall(past, older: true)
        case .down: recall(past, older: false)
        case .left: caret = max(0, caret - 1)
        case .right: caret = min(text.count, caret + 1)
        case .home, .control("a"): caret = 0
        case .end, .control("e"): caret = text.count
        case .character(let character):
            if text.count < Self.greatestLength { replace(start + String(character), rest) }
        case .backspace: replace(String(start.dropLast()), rest)
        case .delete, .control("d"): replace(start, String(rest.dropFirst()))
        case .control("u"): replace("", "")
        case .control("k"): replace(start, "")
        case .control("w"): replace(Self.withoutLastWord(start), rest)
        default: return false
        }
        return true
    }

    /// Puts text before the caret in place of what stands there.
    mutating func replaceStart(_ start: String) { replace(String(start.prefix(Self.greatestLength)), rest) }

    private mutating func replace(_ start: String, _ rest: String) {
        recalled = nil
        text = start + rest
        // A mark at the end joins what follows it.
        caret = min(start.count, text.count)
    }

    private static func withoutLastWord(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        while let last = text.last, last != " " { text.removeLast() }
        return text
    }

    private mutating func recall(_ past: [String], older: Bool) {
        if recalled == nil { draft = text }
        // What stands in the line already would look as if the key did nothing.
        let lines = past.filter { $0 != draft }
        let next = (recalled ?? -1) + (older ? 1 : -1)
        guard next < lines.count, recalled != nil || older else { return }
        recalled = next < 0 ? nil : next
        text = next < 0 ? draft : lines[lines.count - 1 - next]
        caret = text.count
    }
}
