import RunEvents

/// Rules about which network is ahead.
extension DoctorRules {
    /// D tells nearly every face, and G does not catch up: with D(G(z)) near 0 G's gradient says the same for whatever
    /// it draws (Goodfellow et al. 2014, arXiv:1406.2661, 3; Arjovsky and Bottou 2017, arXiv:1701.04862, 2). While G's
    /// loss still falls it is catching up: then this is youth.
    static func discriminatorWins(_ symptoms: Symptoms) -> Diagnosis? {
        let label = symptoms.realLabel
        guard symptoms.fakeScore.mean < 0.04, symptoms.realScore.mean - symptoms.fakeScore.mean > label.answer(0.75),
            let trend = symptoms.generatorLossTrend, trend > 0.97
        else { return nil }
        let evidence = [
            scores(symptoms), "G's loss is \(number(symptoms.generatorLoss.mean)) and \(change(trend))",
            "D's loss is \(number(symptoms.discriminatorLoss.mean)); "
                + "\(loss(label.perfectLoss)) is a D that is never wrong",
        ]
        return Diagnosis(
            finding: .discriminatorWins,
            detail: "it tells almost every generated face", evidence: evidence,
            advice: slowDown(.discriminator, symptoms))
    }

    /// D does worse than one that answers the same to everything, and gives generated faces as much as real ones: it
    /// does not learn, or not as fast as G. What G learns from it is worth nothing: it finds what such a D likes, not
    /// faces (Metz et al. 2017, arXiv:1611.02163, 2.4: G against a fixed D goes to the point D likes best).
    static func discriminatorWeak(_ symptoms: Symptoms) -> Diagnosis? {
        let label = symptoms.realLabel
        guard symptoms.step >= 2 * Checkup.length, symptoms.discriminatorLoss.mean > label.guessLoss + 0.125,
            symptoms.fakeScore.mean > symptoms.realScore.mean - label.answer(0.15)
        else { return nil }
        let evidence = [
            scores(symptoms),
            "D's loss is \(number(symptoms.discriminatorLoss.mean)); \(loss(label.guessLoss)) is a pure guess",
            "G's gradients have a norm of \(number(symptoms.generatorGradient.mean))",
        ]
        return Diagnosis(
            finding: .discriminatorWeak, detail: "it takes generated faces for real", evidence: evidence,
            advice: slowDown(.generator, symptoms))
    }

    /// What brings two networks nearer to each other: equal rates where one has much less, else half the rate of the
    /// one ahead.
    static func slowDown(_ network: Player, _ symptoms: Symptoms) -> Advice {
        let isDiscriminator = network == .discriminator
        let ahead = isDiscriminator ? symptoms.discriminatorRate : symptoms.generatorRate
        let behind = isDiscriminator ? symptoms.generatorRate : symptoms.discriminatorRate
        let (name, otherName) = isDiscriminator ? ("D", "G") : ("G", "D")
        let selection: NetworkSelection = isDiscriminator ? .discriminator : .generator
        let other: NetworkSelection = isDiscriminator ? .generator : .discriminator
        if behind < ahead / 3, ahead <= 2 * Double(usualRate) {
            return Advice(
                "give \(otherName) the rate of \(name), \(rate(ahead))",
                .setLearningRate(other, rate: Float(ahead)))
        }
        let next = behind < ahead / 3 ? max(behind, Double(usualRate)) : ahead / 2
        return Advice(
            "lower \(name)'s rate from \(rate(ahead)) to \(rate(next))",
            .setLearningRate(selection, rate: Float(next)))
    }

    /// The recipe's learning rate (Radford et al. 2015, arXiv:1511.06434, 4).
    static let usualRate: Float = 2e-4
}
