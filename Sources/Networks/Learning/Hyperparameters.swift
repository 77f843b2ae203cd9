/// What may change from one training step to the next: the optimisers' rates, the label of real pictures, and how often
/// each network learns in a step.
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
    /// Updates of the discriminator a step, each on a real batch and random numbers of its own; at least 1.
    public var discriminatorUpdates: Int
    /// Updates of the generator a step; at least 1.
    public var generatorUpdates: Int

    /// The recipe's values, unless given others.
    public init(
        discriminatorLearningRate: Float = 2e-4, generatorLearningRate: Float = 2e-4, beta1: Float = 0.5,
        beta2: Float = 0.999, epsilon: Float = 1e-8, realLabel: Float = 0.9, discriminatorUpdates: Int = 1,
        generatorUpdates: Int = 1
    ) {
        self.discriminatorLearningRate = discriminatorLearningRate
        self.generatorLearningRate = generatorLearningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.realLabel = realLabel
        self.discriminatorUpdates = discriminatorUpdates
        self.generatorUpdates = generatorUpdates
    }

    /// How many batches of random numbers a step takes: one for each of D's updates, whose last fakes serve G's first,
    /// and one for each further update of G.
    public var latentBatches: Int { discriminatorUpdates + generatorUpdates - 1 }
}
