/// A pair of networks as a value: everything that decides what two networks compute, and nothing else.
///
/// It is what `--network FILE` reads and what `config.json` and a snapshot carry. Sizes between the stages are derived:
/// `NetworkPlan` does that, and refuses stages that do not fit together.
public struct Architecture: Sendable, Equatable {
    /// The pictures that the generator makes and the discriminator judges.
    public var picture: PictureShape
    /// How many random numbers the generator makes one picture from.
    public var latentSize: Int
    /// What the first network makes pictures from.
    public var purpose = Purpose.generating
    /// The first network's stages: random numbers to a picture, or, of a pair that restores, a damaged picture to a whole
    /// one.
    public var generator: [Stage]
    /// A picture to one logit, positive for "real".
    public var discriminator: [Stage]
    /// How many conditions the generator is told beside the random numbers, and the discriminator's attribute head
    /// answers for: 0 for a pair that is told nothing.
    public var conditions: Int

    /// What the first of two networks is for.
    public enum Purpose: Sendable, Equatable {
        /// To make pictures from random numbers: a generator.
        case generating
        /// To make whole pictures from damaged ones: a restorer.
        case restoring
    }

    /// A pair with its parts.
    public init(
        picture: PictureShape, latentSize: Int, generator: [Stage], discriminator: [Stage], conditions: Int = 0
    ) {
        self.picture = picture
        self.latentSize = latentSize
        self.generator = generator
        self.discriminator = discriminator
        self.conditions = conditions
    }

    /// The same pair told so many conditions.
    public func told(conditions: Int) -> Architecture {
        var told = self
        told.conditions = conditions
        return told
    }

    /// The same pair with every width scaled by `factor` and rounded, at least one channel; colours and the logit stay.
    ///
    /// - Precondition: `factor` is positive and finite.
    public func scalingChannels(by factor: Double) -> Architecture {
        precondition(factor > 0 && factor.isFinite, "channels cannot be scaled by \(factor)")
        func scaled(_ stages: [Stage]) -> [Stage] {
            stages.enumerated().map { index, stage in
                guard index < stages.count - 1 else { return stage }
                var stage = stage
                stage.channels = max(1, Int((Double(stage.channels) * factor).rounded()))
                return stage
            }
        }
        var pair = self
        pair.generator = scaled(generator)
        pair.discriminator = scaled(discriminator)
        return pair
    }

    /// The pair in a few words: the pictures' side, and the widths of each network's stages but the last.
    public var summary: String {
        func widths(_ stages: [Stage]) -> String { stages.dropLast().map { "\($0.channels)" }.joined(separator: "-") }
        let letter = purpose == .restoring ? "R" : "G"
        return "\(picture.side)x\(picture.side), \(letter) \(widths(generator)), D \(widths(discriminator))"
    }
}
