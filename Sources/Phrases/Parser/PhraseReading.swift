/// What was understood of a phrase. Ranges count the phrase's characters from 0.
public struct PhraseReading: Sendable, Equatable {
    /// An attribute or word that a phrase says or denies.
    public struct Statement: Sendable, Equatable {
        /// Its place in the vocabulary.
        public let index: Int
        /// Whether the phrase says it; false where it denies it.
        public let says: Bool
        /// The words that it comes from, in order: "black" and "hair" in "black and wavy hair".
        public let ranges: [Range<Int>]
        /// The word that denies them, where one does.
        public let denial: Range<Int>?
    }

    /// A word that says nothing of the vocabulary.
    public struct UnknownWord: Sendable, Equatable {
        /// Why it says nothing.
        public enum Reason: Sendable, Equatable {
            /// No table has it.
            case notKnown
            /// It says something, but of a name that the vocabulary has not.
            case notInVocabulary(attribute: String)
            /// An adjective that says something only with certain nouns: "black" in "black hat".
            case saysNothingHere
        }

        /// As it was written.
        public let text: String
        /// Where it stands.
        public let range: Range<Int>
        /// Why it says nothing.
        public let reason: Reason
        /// What may have been meant, the nearest first, three at most.
        public let nearest: [String]
    }

    /// Two parts of a phrase that do not go together; the phrase counts all the same.
    public enum Contradiction: Sendable, Equatable {
        /// One attribute is said and denied; the last holds.
        case saidBothWays(index: Int, holds: Bool)
        /// Two attributes that hardly one face has: bald and bangs.
        case unlikely(first: Int, second: Int)
    }

    /// The phrase.
    public let text: String
    /// All that it says, in its order; where one attribute is said twice, the last holds.
    public let statements: [Statement]
    /// The words that say nothing of the vocabulary, in order.
    public let unknown: [UnknownWord]
    /// What does not go together.
    public let contradictions: [Contradiction]
    /// +1 (said), -1 (denied) or 0 (unsaid) for each name of the vocabulary, in its order.
    public let condition: [Int8]

    /// What holds, by the place in the vocabulary.
    public var said: [Int: Bool] {
        var said: [Int: Bool] = [:]
        for (index, value) in condition.enumerated() where value != 0 { said[index] = value > 0 }
        return said
    }
}

extension PhraseReading.UnknownWord: CustomStringConvertible {
    /// One plain line: which word, why it says nothing, and what may be meant.
    public var description: String {
        let offer = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: " or "))?"
        switch reason {
        case .notKnown: return "'\(text.inOneLine)' is not known\(offer)"
        case .notInVocabulary(let attribute):
            return "'\(text.inOneLine)' is \(attribute), which these pictures do not have\(offer)"
        case .saysNothingHere: return "'\(text.inOneLine)' says nothing here\(offer)"
        }
    }
}

/// What is wrong with a phrase.
public enum PhraseError: Error, Sendable, Equatable {
    /// It is longer than a phrase may be, in characters.
    case tooLong(count: Int, limit: Int)
}

extension PhraseError: CustomStringConvertible {
    /// One plain line: what is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .tooLong(let count, let limit):
            "the phrase has \(count) characters, at most \(limit) are read; say it in fewer words"
        }
    }
}
