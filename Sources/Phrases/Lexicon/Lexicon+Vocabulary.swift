extension Lexicon {
    /// A vocabulary's own words: for attributes the names that no language knows, for words all of them.
    init(own vocabulary: Vocabulary) {
        let articles = vocabulary.kind == .attributes ? DenialJoins.english.articles : []
        self.init(inflection: .english, passable: articles)
        switch vocabulary.kind {
        case .words: insertWords(vocabulary)
        case .attributes: insertNames(OwnName.all(of: vocabulary), vocabulary)
        }
    }

    private mutating func insertWords(_ vocabulary: Vocabulary) {
        for (index, name) in vocabulary.names.enumerated() where vocabulary.index(of: name) == index {
            for text in Set([name.lowercased(), WordFolding.singular(name)]) {
                insert(text) { entry in
                    guard entry.meanings.isEmpty else { return }
                    entry.meanings = [Entry.Meaning(attribute: name, says: true)]
                    entry.isThing = true
                }
            }
        }
    }

    private mutating func insertNames(_ names: [OwnName], _ vocabulary: Vocabulary) {
        for name in names {
            insert(name.words) { entry in
                entry.meanings.append(Entry.Meaning(attribute: name.name, says: name.says))
                entry.isThing = entry.isThing || name.isThing
            }
        }
        let shortForms = Dictionary(grouping: names.filter { $0.short != nil }, by: { $0.short ?? "" })
        let fullForms = Set(names.map(\.words))
        for (short, owners) in shortForms.sorted(by: { $0.key < $1.key }) {
            let isTaken = fullForms.contains(short) || Self.languages.contains { $0.means(short, in: vocabulary) }
            guard owners.count == 1, let owner = owners.first, !isTaken else { continue }
            insert(short) { entry in
                entry.meanings.append(Entry.Meaning(attribute: owner.name, says: owner.says))
                entry.isThing = true
            }
        }
    }

    /// Whether words say something of a vocabulary in this language.
    private func means(_ text: String, in vocabulary: Vocabulary) -> Bool {
        let words = Word.words(of: Tokens(text))
        guard let match = longestMatch(in: words, from: 0), match.count == words.count else { return false }
        let entry = entry(match.entry)
        return entry.isAdjective || entry.features.contains { features[$0].isKnown }
            || entry.meanings.contains { vocabulary.index(of: $0.attribute) != nil }
    }
}

/// An attribute that is known by its own words only.
private struct OwnName {
    let name: String
    /// The words that say or deny it: "wearing scarf"; for `No_Hood` "hood" denies it.
    let words: String
    let says: Bool
    /// Fewer words that may do: "scarf".
    let short: String?
    let isThing: Bool

    /// What may stand before the thing that a name is about.
    private static let openings: Set<String> = ["wearing", "has", "have", "having", "with", "is"]

    init?(_ name: String) {
        let parts = Tokens(name).words.map(\.text)
        guard let opening = parts.first else { return nil }
        let isDenial = opening == "no" && parts.count > 1
        let opens = Self.openings.contains(opening) && parts.count > 1
        self.name = name
        words = (isDenial ? parts.dropFirst() : parts[...]).joined(separator: " ")
        says = !isDenial
        short = opens ? parts.dropFirst().joined(separator: " ") : nil
        isThing = isDenial || opens
    }

    /// Those of a vocabulary that no language knows, each name once.
    static func all(of vocabulary: Vocabulary) -> [OwnName] {
        let known = Language.all.reduce(into: Set<String>()) { known, language in
            known.formUnion(language.attributes.keys.map { $0.lowercased() })
            for feature in language.features { known.formUnion(feature.adjectives.map { $0.attribute.lowercased() }) }
        }
        return vocabulary.names.enumerated()
            .filter { vocabulary.index(of: $1) == $0 && !known.contains($1.lowercased()) }
            .compactMap { OwnName($1) }
    }
}
