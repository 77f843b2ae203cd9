/// How often each network learns in one step: the updates of D to those of G, as in `2:1`.
public struct StepRatio: Codable, Sendable, Equatable, CustomStringConvertible {
    /// Updates of the discriminator a step, each on a real batch of its own.
    public let discriminator: Int
    /// Updates of the generator a step.
    public let generator: Int

    /// How often one network may learn in a step.
    public static let range = 1...5
    /// The recipe's: each network once.
    public static let recipe = StepRatio(checked: 1, 1)

    /// Names both numbers; nil if one of them lies outside `range`.
    public init?(discriminator: Int, generator: Int) {
        guard Self.range.contains(discriminator), Self.range.contains(generator) else { return nil }
        self.init(checked: discriminator, generator)
    }

    /// Reads `2:1`; nil for anything else.
    public init?(_ text: String) {
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let discriminator = numbers[0], let generator = numbers[1] else { return nil }
        self.init(discriminator: discriminator, generator: generator)
    }

    /// Reads what `encode(to:)` wrote.
    ///
    /// - Throws: when it is not a ratio, or one out of range.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let ratio = StepRatio(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "out of range")
        }
        self = ratio
    }

    private init(checked discriminator: Int, _ generator: Int) {
        self.discriminator = discriminator
        self.generator = generator
    }

    /// Writes the ratio as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The ratio as people write it: D's updates, a colon, G's.
    public var description: String { "\(discriminator):\(generator)" }

    /// The ratio some places further on in 1:5 … 1:2, 1:1, 2:1 … 5:1; the ends stay. A positive distance is in D's
    /// favour.
    public func advanced(by distance: Int) -> StepRatio {
        var ratio = self
        // No more than nine places lie between the ends.
        for _ in 0..<min(distance.magnitude, 9) { ratio = distance > 0 ? ratio.next : ratio.swapped.next.swapped }
        return ratio
    }

    /// One update less for G; with its last one, one more for D.
    private var next: StepRatio {
        if generator > 1 { return StepRatio(checked: discriminator, generator - 1) }
        return StepRatio(checked: min(discriminator + 1, Self.range.upperBound), generator)
    }

    private var swapped: StepRatio { StepRatio(checked: generator, discriminator) }
}
