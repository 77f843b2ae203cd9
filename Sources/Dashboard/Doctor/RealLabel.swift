import RunEvents

/// What D is asked to answer for real faces, and what its numbers are at best and by guessing.
///
/// With the label a, D's loss is the cross entropy of a on real faces plus that of 0 on generated ones. A D that cannot
/// tell them apart does best with a/2 for everything; a perfect one answers a and 0 (Goodfellow et al. 2014,
/// arXiv:1406.2661, 4.1, with the label of Salimans et al. 2016, arXiv:1606.03498, 3.4).
struct RealLabel: Sendable, Equatable {
    /// The label; above one half, at most 1.
    let value: Double

    /// The recipe's label, for which the rules' thresholds were tuned.
    static let recipe = RealLabel(value: Double(RunSettings().realLabel))

    /// The loss of a D that is never wrong, in nats.
    var perfectLoss: Double { Self.crossEntropy(of: value, answer: value) }

    /// The loss of a D that answers half the label to everything, in nats.
    var guessLoss: Double {
        Self.crossEntropy(of: value, answer: value / 2) + Self.crossEntropy(of: 0, answer: value / 2)
    }

    /// An answer of D as it would be with this label, from one that was tuned with the recipe's.
    func answer(_ tuned: Double) -> Double { tuned * value / Self.recipe.value }

    /// The natural logarithm of ten.
    private static let naturalOfTen = 2.302585092994046

    private static func crossEntropy(of label: Double, answer: Double) -> Double {
        surprise(label, answer) + surprise(1 - label, 1 - answer)
    }

    /// What an answer adds to the loss with this weight; nothing without weight, whatever the answer.
    private static func surprise(_ weight: Double, _ answer: Double) -> Double {
        weight > 0 ? -weight * Decimal.logarithm(answer) * naturalOfTen : 0
    }
}

/// Which label held when.
struct RealLabels: Sendable {
    private var first = Float(RealLabel.recipe.value)
    private var changes: [(step: Int, label: Float)] = []

    /// Takes what holds now for what held from the first step on, unless changes are known.
    mutating func begin(with label: Float) {
        if changes.isEmpty { first = label }
    }

    /// Takes in a change; those known from its step on give way to it.
    mutating func append(_ edit: SettingsEdit) {
        if changes.isEmpty { first = edit.before.realLabel }
        guard edit.after.realLabel != edit.before.realLabel else { return }
        changes.removeAll { $0.step >= edit.step }
        changes.append((edit.step, edit.after.realLabel))
    }

    /// Forgets the changes made after a step.
    mutating func goBack(to step: Int) { changes.removeAll { $0.step > step } }

    /// The label that a step was made with.
    ///
    /// - Returns: the recipe's in place of one that no run may have: what a run tells is not to be relied on.
    func label(at step: Int) -> Float {
        let told = changes.last { $0.step < step }?.label ?? first
        return RunSettings.allowsRealLabel(told) ? told : Float(RealLabel.recipe.value)
    }
}
