/// What pictures are told apart by: ordered names, and whether they are attributes or words of captions.
public struct Vocabulary: Sendable, Equatable {
    /// What the names are.
    public enum Kind: String, Sendable, Equatable {
        /// Names as CelebA has them (`Mouth_Slightly_Open`), with synonyms in several languages. Any other name is an
        /// attribute under its own words: `Wearing_Scarf` is "wearing scarf", and "scarf" where only it can be meant.
        case attributes
        /// Words that captions use, singular and in lower case ("red", "beak"); nothing but themselves says them.
        case words
    }

    /// The names, in the order of a condition's entries.
    public let names: [String]
    /// What they are.
    public let kind: Kind

    private let indices: [String: Int]

    /// Takes any names; of two that are alike but for case the first one is meant wherever one is said.
    public init(names: [String], kind: Kind) {
        self.names = names
        self.kind = kind
        indices = Dictionary(zip(names.map { $0.lowercased() }, names.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The place of a name, upper and lower case alike; nil when there is no such name.
    public func index(of name: String) -> Int? { indices[name.lowercased()] }

    /// Two vocabularies are equal when their names, order and kind are.
    public static func == (first: Vocabulary, second: Vocabulary) -> Bool {
        first.names == second.names && first.kind == second.kind
    }
}
