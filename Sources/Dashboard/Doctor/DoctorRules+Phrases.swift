import RunEvents

/// Rules about what the networks are told.
extension DoctorRules {
    /// Below this mean difference between faces asked for something and for its opposite the generator does not listen.
    /// The recorded runs have 0.25 and more once the youth below is over.
    static let leastObedience = 0.1
    /// Steps before which it need not listen, nor does what was measured count: in the recorded runs the mean difference
    /// is 0.1 after the first 1,000 steps, and 0.5 after 10,000.
    static let obedienceYouth = 1000
    /// Steps before which nothing is said of it.
    static let obedienceAge = 2000

    /// The faces do not have what they are asked for: the generator draws what it likes, whatever is said. Either nothing
    /// teaches it, or the table is not that of these faces, so that there is nothing to learn (Odena et al. 2017,
    /// arXiv:1610.09585, 3, on what an auxiliary classifier teaches).
    static func ignoresPhrases(_ symptoms: Symptoms) -> Diagnosis? {
        guard symptoms.step >= obedienceAge, let obedience = symptoms.obedience, obedience < leastObedience else {
            return nil
        }
        return Diagnosis(
            finding: .ignoresPhrases, detail: "faces that are asked for something hardly have it",
            evidence: [
                "on average D sees what was asked for \(percent(obedience)) more often than where its opposite was",
                scores(symptoms),
            ],
            advice: Advice("view 7 shows which are followed, gantop data whether the table is that of these faces"))
    }
}
