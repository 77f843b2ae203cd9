/// What a word or a row of words does in a phrase; one entry may do several things.
struct Entry: Sendable {
    /// An attribute by its name, and whether it is said or denied.
    struct Meaning: Sendable, Equatable {
        let attribute: String
        let says: Bool
    }

    /// How it is written in the table.
    let text: String
    /// What it says by itself.
    var meanings: [Meaning] = []
    var isThing = false
    /// The nouns that it is, as numbers of the lexicon's features.
    var features: [Int] = []
    /// Whether it is an adjective made from a noun: "haired".
    var isMadeOfNoun = false
    /// Whether some noun knows it as an adjective.
    var isAdjective = false
    var negation: Negation?
    /// What it does to a denial, if it continues or ends one.
    var join: DenialScope.Role?
    /// Whether it denies what stands before it.
    var deniesBefore = false
    var isFiller = false
    var isPronoun = false
    /// Whether it may stand between an adjective and its noun.
    var isLink = false

    init(text: String) { self.text = text }
}

/// A noun with its adjectives, by the numbers of their entries.
struct FeatureEntries: Sendable {
    /// The noun as it is called.
    let noun: String
    var meanings: [Int: [Entry.Meaning]] = [:]
    var silent: Set<Int> = []
    var whenDenied: Entry.Meaning?
    /// Whether it has adjectives that say something; a noun without is no part of a face that anybody knows.
    let isKnown: Bool
}
