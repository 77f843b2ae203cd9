/// A change of learning rates made while the run goes on.
public struct LearningRateEdit: Codable, Sendable, Equatable {
    /// Steps done when it took effect.
    public var step: Int
    /// D's learning rate from here on.
    public var discriminator: Float
    /// G's learning rate from here on.
    public var generator: Float
    /// What held up to there; nil where that is not known.
    public var before: LearningRates?
    /// Why they changed; nil where someone asked for it.
    public var origin: EditOrigin?

    /// Names every value.
    public init(
        step: Int, discriminator: Float, generator: Float, before: LearningRates? = nil, origin: EditOrigin? = nil
    ) {
        self.step = step
        self.discriminator = discriminator
        self.generator = generator
        self.before = before
        self.origin = origin
    }

    /// What holds from here on.
    public var after: LearningRates { LearningRates(discriminator: discriminator, generator: generator) }
}
