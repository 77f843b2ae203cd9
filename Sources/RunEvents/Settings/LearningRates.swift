/// The learning rates of both networks.
public struct LearningRates: Codable, Sendable, Equatable {
    /// D's.
    public var discriminator: Float
    /// G's.
    public var generator: Float

    /// Names both.
    public init(discriminator: Float, generator: Float) {
        self.discriminator = discriminator
        self.generator = generator
    }
}
