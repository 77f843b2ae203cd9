/// The words that networks learn from captions, and how many faces have them.
public struct CaptionVocabulary: Sendable, Equatable {
    /// Of a hundred captioned faces this many have to be said to have a word.
    public static let leastPercent = 1
    /// Words at most: the commonest.
    public static let mostWords = 256

    /// The words in lower case and the singular, the commonest first, equally common ones in the order of their bytes.
    public let words: [String]
    /// How many faces have each word in at least one of their captions, not denied.
    public let saidCounts: [Int]
    /// How many faces have each word denied in a caption, and in none of them said.
    public let deniedCounts: [Int]
    /// How many faces have captions.
    public let faces: Int

    /// The part of the captioned faces that have word number `index`, 0...1.
    ///
    /// - Precondition: `index` is in `words.indices`.
    public func share(_ index: Int) -> Double { Double(saidCounts[index]) / Double(faces) }

    /// The part of the captioned faces that word number `index` is denied for, 0...1.
    ///
    /// - Precondition: `index` is in `words.indices`.
    public func deniedShare(_ index: Int) -> Double { Double(deniedCounts[index]) / Double(faces) }
}
