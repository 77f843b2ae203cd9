/// What the networks of a run are told beside random numbers.
public struct RunConditions: Codable, Sendable, Equatable {
    /// Their names in their order: CelebA's attributes, or words of captions.
    public var names: [String]
    /// Whether they are words rather than attributes.
    public var isVocabulary: Bool
    /// The share of the data that has each; nil where the data never tell.
    public var rates: [Double?]

    /// Names every value.
    public init(names: [String], isVocabulary: Bool, rates: [Double?]) {
        self.names = names
        self.isVocabulary = isVocabulary
        self.rates = rates
    }
}
