/// Reads what a phrase says of a picture, in plain English, German or Chinese, all at once.
///
/// A phrase is cut into the longest words and rows of words that the tables have; adjectives find their nouns; denials
/// reach as far as they do in the sentence. Nothing is guessed: a word that no table has is named, with the nearest that
/// they have, and says nothing.
public struct PhraseParser: Sendable {
    /// A phrase has this many characters at most.
    public static let longestPhrase = 1_000

    /// What the condition's entries stand for.
    public let vocabulary: Vocabulary
    /// The vocabulary's own words, then the languages'; for words their own only.
    let lexicons: [Lexicon]
    let nearest: NearestWords
    /// Each name in words.
    private(set) var plainNames: [PlainName] = []
    private(set) var completionCandidates: [CompletionCandidate] = []

    /// Knows a vocabulary. This takes some milliseconds; keep the parser.
    public init(_ vocabulary: Vocabulary) {
        self.init(vocabulary, languages: Lexicon.languages)
    }

    init(_ vocabulary: Vocabulary, languages: [Lexicon]) {
        self.vocabulary = vocabulary
        lexicons = [Lexicon(own: vocabulary)] + (vocabulary.kind == .attributes ? languages : [])
        nearest = NearestWords(Self.tellingWords(lexicons, vocabulary))
        plainNames = choosePlainNames()
        completionCandidates = makeCompletionCandidates()
    }

    /// Reads a phrase. An empty one, or one of words that are not known, says nothing.
    ///
    /// - Throws: that the phrase is too long.
    public func read(_ text: String) throws(PhraseError) -> PhraseReading {
        let length = text.count
        guard length <= Self.longestPhrase else { throw .tooLong(count: length, limit: Self.longestPhrase) }
        let tokens = Tokens(text)
        var composer = ReadingComposer(parser: self, text: text)
        switch vocabulary.kind {
        case .attributes: composer.readAttributes(tokens)
        case .words: composer.readWords(tokens)
        }
        return composer.reading()
    }

    /// The words that say something of the vocabulary, for offers to misspelt ones.
    private static func tellingWords(_ lexicons: [Lexicon], _ vocabulary: Vocabulary) -> [String] {
        lexicons.flatMap { lexicon in
            lexicon.entries.flatMap { entry -> [String] in
                let tells = entry.meanings.contains { vocabulary.index(of: $0.attribute) != nil }
                let isNoun = entry.features.contains { lexicon.features[$0].isKnown }
                guard tells || entry.isAdjective || isNoun else { return [] }
                let words = entry.text.split(separator: " ").map(String.init)
                return [entry.text] + words.filter { $0.count > shortestOffer }
            }
        }
    }

    /// Parts of entries that are shorter than this are no offers: "5", "of".
    private static let shortestOffer = 3
}
