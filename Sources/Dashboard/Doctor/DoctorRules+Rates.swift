import RunEvents

/// Rules about the learning rates.
extension DoctorRules {
    /// Losses or gradients are no numbers any more: nothing that comes after can be used.
    static func diverged(_ symptoms: Symptoms) -> Diagnosis? {
        guard symptoms.notFiniteCount > 0 else { return nil }
        return Diagnosis(
            finding: .diverged, detail: "go back to an earlier snapshot",
            evidence: ["\(NumberText.counted(symptoms.notFiniteCount, "step")) had a loss or a norm that is no number"],
            advice: lowerRates(symptoms).orGoingBack)
    }

    /// The losses jump from step to step by more than a guess would lose: each step throws the weights past each
    /// other's answers (Radford et al. 2015, arXiv:1511.06434, 4: 0.001 was too high, 0.0002 was not). In the healthy
    /// recordings D's loss strays by at most 0.7 from its mean, and by 0.3 once the first steps are over. Where the
    /// faces are all alike, that is the illness: losses jump with it, and with batches of few faces anyway.
    static func lossesJump(_ symptoms: Symptoms) -> Diagnosis? {
        let loss = symptoms.discriminatorLoss
        let other = symptoms.generatorLoss
        guard symptoms.step >= 2 * Checkup.length,
            loss.deviation > 1 || (other.mean > 12 && other.deviation > 0.3 * other.mean),
            collapse(symptoms) == nil
        else { return nil }
        let evidence = [
            "D's loss jumps: \(number(loss.mean)) on average, up to \(number(loss.maximum))",
            "G's loss is \(number(symptoms.generatorLoss.mean)), up to \(number(symptoms.generatorLoss.maximum))",
            rates(symptoms),
        ]
        return Diagnosis(
            finding: .ratesTooHigh, detail: "the losses jump", evidence: evidence, advice: lowerRates(symptoms))
    }

    /// Generated faces differ more than real ones: G's pixels are driven to black and white and hold patterns rather
    /// than faces. Real faces share a shape, so what looks like them differs as much as they do at most. Young
    /// generators, whose faces differ little as yet, are far from it.
    static func patterns(_ symptoms: Symptoms) -> Diagnosis? {
        guard let share = symptoms.meanShare, share > (symptoms.step < youth ? 1.05 : 1.2) else { return nil }
        let evidence = [
            "64 generated faces differ by \(percent(share)) of what real ones do; faces stay below 100%",
            scores(symptoms), rates(symptoms),
        ]
        return Diagnosis(
            finding: .ratesTooHigh, detail: "G draws patterns, not faces", evidence: evidence,
            advice: lowerRates(symptoms).orGoingBack)
    }

    private static func rates(_ symptoms: Symptoms) -> String {
        "the rates are D \(rate(symptoms.discriminatorRate)), G \(rate(symptoms.generatorRate))"
    }

    /// Neither answer of D moves, and they are the same for real and for generated faces: nobody learns. Two networks
    /// that are level with each other differ from this by their unrest: D's answers stray by 0.1 and more from batch to
    /// batch, as it looks for what to tell faces by. At rates above the usual one, standing still has another cause.
    static func stalled(_ symptoms: Symptoms) -> Diagnosis? {
        let gap = abs(symptoms.realScore.mean - symptoms.fakeScore.mean)
        let greatest = max(symptoms.discriminatorRate, symptoms.generatorRate)
        guard symptoms.step >= 2 * Checkup.length, gap < symptoms.realLabel.answer(0.12),
            symptoms.realScore.deviation < symptoms.realLabel.answer(0.07),
            greatest <= Double(usualRate)
        else { return nil }
        let next = greatest < Double(usualRate) ? usualRate : Float(greatest) * 2
        let evidence = [
            scores(symptoms), "D(x) strays by \(number(symptoms.realScore.deviation)) between batches; 0.1 is usual",
            rates(symptoms),
        ]
        return Diagnosis(
            finding: .stalled, detail: "D tells nothing apart, and that does not change", evidence: evidence,
            advice: Advice(
                "set both rates to \(rate(Double(next)))", .setLearningRate(.both, rate: min(next, 1))))
    }

    /// The recipe's rates where they are above those, else a quarter.
    private static func lowerRates(_ symptoms: Symptoms) -> Advice {
        let greatest = max(symptoms.discriminatorRate, symptoms.generatorRate)
        let next = greatest > Double(usualRate) * 1.5 ? usualRate : Float(greatest) / 4
        return Advice("set both rates to \(rate(Double(next)))", .setLearningRate(.both, rate: next))
    }
}
