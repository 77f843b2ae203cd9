extension Architecture {
    /// The sides that the restoring pair is made for.
    public static let restoringSides = [28, 32, 64]

    /// A pair whose first network restores pictures: an encoder-decoder with joins, after Pathak et al., "Context
    /// encoders: feature learning by inpainting" (arXiv:1604.07379), and Isola et al., "Image-to-image translation with
    /// conditional adversarial networks" (arXiv:1611.07004); nil for a side that it is not made for.
    ///
    /// At 28x28 the encoder has 64 channels at 14x14, 128 and 256 at 7x7. Each transposed convolution reads what comes
    /// in and, joined, the encoder's features of the same side; the last convolution reads the picture as well. Larger
    /// sides have one more stage down and up for each doubling. The discriminator is that of the side's pair.
    ///
    /// - Parameter side: one of `restoringSides`.
    public static func restoring(side: Int = 28) -> Architecture? {
        guard restoringSides.contains(side) else { return nil }
        guard let judge = side == 28 ? tutorial.discriminator : paper(side: side)?.discriminator else { return nil }
        return Architecture(
            restoring: PictureShape(side: side), restorer: restorer(side: side), discriminator: judge)
    }

    /// A pair whose first network restores pictures.
    public init(restoring picture: PictureShape, restorer: [Stage], discriminator: [Stage]) {
        self.init(picture: picture, latentSize: 0, generator: restorer, discriminator: discriminator)
        purpose = .restoring
    }

    /// What a restorer reads: the picture's colours, unknown pixels filled in, and a map with 1 where a pixel is
    /// unknown, 0 elsewhere.
    public var damagedPicture: PictureShape { PictureShape(side: picture.side, channels: picture.channels + 1) }

    /// The widths of the encoder's first and last stages, and of the features that the picture joins.
    private static let (narrowest, widest, lastFeatures) = (64, 256, 32)
    /// No map is narrower: 7 or 8 pixels a side.
    private static let leastSide = 7

    private static func restorer(side: Int) -> [Stage] {
        let leaky = Stage.Activation.leaky(slope: 0.2)
        let norm = Stage.Norm()
        func normed(_ kind: Stage.Kind, _ channels: Int, joins: [Stage.Join] = []) -> Stage {
            Stage(kind, channels: channels, bias: false, norm: norm, activation: leaky, joins: joins)
        }
        // The widths of the stages of stride 2, each of which halves the side.
        var widths: [Int] = []
        while side >> (widths.count + 1) >= leastSide { widths.append(min(narrowest << widths.count, widest)) }
        var stages = widths.enumerated().map { index, width in
            index == 0
                ? Stage(.convolution(.init()), channels: width, bias: true, activation: leaky)
                : normed(.convolution(.init()), width)
        }
        stages.append(normed(.convolution(.init(stride: 1)), widest))
        for (index, width) in widths.enumerated().reversed() {
            let join = Stage.Join.stage("conv\(index + 1)")
            let up = Stage.Kind.transposedConvolution(.init())
            stages.append(
                index > 0
                    ? normed(up, width, joins: [join])
                    : Stage(up, channels: lastFeatures, bias: true, activation: leaky, joins: [join]))
        }
        stages.append(
            Stage(.convolution(.init(stride: 1)), channels: 3, bias: true, activation: .tanh, joins: [.picture]))
        return stages
    }
}
