/// A change of learning rates made while the run goes on.
public struct LearningRateEdit: Codable, Sendable, Equatable {
    /// Steps done when it took effect.
    public var step: Int
    /// D's learning rate from here on.
    public var discriminator: Float
    /// G's learning rate from here on.
    public var generator: Float

    /// Names every value.
    public init(step: Int, discriminator: Float, generator: Float) {
        self.step = step
        self.discriminator = discriminator
        self.generator = generator
    }
}
