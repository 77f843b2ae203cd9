/// Faces for a phrase, or for one attribute from its opposite to itself; what is not said is filled in from the data's
/// rows, face by face, the same row for the same face whatever is said.
public struct PhraseRequest: Codable, Sendable, Equatable {
    /// More faces than these are not made at once.
    public static let greatestFaceCount = 128

    /// What is said of each of the run's conditions, in their order: 1, -1, or 0 where nothing is said.
    public var said: [Int8]
    /// How many faces of the fixed latent vectors, from the first on.
    public var count: Int
    /// A condition that goes from -1 to +1 along a row, by its number; nil for the phrase alone.
    public var sweep: Int?
    /// Faces of such a row, ends included.
    public var columns: Int
    /// How many real faces that agree should come beside them.
    public var realCount: Int
    /// Which of G's weights draw the faces.
    public var weights: GeneratorWeights

    /// Names every value.
    public init(
        said: [Int8], count: Int, sweep: Int? = nil, columns: Int = 1, realCount: Int = 0,
        weights: GeneratorWeights = .average
    ) {
        self.said = said
        self.count = count
        self.sweep = sweep
        self.columns = columns
        self.realCount = realCount
        self.weights = weights
    }

    /// Whether the numbers fit together and a run with so many conditions, and are not too many.
    public func isSane(conditions: Int) -> Bool {
        let limit = 1...Self.greatestFaceCount
        guard said.count == conditions, said.allSatisfy({ (-1...1).contains($0) }), limit.contains(count),
            limit.contains(columns), count * columns <= Self.greatestFaceCount, 0...Self.greatestFaceCount ~= realCount
        else { return false }
        guard let sweep else { return columns == 1 }
        return said.indices.contains(sweep) && columns > 1
    }
}
