import Networks

/// Which damages a restorer learns from: one kind a face, each strength drawn anew.
public struct DamageChoice: Sendable, Equatable {
    /// The kinds, each as likely as the others.
    public let kinds: [DamageKind]

    /// One in so many faces has light damage or none: without them a restorer would change whole faces, too.
    static let lightOneIn = 8

    /// "choice" in ASCII: a stream that nothing else draws from.
    private static let stream: UInt64 = 0x6368_6f69_6365

    /// A choice among some kinds.
    ///
    /// - Precondition: there is at least one.
    public init(_ kinds: [DamageKind] = DamageKind.allCases) {
        precondition(!kinds.isEmpty, "there are no damages to choose from")
        self.kinds = kinds
    }

    /// The damage that a seed decides: from the weakest to the strongest, or one time in eight light or none, half of
    /// these each.
    public func damage(seed: UInt64) -> Damage {
        var random = SeededRandom(seed: seed, stream: Self.stream)
        let kind = kinds[random.nextInteger(below: kinds.count)]
        let isLight = random.nextInteger(below: Self.lightOneIn) == 0
        let (isNone, part) = (random.nextInteger(below: 2) == 0, Double(random.nextUnit()))
        if isLight { return Damage(kind, strength: isNone ? 0 : part * Damage.weakest) }
        return Damage(kind, strength: Damage.weakest + part * (1 - Damage.weakest))
    }
}
