import TerminalUI

/// The phrase while it is typed, with the words that may continue it.
struct PhraseLine: Sendable, Equatable {
    /// Words that `tab` goes through.
    static let greatestOfferCount = 8

    /// Where `tab` stands among the offers.
    private struct Choice: Sendable, Equatable {
        /// What was before the caret when it was first pressed.
        var start: String
        /// The offer that has taken the place of its end.
        var index: Int
    }

    /// The letters and the caret.
    private(set) var typed: TypedText
    /// The words that continue what stands before the caret, the most sensible first.
    private(set) var offers: [String] = []
    private var choice: Choice?

    /// A phrase to go on with.
    init(_ text: String = "") { typed = TypedText(text) }

    /// What has been typed.
    var text: String { typed.text }
    /// The offer that stands in the line.
    var chosenOffer: Int? { choice?.index }

    /// Takes a key that edits the phrase or brings back one of the earlier ones, oldest first in `past`.
    ///
    /// - Parameter completions: the words that continue a text.
    mutating func take(_ key: Key, past: [String], completions: (String) -> [String]) {
        guard typed.take(key, past: past) else { return }
        choice = nil
        offers = Array(completions(typed.start).prefix(Self.greatestOfferCount))
    }

    /// Puts the first word that continues the phrase in its place, then the next or the one before, and round again.
    mutating func complete(backwards: Bool = false) {
        guard !offers.isEmpty else { return }
        var next = choice ?? Choice(start: typed.start, index: backwards ? 0 : -1)
        next.index = (next.index + (backwards ? -1 : 1) + offers.count) % offers.count
        choice = next
        let offer = offers[next.index]
        typed.replaceStart(next.start.dropLast(Self.overlap(next.start, offer)) + offer)
    }

    /// How many characters at the end of `text` the offer begins with, upper and lower case alike; those of its last word
    /// where it is spelt in another way.
    private static func overlap(_ text: String, _ offer: String) -> Int {
        let (text, offer) = (text.lowercased(), offer.lowercased())
        for length in (0...min(text.count, offer.count)).reversed() where length > 0 {
            if offer.hasPrefix(text.suffix(length)) { return length }
        }
        return text.reversed().prefix { $0 != " " }.count
    }
}
