import Networks

/// The random choices of one portrait, in the order in which they are asked for.
struct PortraitRandom {
    private var random: SeededRandom

    /// Keeps portraits clear of the streams that order and latents of the same seed are drawn from.
    private static let firstStream: UInt64 = 0x706f_7274_7261_6974

    init(seed: UInt64, index: Int) {
        random = SeededRandom(seed: seed, stream: Self.firstStream &+ UInt64(truncatingIfNeeded: index))
    }

    /// A number in [0, 1).
    mutating func unit() -> Float { random.nextUnit() }

    /// A number in [-1, 1).
    mutating func symmetric() -> Float { random.nextSymmetric() }

    /// A number in the range, all equally likely.
    mutating func number(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * random.nextUnit()
    }

    /// A number about `mean` with standard deviation `deviation`, never more than 3.5 of them away: the sum of four
    /// equal chances, close to a bell curve.
    mutating func bell(_ mean: Float, _ deviation: Float) -> Float {
        let sum = symmetric() + symmetric() + symmetric() + symmetric()
        return mean + deviation * sum * 0.866
    }

    /// Whether something of this probability happens.
    mutating func chance(_ probability: Float) -> Bool { random.nextUnit() < probability }

    /// One of the choices, each as likely as its weight, before the colon, says.
    ///
    /// - Precondition: `choices` is not empty.
    mutating func choose<Choice>(_ choices: KeyValuePairs<Float, Choice>) -> Choice {
        precondition(!choices.isEmpty, "nothing to choose from")
        var remaining = unit() * choices.reduce(0) { $0 + $1.key }
        for candidate in choices {
            remaining -= candidate.key
            if remaining < 0 { return candidate.value }
        }
        return choices[choices.count - 1].value
    }
}
