import RunEvents

/// One of the quantities that the doctor looks at, next to what is usual.
struct VitalSign: Sendable, Equatable {
    /// Which quantity.
    enum Kind: Int, Sendable, CaseIterable {
        case realScore
        case fakeScore
        case discriminatorLoss
        case generatorLoss
        case discriminatorGradient
        case generatorGradient
        case share
        case nearestShare
    }

    /// Which quantity.
    let kind: Kind
    /// Its value over the last steps; nil where it was not measured.
    let value: Double?
    /// What D is asked to answer for real faces.
    var realLabel = RealLabel.recipe

    /// Its name.
    var name: String {
        switch kind {
        case .realScore: "D(x)"
        case .fakeScore: "D(G(z))"
        case .discriminatorLoss: "D loss"
        case .generatorLoss: "G loss"
        case .discriminatorGradient: "D gradients"
        case .generatorGradient: "G gradients"
        case .share: "diversity"
        case .nearestShare: "nearest"
        }
    }

    /// What is usual in healthy recordings after the first steps. Some of them leave it for a while: it is the rules
    /// that judge.
    var usual: ClosedRange<Double> {
        switch kind {
        case .realScore: realLabel.answer(0.45)...realLabel.answer(0.85)
        case .fakeScore: 0.05...realLabel.answer(0.45)
        case .discriminatorLoss: realLabel.perfectLoss + 0.17...realLabel.guessLoss + 0.07
        case .generatorLoss: 0.8...6
        case .discriminatorGradient: 5...45
        case .generatorGradient: 5...45
        case .share: 0.6...1.2
        case .nearestShare: 0.3...1.2
        }
    }

    /// What a gauge shows.
    var scale: ClosedRange<Double> {
        switch kind {
        case .realScore, .fakeScore: 0...1
        case .discriminatorLoss: 0...3
        case .generatorLoss: 0...10
        case .discriminatorGradient, .generatorGradient: 0...80
        case .share, .nearestShare: 0...1.5
        }
    }

    /// Whether it is as usual; nil where it was not measured.
    var isUsual: Bool? { value.map { usual.contains($0) } }

    /// The value in at most five characters.
    var text: String { value.map(Self.text(of: kind)) ?? "-" }
    /// What is usual, in words.
    var usualText: (lower: String, upper: String) {
        (Self.text(of: kind)(usual.lowerBound), Self.text(of: kind)(usual.upperBound))
    }

    /// The history that it is the end of; nil for measures of the faces.
    var metric: Metric? {
        switch kind {
        case .realScore: .realScore
        case .fakeScore: .fakeScore
        case .discriminatorLoss: .discriminatorLoss
        case .generatorLoss: .generatorLoss
        case .discriminatorGradient: .discriminatorGradientNorm
        case .generatorGradient: .generatorGradientNorm
        case .share, .nearestShare: nil
        }
    }

    /// Whose it is.
    var network: Player { metric?.network ?? .generator }

    /// The value of a measure of the faces.
    func value(in diversity: Diversity) -> Double? {
        switch kind {
        case .share: diversity.share
        case .nearestShare: diversity.nearestShare
        default: nil
        }
    }

    private static func text(of kind: Kind) -> (Double) -> String {
        switch kind {
        case .realScore, .fakeScore: { NumberText.fixed($0, decimals: 2) }
        case .share, .nearestShare: { NumberText.fixed($0 * 100, decimals: 0) + "%" }
        default: { NumberText.fixed($0, decimals: $0 < 9.995 ? 2 : $0 < 999.5 ? 1 : 0) }
        }
    }

    /// All of them, in the order shown.
    static func all(of symptoms: Symptoms?) -> [VitalSign] {
        let label = symptoms?.realLabel ?? .recipe
        return Kind.allCases.map { kind in
            VitalSign(kind: kind, value: symptoms.flatMap { value(of: kind, in: $0) }, realLabel: label)
        }
    }

    private static func value(of kind: Kind, in symptoms: Symptoms) -> Double? {
        func mean(_ measure: Checkup.Measure) -> Double? { measure.count > 0 ? measure.mean : nil }
        return switch kind {
        case .realScore: mean(symptoms.realScore)
        case .fakeScore: mean(symptoms.fakeScore)
        case .discriminatorLoss: mean(symptoms.discriminatorLoss)
        case .generatorLoss: mean(symptoms.generatorLoss)
        case .discriminatorGradient: mean(symptoms.discriminatorGradient)
        case .generatorGradient: mean(symptoms.generatorGradient)
        case .share: symptoms.share
        case .nearestShare: symptoms.diversity?.nearestShare
        }
    }
}
