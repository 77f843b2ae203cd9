/// Faces of a sum that someone wants to see.
public struct FaceSumRequest: Codable, Sendable, Equatable {
    /// Which faces are added.
    public var sum: FaceSum
    /// Which of the noises around it, from 0.
    public var variation: Int
    /// Which of G's weights draw the faces.
    public var weights: GeneratorWeights

    /// Names every value.
    public init(sum: FaceSum, variation: Int, weights: GeneratorWeights) {
        self.sum = sum
        self.variation = variation
        self.weights = weights
    }

    /// Whether it can be drawn.
    public var isSane: Bool { sum.isSane && (0...1_000_000).contains(variation) }
}
