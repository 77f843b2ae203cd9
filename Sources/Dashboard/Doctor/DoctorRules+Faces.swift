import RunEvents

/// Rules about the faces themselves.
extension DoctorRules {
    /// The share of the real faces' differences below which generated ones count as alike.
    static let collapsedShare = 0.3

    /// Different latent vectors give nearly the same face: mode collapse (Goodfellow 2016, arXiv:1701.00160, 5.1.1;
    /// Salimans et al. 2016, arXiv:1606.03498, 3.2). Either the faces never came to differ, or they differ by less than
    /// half of what they once did.
    static func collapse(_ symptoms: Symptoms) -> Diagnosis? {
        guard symptoms.step >= youth, let share = symptoms.share else { return nil }
        let best = symptoms.bestShare ?? share
        guard share < collapsedShare || (best >= 2 * collapsedShare && share < best / 2) else { return nil }
        var evidence = ["64 faces differ by \(percent(share)) of what 64 real ones do"]
        if best > share { evidence.append("at best they differed by \(percent(best))") }
        if let nearest = symptoms.diversity?.nearestShare {
            evidence.append("each has another that is \(percent(nearest)) as far as with real ones")
        }
        evidence.append(scores(symptoms))
        // G has left the place where it could draw many faces, and nothing in its loss leads back.
        let advice = slowDown(.generator, symptoms).orGoingBack
        return Diagnosis(
            finding: .collapse, detail: "its faces differ by \(percent(share)) of what real ones do",
            evidence: evidence, advice: advice)
    }

    /// The data are one face: whatever G learns, it is that one, and how much its faces differ says nothing about G.
    static func oneFace(_ symptoms: Symptoms) -> Diagnosis? {
        guard let diversity = symptoms.diversity, diversity.isOfOneFace else { return nil }
        let evidence = [
            "64 real faces differ by \(NumberText.fixed(Double(diversity.real.mean), decimals: 3)) of full brightness",
            "those of other data differ by 0.2 to 0.4",
        ]
        return Diagnosis(
            finding: .oneFace, detail: "there is nothing else to learn", evidence: evidence,
            advice: Advice("look at the data with r, or with gantop data; --data takes others"))
    }
}
