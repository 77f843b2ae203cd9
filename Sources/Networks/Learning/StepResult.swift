/// What one training step tells about itself.
public struct StepResult: Sendable, Equatable {
    /// The discriminator's loss: cross-entropy on the real batch plus cross-entropy on the fake one.
    public var discriminatorLoss: Float
    /// The generator's loss: cross-entropy of the fakes against "real", after the discriminator's update; a restorer's is
    /// the total of `restorationLosses`.
    public var generatorLoss: Float
    /// D(x): the discriminator's mean answer for the real batch, 0 to 1, before its update.
    public var realScore: Float
    /// D(G(z)): its mean answer for the fake batch, 0 to 1, before its update.
    public var fakeScore: Float
    /// The Euclidean norm of the discriminator's gradient.
    public var discriminatorGradientNorm: Float
    /// The Euclidean norm of the generator's gradient.
    public var generatorGradientNorm: Float
    /// What the attribute head made of the step; nil for a pair that is told no conditions.
    public var conditionLosses: ConditionLosses?
    /// What the restorer lost; nil for a pair that makes pictures from random numbers.
    public var restorationLosses: RestorationLosses?

    /// A result with all its figures.
    public init(
        discriminatorLoss: Float, generatorLoss: Float, realScore: Float, fakeScore: Float,
        discriminatorGradientNorm: Float, generatorGradientNorm: Float,
        conditionLosses: ConditionLosses? = nil, restorationLosses: RestorationLosses? = nil
    ) {
        self.discriminatorLoss = discriminatorLoss
        self.generatorLoss = generatorLoss
        self.realScore = realScore
        self.fakeScore = fakeScore
        self.discriminatorGradientNorm = discriminatorGradientNorm
        self.generatorGradientNorm = generatorGradientNorm
        self.conditionLosses = conditionLosses
        self.restorationLosses = restorationLosses
    }

    /// Whether every figure is a finite number; if not, the step has spoilt the weights.
    public var isFinite: Bool {
        discriminatorLoss.isFinite && generatorLoss.isFinite && realScore.isFinite && fakeScore.isFinite
            && discriminatorGradientNorm.isFinite && generatorGradientNorm.isFinite
            && conditionLosses?.isFinite ?? true && restorationLosses?.isFinite ?? true
    }
}
