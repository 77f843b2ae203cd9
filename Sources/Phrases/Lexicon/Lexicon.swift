/// The entries of one language, or of a vocabulary's own names, as a tree of words.
struct Lexicon: Sendable {
    private struct Node: Sendable {
        var children: [String: Int] = [:]
        var entry: Entry?
    }

    /// Where an entry was found.
    struct Match: Sendable, Equatable {
        /// The number of the entry.
        let entry: Int
        /// How many words it covers, those passed over included.
        let count: Int
        /// The articles and pronouns within it that it passes over ("bags under her eyes"), counted from the first word.
        let passed: [Int]
    }

    private var nodes = [Node()]
    var features: [FeatureEntries] = []
    let inflection: Inflection
    /// Whether words stand apart; Chinese ones do not.
    var isWrittenApart = true
    /// Words that may stand within an entry of several words.
    private let passable: Set<String>

    init(inflection: Inflection, passable: Set<String>) {
        self.inflection = inflection
        self.passable = passable
    }

    /// An entry by its number.
    ///
    /// - Precondition: there is such an entry.
    func entry(_ number: Int) -> Entry {
        guard let entry = nodes[number].entry else { preconditionFailure("no entry \(number)") }
        return entry
    }

    /// All entries in the order in which they were first written.
    var entries: [Entry] { nodes.compactMap(\.entry) }

    /// The longest entry that begins with the word at `start`; its words lie within one part of a sentence.
    func longestMatch(in words: [Word], from start: Int) -> Match? {
        var best: Match?
        walk(words, from: start, at: start, node: 0, passed: [], best: &best)
        return best
    }

    /// The entry of a single word, in any of its forms.
    func entry(forWord key: String) -> Int? {
        for form in inflection.forms(of: key) {
            if let node = nodes[0].children[form], nodes[node].entry != nil { return node }
        }
        return nil
    }

    private func walk(
        _ words: [Word], from start: Int, at place: Int, node: Int, passed: [Int], best: inout Match?
    ) {
        if nodes[node].entry != nil, place - start > best?.count ?? 0 {
            best = Match(entry: node, count: place - start, passed: passed)
        }
        guard place < words.count, place == start || words[place].continuesPart else { return }
        let key = words[place].key
        let isWhole = node == 0 && nodes[0].children[key].map { nodes[$0].entry != nil } ?? false
        for form in isWhole ? [key] : (words[place].capitalKey.map { [$0] } ?? []) + inflection.forms(of: key) {
            guard let next = nodes[node].children[form] else { continue }
            walk(words, from: start, at: place + 1, node: next, passed: passed, best: &best)
        }
        if place > start, passed.count < Self.mostPassed, !nodes[node].children.isEmpty, passable.contains(key) {
            walk(words, from: start, at: place + 1, node: node, passed: passed + [place - start], best: &best)
        }
    }

    /// Words passed over within an entry, at most.
    private static let mostPassed = 2

    /// Makes or changes the entry of a row of words; a text without words has none.
    @discardableResult
    mutating func insert(_ text: String, _ change: (inout Entry) -> Void) -> Int? {
        let words = Tokens(text).words
        guard !words.isEmpty else { return nil }
        var node = 0
        for word in words { node = child(of: node, for: LetterFolding.key(word.text)) }
        var entry = nodes[node].entry ?? Entry(text: text)
        change(&entry)
        nodes[node].entry = entry
        return node
    }

    /// Makes the entry of a noun that is meant only where it has a capital.
    mutating func insertCapitalized(_ text: String, _ change: (inout Entry) -> Void) {
        let node = child(of: 0, for: text)
        var entry = nodes[node].entry ?? Entry(text: text)
        change(&entry)
        nodes[node].entry = entry
    }

    private mutating func child(of node: Int, for key: String) -> Int {
        if let known = nodes[node].children[key] { return known }
        nodes.append(Node())
        nodes[node].children[key] = nodes.count - 1
        return nodes.count - 1
    }
}

/// A word of a phrase as the lexicons look it up.
struct Word: Sendable, Equatable {
    /// Its text as in the tables.
    let key: String
    /// The same with a capital, where it is a German noun if it is a German word.
    let capitalKey: String?
    let range: Range<Int>
    let gap: Token.Gap

    /// The words of a text.
    static func words(of tokens: Tokens) -> [Word] {
        tokens.words.indices.map { index in
            let token = tokens.words[index]
            // A text's first word tells nothing by its capital, unless the next word is no noun that it could belong to.
            let isNoun = token.isCapitalized && (index > 0 || tokens.words.dropFirst().first?.isCapitalized != true)
            return Word(token, isNoun: isNoun)
        }
    }

    private init(_ token: Token, isNoun: Bool) {
        key = LetterFolding.key(token.text)
        capitalKey = isNoun ? key.prefix(1).uppercased() + key.dropFirst() : nil
        range = token.range
        gap = token.gap
    }

    /// Whether it stands in one part of the sentence with the word before it.
    var continuesPart: Bool { gap == .space || gap == .joined }
}
