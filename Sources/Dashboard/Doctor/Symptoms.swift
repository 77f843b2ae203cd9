import RunEvents

/// What the doctor looks at: the last few checkups, and how they differ from those before.
struct Symptoms: Sendable, Equatable {
    /// Checkups that are looked at together: 150 steps, in which most swings of the two networks even out.
    static let window = 3

    /// The last step looked at.
    let step: Int
    /// The sums over the window.
    let discriminatorLoss: Checkup.Measure
    let generatorLoss: Checkup.Measure
    let realScore: Checkup.Measure
    let fakeScore: Checkup.Measure
    let discriminatorGradient: Checkup.Measure
    let generatorGradient: Checkup.Measure
    /// Steps of the window that had a number which is not finite.
    let notFiniteCount: Int
    /// The learning rates now.
    let discriminatorRate: Double
    let generatorRate: Double
    /// What D was asked to answer for real faces, the mean over the window.
    let realLabel: RealLabel
    /// G's mean loss in the window divided by that in the window before; nil without one.
    let generatorLossTrend: Double?
    /// The same of the norm of G's gradients.
    let generatorGradientTrend: Double?
    /// The last measure of the faces.
    let diversity: Diversity?
    /// What share of the real faces' differences the generated ones had, the mean over the window; nil where nothing was
    /// measured or real faces do not differ.
    let meanShare: Double?
    /// The greatest share of the real faces' differences that the generated ones had so far.
    let bestShare: Double?
    /// How much more often faces have what they are asked for than those asked for its opposite, the mean; nil where that
    /// is not known.
    let obedience: Double?

    /// Looks at the last checkups of a run.
    ///
    /// - Parameter change: the step after which something was changed: checkups up to there are only compared with.
    /// - Precondition: there is one that came later.
    init(checkups: [Checkup], after change: Int = 0, bestShare: Double?, obedience: Double? = nil) {
        let last = checkups[checkups.count - 1]
        let recent = checkups.suffix(Self.window).filter { $0.step > change }
        let before = Array(checkups.dropLast(recent.count).suffix(Self.window))
        func joined(_ path: KeyPath<Checkup, Checkup.Measure>) -> Checkup.Measure {
            Checkup.Measure(joining: recent.map { $0[keyPath: path] })
        }
        func trend(_ path: KeyPath<Checkup, Checkup.Measure>) -> Double? {
            let old = Checkup.Measure(joining: before.map { $0[keyPath: path] })
            return old.count > 0 && old.mean > 0 ? joined(path).mean / old.mean : nil
        }
        step = last.step
        discriminatorLoss = joined(\.discriminatorLoss)
        generatorLoss = joined(\.generatorLoss)
        realScore = joined(\.realScore)
        fakeScore = joined(\.fakeScore)
        discriminatorGradient = joined(\.discriminatorGradient)
        generatorGradient = joined(\.generatorGradient)
        notFiniteCount = recent.reduce(0) { $0 + $1.notFiniteCount }
        discriminatorRate = last.discriminatorRate
        generatorRate = last.generatorRate
        realLabel = RealLabel(value: recent.reduce(0) { $0 + $1.realLabel } / Double(recent.count))
        generatorLossTrend = trend(\.generatorLoss)
        generatorGradientTrend = trend(\.generatorGradient)
        diversity = last.diversity
        let shares = recent.compactMap { $0.diversity?.share }
        meanShare = shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
        self.bestShare = bestShare
        self.obedience = obedience
    }

    /// The same as last measured.
    var share: Double? { diversity.flatMap(\.share) }
}

extension Diversity {
    /// Real faces that differ by less than this are one face: those of CelebA differ by about 0.3.
    static let leastRealDistance: Float = 0.03

    /// Whether the data are, to the eye, one face over and over.
    var isOfOneFace: Bool { real.mean < Self.leastRealDistance }

    /// What share of the real faces' differences the generated ones have; nil where real faces do not differ.
    var share: Double? { isOfOneFace ? nil : Double(generated.mean / real.mean) }

    /// The same of the distance to the face most alike: twins among the generated make it small.
    var nearestShare: Double? {
        isOfOneFace || real.nearest <= 0 ? nil : Double(generated.nearest / real.nearest)
    }
}
