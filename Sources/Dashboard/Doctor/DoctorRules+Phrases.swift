import RunEvents

/// Rules about what the networks are told.
extension DoctorRules {
    /// Below this mean difference between faces asked for something and for its opposite the generator does not listen.
    static let leastObedience = 0.1
    /// Steps before which it need not: in the recorded runs most attributes are followed after 2,000.
    static let obedienceAge = 2000

    /// The faces do not have what they are asked for.
    static func ignoresPhrases(_ symptoms: Symptoms) -> Diagnosis? {
        guard symptoms.step >= obedienceAge, let obedience = symptoms.obedience, obedience < leastObedience else {
            return nil
        }
        return Diagnosis(
            finding: .ignoresPhrases, detail: "faces asked for something have it hardly more often than others",
            evidence: [
                "D's head sees it in \(percent(obedience)) more of the faces asked for it, in the mean",
                scores(symptoms),
            ],
            advice: Advice("see with 'gantop data' whether the table is that of these faces"))
    }
}
