import RunEvents

/// What the dashboard keeps a history of.
enum Metric: Int, Sendable, CaseIterable {
    case discriminatorLoss
    case generatorLoss
    case realScore
    case fakeScore
    case discriminatorGradientNorm
    case generatorGradientNorm
    /// Steps a second, the wait for faces included.
    case speed
    case discriminatorRate
    case generatorRate

    /// The value of this metric in a step; nil when the step cannot say.
    func value(in step: StepMetrics) -> Float? {
        switch self {
        case .discriminatorLoss: return step.discriminatorLoss
        case .generatorLoss: return step.generatorLoss
        case .realScore: return step.realScore
        case .fakeScore: return step.fakeScore
        case .discriminatorGradientNorm: return step.discriminatorGradientNorm
        case .generatorGradientNorm: return step.generatorGradientNorm
        case .speed:
            let seconds = step.seconds + step.waitSeconds
            return seconds > 0 ? Float(1 / seconds) : nil
        case .discriminatorRate: return step.discriminatorLearningRate
        case .generatorRate: return step.generatorLearningRate
        }
    }

    /// Which network's colour it wears.
    var network: Player? {
        switch self {
        case .discriminatorLoss, .discriminatorGradientNorm, .realScore, .discriminatorRate: .discriminator
        case .generatorLoss, .generatorGradientNorm, .fakeScore, .generatorRate: .generator
        case .speed: nil
        }
    }
}
