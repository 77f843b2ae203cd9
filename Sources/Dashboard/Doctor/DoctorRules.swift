import RunEvents

/// What the doctor goes by: each rule says what it finds in the symptoms, or nothing.
///
/// The numbers were tuned on some recorded runs and judged on others; see `DoctorJudgementTests`. They hold for the
/// recipe's losses: D is asked for 0.9 on real faces (one-sided label smoothing; Salimans et al. 2016,
/// arXiv:1606.03498, 3.4) and 0 on generated ones, so a perfect D has D(x) = 0.9 and a loss of 0.33 nats, and a D that
/// cannot tell at all answers 0.45 to everything and has a loss of 1.38. With another label they move with it; see
/// `RealLabel`.
enum DoctorRules {
    /// The rules in the order in which they are asked; the first that finds something decides. What makes all other
    /// numbers meaningless comes first, then what causes the rest.
    static let all: [@Sendable (Symptoms) -> Diagnosis?] = [
        diverged, oneFace, stalled, lossesJump, patterns, discriminatorWeak, collapse, tooEarly, discriminatorWins,
        ignoresPhrases,
    ]

    /// What the symptoms mean.
    static func diagnose(_ symptoms: Symptoms) -> Diagnosis {
        for rule in all {
            if let diagnosis = rule(symptoms) { return diagnosis }
        }
        return healthy(symptoms)
    }

    /// Steps before which a run that looks ill is mostly only young: D learns faster at first, D(G(z)) falls below
    /// 0.05, and G's faces are all alike until they are faces at all. In the healthy recordings this is over after 350
    /// steps.
    static let youth = 350

    /// Young, and nothing that youth does not explain.
    static func tooEarly(_ symptoms: Symptoms) -> Diagnosis? {
        guard symptoms.step < youth else { return nil }
        return Diagnosis(
            finding: .tooEarly, detail: "the first \(youth) steps look ill in healthy runs, too",
            evidence: [scores(symptoms)], advice: nil)
    }

    /// Neither network is far ahead, and the faces differ: the best that can be said while two networks play against
    /// each other, for the losses themselves need not fall (Goodfellow, NIPS 2016 tutorial, arXiv:1701.00160, 5.1).
    static func healthy(_ symptoms: Symptoms) -> Diagnosis {
        var evidence = [scores(symptoms)]
        if let share = symptoms.share { evidence.append("the faces differ by \(percent(share)) of what real ones do") }
        if let trend = symptoms.generatorLossTrend { evidence.append("G's loss \(change(trend))") }
        if let obedience = symptoms.obedience {
            evidence.append("faces have what they are asked for \(percent(obedience)) more often than its opposite")
        }
        let unusual = VitalSign.all(of: symptoms).filter { $0.isUsual == false }.map(\.name)
        if !unusual.isEmpty {
            let names = unusual.joined(separator: ", ")
            evidence.append("unusual, but no harm while neither network is far ahead: \(names)")
        }
        evidence.append("whether faces are learnt by heart it cannot see: m compares them with the real ones")
        return Diagnosis(finding: .healthy, detail: "neither network is far ahead", evidence: evidence, advice: nil)
    }
}

extension DoctorRules {
    /// Both scores in words.
    static func scores(_ symptoms: Symptoms) -> String {
        "D gives real faces \(score(symptoms.realScore.mean)), generated ones \(score(symptoms.fakeScore.mean))"
    }

    /// A ratio to before in words.
    static func change(_ ratio: Double) -> String {
        let steps = Symptoms.window * Checkup.length
        guard abs(ratio - 1) >= 0.005 else { return "is what it was \(steps) steps before" }
        let size = ratio >= 3 ? "to \(NumberText.fixed(ratio, decimals: 1)) times" : "by \(percent(abs(ratio - 1)))"
        return "\(ratio > 1 ? "rose" : "fell") \(size) within \(steps) steps"
    }

    static func percent(_ share: Double) -> String { NumberText.fixed(share * 100, decimals: 0) + "%" }
    static func score(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    static func loss(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
    static func number(_ value: Double) -> String { NumberText.measure(value) }
    static func rate(_ value: Double) -> String { NumberText.rate(value) }
}
