/// What one training step measured.
public struct StepMetrics: Codable, Sendable, Equatable {
    /// Steps done since the run's first, this one included.
    public var step: Int
    /// Passes over the data begun, counted from 1.
    public var epoch: Int
    /// The discriminator's loss: cross-entropy on real plus on generated faces, in nats.
    public var discriminatorLoss: Float
    /// The generator's loss: cross-entropy of D(G(z)) against 1, in nats.
    public var generatorLoss: Float
    /// Mean D(x) over the real batch, 0...1.
    public var realScore: Float
    /// Mean D(G(z)) over the generated batch before D's update, 0...1.
    public var fakeScore: Float
    /// Euclidean norm of all of D's gradients.
    public var discriminatorGradientNorm: Float
    /// Euclidean norm of all of G's gradients.
    public var generatorGradientNorm: Float
    /// The learning rate that D's update used.
    public var discriminatorLearningRate: Float
    /// The learning rate that G's update used.
    public var generatorLearningRate: Float
    /// Seconds that the step took, without the wait for faces.
    public var seconds: Double
    /// Seconds that the step waited for its faces.
    public var waitSeconds: Double

    /// Names every value.
    public init(
        step: Int, epoch: Int, discriminatorLoss: Float, generatorLoss: Float, realScore: Float, fakeScore: Float,
        discriminatorGradientNorm: Float, generatorGradientNorm: Float, discriminatorLearningRate: Float,
        generatorLearningRate: Float, seconds: Double, waitSeconds: Double
    ) {
        self.step = step
        self.epoch = epoch
        self.discriminatorLoss = discriminatorLoss
        self.generatorLoss = generatorLoss
        self.realScore = realScore
        self.fakeScore = fakeScore
        self.discriminatorGradientNorm = discriminatorGradientNorm
        self.generatorGradientNorm = generatorGradientNorm
        self.discriminatorLearningRate = discriminatorLearningRate
        self.generatorLearningRate = generatorLearningRate
        self.seconds = seconds
        self.waitSeconds = waitSeconds
    }
}

extension StepMetrics {
    /// Seconds that the step took, the wait for its faces included.
    public var trainedSeconds: Double { seconds + waitSeconds }
}

extension [StepMetrics] {
    /// Seconds that the steps took, the waits for their faces included.
    public var trainedSeconds: Double { reduce(0) { $0 + $1.trainedSeconds } }
}
