/// Finds the words of a sentence that stand under a denial: "no beak", "without spots or stripes", "isn't red".
public struct Denial: Sendable {
    /// Words that deny what follows, and how far each reaches.
    let negations: [String: Negation]
    let joins: DenialJoins

    /// The English words that deny and that end a denial.
    public static let english = Denial(negations: englishNegations, joins: .english)

    /// Whether a lower-case word denies.
    public func isNegation(_ word: String) -> Bool { negation(word) != nil }

    /// For each word whether it stands under a denial; the words that deny do not themselves.
    ///
    /// A denial begins behind a word that denies and takes in at least one word that is none of `FunctionWords`. From
    /// there on it ends before "but", "with", a verb or a preposition, and at a stop; at a comma too, unless the list
    /// that goes on there has an "or" in it. "And" continues it behind "without" ("without spots and stripes"), behind
    /// "no" only where no article follows, and not behind "not". Two denials in a row ("not without") deny nothing.
    public func deniedWords(in tokens: Tokens) -> [Bool] {
        let denials = self.denials(in: tokens)
        return tokens.words.indices.map { denials[$0] != nil }
    }

    /// The places of the words that stand under a denial, each with the place of the word that denies it.
    func denials(in tokens: Tokens) -> [Int: Int] {
        var scope = DenialScope(coversNeighbours: true)
        for (index, token) in tokens.words.enumerated() {
            scope.append(gap: token.gap)
            scope.append(role(of: token.text), marking: index)
        }
        scope.append(gap: tokens.gapAtEnd)
        return scope.denied()
    }

    private func negation(_ word: String) -> Negation? {
        negations[word] ?? (word.hasSuffix("n't") ? .verb : nil)
    }

    private func role(of word: String) -> DenialScope.Role {
        if let negation = negation(word) { return .negation(negation) }
        if let role = joins.role(of: word) { return role }
        return FunctionWords.english.contains(word) ? .filler : .content(.thing)
    }

    private static let englishNegations: [String: Negation] = {
        var words: [String: Negation] = ["no": .noun, "nor": .nor]
        for word in ["without", "lacks", "lack", "lacking", "lacked", "sans"] { words[word] = .preposition }
        for word in ["neither", "none"] { words[word] = .list }
        for word in [
            "not", "never", "cannot", "isnt", "arent", "wasnt", "werent", "doesnt", "dont", "didnt", "hasnt", "havent",
            "hadnt", "wont", "cant", "aint", "non",
        ] { words[word] = .verb }
        return words
    }()
}

/// How a word denies.
struct Negation: Sendable, Equatable {
    /// What "and" does after it.
    enum And: Sendable, Equatable {
        /// It ends the denial: "not smiling and young".
        case ends
        /// It continues to a bare noun: "no beard and mustache", but "no beard and a mustache".
        case continuesToBareNoun
        /// It continues to any noun: "without a beard and a hat".
        case continuesToNoun
    }

    let and: And
    /// Whether a denial just before it takes it back: "not without".
    var takesBack = false
    /// Whether it denies what stands before it where nothing follows: "sie lächelt nicht".
    var mayFollow = false
    /// Whether it continues a denial like "or", where there is one.
    var isNor = false
    /// Whether it is no denial where there is none before it: German "noch" is "still", too.
    var needsDenial = false
    /// Whether what it covers is neither said nor denied: "with or without glasses".
    var leavesOpen = false
    /// Whether a comma just behind it ends it: "no, she smiles".
    var endsAtComma = false

    static let noun = Negation(and: .continuesToBareNoun, mayFollow: true, endsAtComma: true)
    static let preposition = Negation(and: .continuesToNoun, takesBack: true)
    static let list = Negation(and: .continuesToNoun)
    static let either = Negation(and: .continuesToNoun, leavesOpen: true)
    static let verb = Negation(and: .ends, mayFollow: true)
    static let nor = Negation(and: .ends, isNor: true)
    static let onlyAfterDenial = Negation(and: .ends, isNor: true, needsDenial: true)
}

/// Words that continue or end a denial.
struct DenialJoins: Sendable, Equatable {
    var and: Set<String> = []
    var or: Set<String> = []
    /// Words that end it whatever stands before them.
    var contrasts: Set<String> = []
    /// Words that begin another part of the sentence, and end a denial that has met its word.
    var clauses: Set<String> = []
    var articles: Set<String> = []

    func role(of word: String) -> DenialScope.Role? {
        if and.contains(word) { return .and }
        if or.contains(word) { return .or }
        if contrasts.contains(word) { return .contrast }
        if clauses.contains(word) { return .clause }
        return articles.contains(word) ? .article : nil
    }

    static let english = DenialJoins(
        and: ["and", "&", "+", "plus"], or: ["or"],
        contrasts: ["but", "with", "yet", "however", "although", "though", "instead", "except", "besides", "w"],
        clauses: [
            "is", "are", "was", "were", "has", "have", "had", "who", "whose", "that", "which", "while", "in", "on",
            "at", "by", "from", "for", "under", "over", "she", "he", "they", "it", "because", "where", "when", "as",
        ],
        articles: ["a", "an", "the", "his", "her", "their", "its", "this", "some"])
}
