import RunEvents

/// What the steps between two round numbers measured.
struct Checkup: Sendable, Equatable {
    /// Steps that one covers. Single steps are noise: a batch of 16 is a small sample.
    static let length = 50

    /// One quantity over those steps, as far as it was finite.
    struct Measure: Sendable, Equatable {
        /// Steps with a finite value.
        var count = 0
        /// Their mean.
        var mean = 0.0
        /// The root mean square distance from the mean.
        var deviation = 0.0
        /// The greatest of them.
        var maximum = -Double.infinity
    }

    /// The last step.
    var step: Int
    /// D's loss in nats.
    var discriminatorLoss = Measure()
    /// G's loss in nats.
    var generatorLoss = Measure()
    /// D(x).
    var realScore = Measure()
    /// D(G(z)).
    var fakeScore = Measure()
    /// The norm of D's gradients.
    var discriminatorGradient = Measure()
    /// The norm of G's gradients.
    var generatorGradient = Measure()
    /// Steps that had a number which is not finite.
    var notFiniteCount = 0
    /// D's learning rate at the end.
    var discriminatorRate: Double
    /// G's learning rate at the end.
    var generatorRate: Double
    /// What D was asked to answer for real faces, the mean.
    var realLabel = RealLabel.recipe.value
    /// How much the faces differed, as last measured up to then.
    var diversity: Diversity?
}

extension Checkup {
    /// Sums up steps, of which there must be one.
    ///
    /// - Precondition: `steps` is not empty.
    init(step: Int, of steps: [StepMetrics], labels: RealLabels, diversity: Diversity?) {
        let last = steps[steps.count - 1]
        self.init(
            step: step, discriminatorRate: Double(last.discriminatorLearningRate),
            generatorRate: Double(last.generatorLearningRate), diversity: diversity)
        discriminatorLoss = Measure(steps.map(\.discriminatorLoss))
        generatorLoss = Measure(steps.map(\.generatorLoss))
        realScore = Measure(steps.map(\.realScore))
        fakeScore = Measure(steps.map(\.fakeScore))
        discriminatorGradient = Measure(steps.map(\.discriminatorGradientNorm))
        generatorGradient = Measure(steps.map(\.generatorGradientNorm))
        let labels = steps.map { Double(labels.label(at: $0.step)) }
        realLabel = labels.reduce(0, +) / Double(labels.count)
        notFiniteCount = steps.count { !$0.isFinite }
    }
}

extension Checkup.Measure {
    /// Sums up values.
    init(_ values: [Float]) {
        let finite = values.filter(\.isFinite).map(Double.init)
        self.init()
        guard !finite.isEmpty else { return }
        count = finite.count
        mean = finite.reduce(0, +) / Double(count)
        let middle = mean
        let squares = finite.reduce(0.0) { $0 + ($1 - middle) * ($1 - middle) }
        deviation = (squares / Double(count)).squareRoot()
        maximum = finite.max() ?? maximum
    }

    /// Several stretches as one. The deviation is the mean of theirs: what a trend adds is not unrest.
    init(joining parts: [Self]) {
        self.init()
        let parts = parts.filter { $0.count > 0 }
        guard !parts.isEmpty else { return }
        count = parts.reduce(0) { $0 + $1.count }
        for part in parts {
            mean += part.mean * Double(part.count) / Double(count)
            deviation += part.deviation * Double(part.count) / Double(count)
            maximum = max(maximum, part.maximum)
        }
    }
}

extension StepMetrics {
    /// Whether losses and norms are numbers.
    fileprivate var isFinite: Bool {
        discriminatorLoss.isFinite && generatorLoss.isFinite && discriminatorGradientNorm.isFinite
            && generatorGradientNorm.isFinite
    }
}
