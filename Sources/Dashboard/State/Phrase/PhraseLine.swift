/// The phrase while it is typed: its letters, earlier phrases, and words that continue the last one.
struct PhraseLine: Sendable, Equatable {
    /// Longer phrases are not taken.
    static let greatestLength = 200

    /// What has been typed.
    private(set) var text: String
    /// The earlier phrase shown, counted from the newest; nil while a new one is typed.
    private var recalled: Int?
    /// The words that `tab` offers one after the other, and what stands before them.
    private var offers: (start: String, words: [String], next: Int)?

    init(_ text: String = "") { self.text = text }

    static func == (one: PhraseLine, other: PhraseLine) -> Bool { one.text == other.text }

    /// Adds a character at the end.
    mutating func append(_ character: Character) {
        reset()
        if text.count < Self.greatestLength { text.append(character) }
    }

    /// Removes the last character; says whether there was one.
    mutating func removeLast() -> Bool {
        reset()
        return text.popLast() != nil
    }

    /// Removes everything.
    mutating func clear() { self = PhraseLine() }

    /// Goes back or forth through earlier phrases, oldest first in `past`.
    mutating func recall(_ past: [String], older: Bool) {
        offers = nil
        let next = (recalled ?? -1) + (older ? 1 : -1)
        if next < 0 {
            clear()
        } else if next < past.count {
            recalled = next
            text = past[past.count - 1 - next]
        }
    }

    /// Puts the first word that continues the last one in its place, then the next, and round again.
    ///
    /// - Parameter completions: what continues a phrase.
    mutating func complete(_ completions: (String) -> [String]) {
        recalled = nil
        if offers == nil {
            let words = completions(text)
            guard !words.isEmpty else { return }
            let start = text.lastIndex(of: " ").map { String(text[...$0]) } ?? ""
            offers = (start, words, 0)
        }
        guard var found = offers else { return }
        text = found.start + found.words[found.next]
        found.next = (found.next + 1) % found.words.count
        offers = found
    }

    private mutating func reset() {
        recalled = nil
        offers = nil
    }
}
