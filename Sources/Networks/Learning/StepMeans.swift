/// The figures of a step's updates, each network's averaged over its own.
struct StepMeans {
    private var discriminatorLoss = 0.0
    private var generatorLoss = 0.0
    private var realScore = 0.0
    private var fakeScore = 0.0
    private var discriminatorGradientNorm = 0.0
    private var generatorGradientNorm = 0.0
    private var realConditionLoss = 0.0
    private var fakeConditionLoss = 0.0
    private var difference = 0.0
    private var adversarial = 0.0
    private var hasRestored = false

    /// Adds what an update of the discriminator left in the losses' numbers: real loss, real score, fake loss, fake
    /// score, and the seventh, the head's loss on real pictures.
    mutating func addDiscriminator(_ losses: FloatBuffer, gradientNorm: Float) {
        let numbers = losses.base
        discriminatorLoss += Double(numbers[0] + numbers[2])
        realScore += Double(numbers[1])
        fakeScore += Double(numbers[3])
        realConditionLoss += Double(numbers[6])
        discriminatorGradientNorm += Double(gradientNorm)
    }

    /// Adds what an update of the generator left in the losses' fifth number, and in the eighth, the head's loss on fakes.
    mutating func addGenerator(_ losses: FloatBuffer, gradientNorm: Float) {
        generatorLoss += Double(losses.base[4])
        fakeConditionLoss += Double(losses.base[7])
        generatorGradientNorm += Double(gradientNorm)
    }

    /// Adds what an update of a restorer has lost.
    mutating func addRestorer(_ losses: RestorationLosses, gradientNorm: Float) {
        hasRestored = true
        difference += Double(losses.difference)
        adversarial += Double(losses.adversarial)
        generatorLoss += Double(losses.total)
        generatorGradientNorm += Double(gradientNorm)
    }

    /// The means; of a single update exactly its figures.
    func result(_ hyperparameters: Hyperparameters, hasConditions: Bool) -> StepResult {
        let discriminator = Double(hyperparameters.discriminatorUpdates)
        let generator = Double(hyperparameters.generatorUpdates)
        return StepResult(
            discriminatorLoss: Float(discriminatorLoss / discriminator),
            generatorLoss: Float(generatorLoss / generator), realScore: Float(realScore / discriminator),
            fakeScore: Float(fakeScore / discriminator),
            discriminatorGradientNorm: Float(discriminatorGradientNorm / discriminator),
            generatorGradientNorm: Float(generatorGradientNorm / generator),
            conditionLosses: hasConditions
                ? ConditionLosses(
                    real: Float(realConditionLoss / discriminator), fake: Float(fakeConditionLoss / generator)) : nil,
            restorationLosses: hasRestored
                ? RestorationLosses(
                    difference: Float(difference / generator), adversarial: Float(adversarial / generator)) : nil)
    }
}
