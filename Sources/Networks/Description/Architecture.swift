/// A pair of networks as a value: everything that decides what two networks compute, and nothing else.
///
/// It is what `--network FILE` reads and what `config.json` and a snapshot carry. Sizes between the stages are derived:
/// `NetworkPlan` does that, and refuses stages that do not fit together.
public struct Architecture: Sendable, Equatable {
    /// The pictures that the generator makes and the discriminator judges.
    public var picture: PictureShape
    /// How many random numbers the generator makes one picture from.
    public var latentSize: Int
    /// Random numbers to a picture.
    public var generator: [Stage]
    /// A picture to one logit, positive for "real".
    public var discriminator: [Stage]

    /// A pair with its parts.
    public init(picture: PictureShape, latentSize: Int, generator: [Stage], discriminator: [Stage]) {
        self.picture = picture
        self.latentSize = latentSize
        self.generator = generator
        self.discriminator = discriminator
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
        return Architecture(
            picture: picture, latentSize: latentSize, generator: scaled(generator),
            discriminator: scaled(discriminator))
    }

    /// The pair in a few words: the pictures' side, and the widths of each network's stages but the last.
    public var summary: String {
        func widths(_ stages: [Stage]) -> String { stages.dropLast().map { "\($0.channels)" }.joined(separator: "-") }
        return "\(picture.side)x\(picture.side), G \(widths(generator)), D \(widths(discriminator))"
    }
}
