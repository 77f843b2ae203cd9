/// The words of one language: a value, and all that a language needs. A further one is a file beside `English.swift` and
/// a line in `all`; its words are known at once in every phrase, whatever else stands there.
///
/// Words are written as lists with commas, in lower case; an entry of several words is found where they stand in a row.
/// Where two entries fit, the longer one holds.
struct Language: Sendable {
    /// What it is called.
    let name: String
    /// For CelebA's names: words that say an attribute and words that deny it.
    let attributes: [String: AttributeWords]
    /// Nouns that mean something together with an adjective.
    let features: [Feature]
    /// Words that deny, with how they do it.
    let negations: [(words: WordList, negation: Negation)]
    /// Endings and words that deny what stands joined before them: "hatless", "makeup-free".
    let denyingEndings: WordList
    /// What continues and ends a denial.
    let joins: DenialJoins
    /// Words that say nothing of a face.
    let fillers: WordList
    /// Words that say who is meant, and never stand under a denial themselves: "not smiling with her mouth open".
    let pronouns: WordList
    /// Words that may stand between an adjective and its noun.
    let links: WordList
    let inflection: Inflection
    /// Nouns of the attributes that are another word without their capital: "Junge", a boy, and "junge", young.
    var capitalized: WordList = ""
    /// Whether its words stand apart.
    var isWrittenApart = true

    /// Every language that phrases may use. Where a word means different things in two of them, the one that has more of
    /// the phrase's other words to itself holds, then the earlier one.
    static let all = [english, german, chinese]
}

/// Words between commas; a line's end is a space.
struct WordList: Sendable, ExpressibleByStringLiteral {
    let entries: [String]

    init(stringLiteral text: String) { self.init(text) }

    init(_ text: String) {
        entries = text.split(separator: ",")
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }
    }
}

/// What says and what denies an attribute.
struct AttributeWords: Sendable {
    let says: WordList
    let denies: WordList
    /// Whether it is something that one has or wears, which matters behind "without … and".
    let isThing: Bool

    init(_ says: WordList, denies: WordList = "", isThing: Bool = false) {
        self.says = says
        self.denies = denies
        self.isThing = isThing
    }
}

/// A noun that adjectives make an attribute of: "black hair", "her hair is black", "black-haired".
struct Feature: Sendable {
    /// What an adjective says of the noun.
    struct Adjectives: Sendable {
        let attribute: String
        let says: WordList
        let denies: WordList

        init(_ attribute: String, _ says: WordList, denies: WordList = "") {
            self.attribute = attribute
            self.says = says
            self.denies = denies
        }
    }

    /// The noun in its forms.
    let nouns: WordList
    /// Adjectives made from it: "haired". They join with an adjective as the noun does.
    let made: WordList
    let adjectives: [Adjectives]
    /// Adjectives that mean something elsewhere and nothing with this noun: "blond eyebrows".
    let silent: WordList
    /// The attribute that the noun says when denied without an adjective: "no hair".
    let whenDenied: String?

    init(
        _ nouns: WordList, made: WordList = "", _ adjectives: [Adjectives], silent: WordList = "",
        whenDenied: String? = nil
    ) {
        self.nouns = nouns
        self.made = made
        self.adjectives = adjectives
        self.silent = silent
        self.whenDenied = whenDenied
    }
}

/// How the forms of a word lead to the form in the table.
enum Inflection: Sendable {
    /// No forms.
    case none
    /// English plurals and possessives.
    case english
    /// Endings that may be taken off, so that at least `stem` letters stay.
    case endings([String], stem: Int)

    /// A word's forms, itself first.
    func forms(of word: String) -> [String] {
        switch self {
        case .none: return [word]
        case .english:
            let singular = WordFolding.singular(word)
            return singular == word ? [word] : [word, singular]
        case .endings(let endings, let stem):
            let stems = endings.filter { word.hasSuffix($0) && word.count >= $0.count + stem }
                .map { String(word.dropLast($0.count)) }
            return [word] + stems
        }
    }
}
