/// What adjectives say of nouns, in any language that has both.
struct AdjectiveMeanings {
    let lexicons: [Lexicon]

    /// What an adjective says of a noun; nothing where no language knows the two together.
    func meanings(of adjective: Unit, with noun: Unit) -> [Entry.Meaning] {
        for (lexicon, number) in noun.numbers.sorted(by: { $0.key < $1.key }) {
            guard let adjective = adjective.numbers[lexicon] else { continue }
            let found = features(of: number, in: lexicon).flatMap { $0.meanings[adjective] ?? [] }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Whether an adjective that means something elsewhere means nothing with a noun: "an old hat".
    func isSilent(_ adjective: Unit, with noun: Unit) -> Bool {
        noun.numbers.contains { lexicon, number in
            guard let adjective = adjective.numbers[lexicon] else { return false }
            return features(of: number, in: lexicon).contains { $0.silent.contains(adjective) || !$0.isKnown }
        }
    }

    /// The features that a noun is.
    func features(of noun: Unit) -> [FeatureEntries] {
        noun.entry?.features.map { lexicons[noun.lexicon].features[$0] } ?? []
    }

    private func features(of number: Int, in lexicon: Int) -> [FeatureEntries] {
        lexicons[lexicon].entry(number).features.map { lexicons[lexicon].features[$0] }
    }
}
