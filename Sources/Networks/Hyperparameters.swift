/// What may change from one training step to the next: the optimisers' rates and the label of real pictures.
public struct Hyperparameters: Sendable, Equatable, Codable {
    /// The step size of the discriminator's Adam.
    public var discriminatorLearningRate: Float
    /// The step size of the generator's Adam.
    public var generatorLearningRate: Float
    /// Adam's decay of the mean gradient.
    public var beta1: Float
    /// Adam's decay of the mean squared gradient.
    public var beta2: Float
    /// What Adam adds to the root of the bias-corrected mean square.
    public var epsilon: Float
    /// What the discriminator should answer for real pictures: one-sided label smoothing after Salimans et al.,
    /// "Improved techniques for training GANs" (arXiv:1606.03498).
    public var realLabel: Float

    /// The recipe's values, unless given others.
    public init(
        discriminatorLearningRate: Float = 2e-4, generatorLearningRate: Float = 2e-4, beta1: Float = 0.5,
        beta2: Float = 0.999, epsilon: Float = 1e-8, realLabel: Float = 0.9
    ) {
        self.discriminatorLearningRate = discriminatorLearningRate
        self.generatorLearningRate = generatorLearningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.realLabel = realLabel
    }
}
