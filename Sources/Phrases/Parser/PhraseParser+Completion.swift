extension PhraseParser {
    /// The words that continue a phrase's last word, which may be part of a row of words: "bl" is continued by "black
    /// hair" and "blond hair", "mouth sl" by "slightly open". Each begins with what was typed of the last word and goes in
    /// its place; what goes on with several words that were typed comes first, then plain names, then other words in the
    /// tables' order.
    ///
    /// A phrase that ends between words is continued only within a row of words ("5 o'clock " by "shadow").
    public func completions(of phrase: String, limit: Int) -> [String] {
        guard limit > 0 else { return [] }
        let tail = phrase.suffix(Self.longestPhrase)
        let words = Word.words(of: Tokens(tail))
        let part = words.lastIndex { !$0.continuesPart } ?? 0
        var typed = words[part...].map(\.key)
        if let sign = tail.last, !sign.isWordPart, !sign.standsAlone {
            guard sign.isWhitespace else { return [] }
            typed.append("")
        }
        guard let last = typed.last else { return [] }
        let found = completionCandidates.compactMap { $0.rest(after: typed.dropLast(), last) }
        let order = found.enumerated().sorted { ($1.element.typed, $0.offset) < ($0.element.typed, $1.offset) }
        var seen: Set<String> = []
        return Array(order.map(\.element.text).filter { seen.insert($0).inserted }.prefix(limit))
    }

    /// All that may be completed, the most sensible first.
    func makeCompletionCandidates() -> [CompletionCandidate] {
        var texts = plainNames.map { $0.said }
        texts += vocabulary.kind == .attributes ? plainNames.map { $0.denied } : []
        for lexicon in lexicons {
            texts += lexicon.entries.filter { $0.meanings.contains { vocabulary.index(of: $0.attribute) != nil } }.map(
                \.text)
            texts += lexicon.rows(saying: vocabulary)
        }
        texts += ["with", "without", "wearing", "and", "not", "no"]
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.map(CompletionCandidate.init)
    }
}

/// A row of words that may be completed.
struct CompletionCandidate: Sendable {
    private let text: [Character]
    private let words: [Word]

    init(_ text: String) {
        self.text = Array(text)
        words = Word.words(of: Tokens(text))
    }

    /// What follows when the last of these words were typed before, from the one that `last` begins on, and how many of
    /// them it goes on with; nil where it does not fit or nothing would follow.
    func rest(after typed: ArraySlice<String>, _ last: String) -> (text: String, typed: Int)? {
        for place in words.indices.reversed() where place <= typed.count && (place > 0 || !last.isEmpty) {
            let isWhole = place == words.count - 1 && words[place].key == last
            guard words[place].key.hasPrefix(last), !isWhole, words[..<place].map(\.key) == Array(typed.suffix(place))
            else {
                continue
            }
            return (String(text[words[place].range.lowerBound...]), place)
        }
        return nil
    }
}
