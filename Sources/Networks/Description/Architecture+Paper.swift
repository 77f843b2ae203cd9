extension Architecture {
    /// The sides that the paper's pair is made for.
    public static let paperSides = [32, 64, 128]

    /// The pair of Radford, Metz and Chintala, "Unsupervised representation learning with deep convolutional generative
    /// adversarial networks" (arXiv:1511.06434), at 64x64 in full; nil for a side that it is not made for.
    ///
    /// At 32 the widest stage of each network is left out; at 128 each has one more at the picture's end.
    ///
    /// - Parameter side: one of `paperSides`.
    public static func paper(side: Int = 64) -> Architecture? {
        let makerWidths: [Int]
        let judgeWidths: [Int]
        switch side {
        case 32: (makerWidths, judgeWidths) = ([512, 256, 128], [64, 128, 256])
        case 64: (makerWidths, judgeWidths) = ([1024, 512, 256, 128], [64, 128, 256, 512])
        case 128: (makerWidths, judgeWidths) = ([1024, 512, 256, 128, 64], [32, 64, 128, 256, 512])
        default: return nil
        }
        let norm = Stage.Norm()
        let initial = Stage.InitialWeights.normal(deviation: 0.02)
        let window = Stage.Window()
        var generator = [
            Stage(
                .dense(side: 4), channels: makerWidths[0], bias: true, norm: norm, activation: .relu,
                initial: initial)
        ]
        generator += makerWidths.dropFirst().map { width in
            Stage(
                .transposedConvolution(window), channels: width, bias: false, norm: norm, activation: .relu,
                initial: initial)
        }
        generator.append(
            Stage(.transposedConvolution(window), channels: 3, bias: true, activation: .tanh, initial: initial))
        var discriminator = judgeWidths.enumerated().map { index, width in
            Stage(
                .convolution(window), channels: width, bias: index == 0, norm: index == 0 ? nil : norm,
                activation: .leaky(slope: 0.2), initial: initial)
        }
        discriminator.append(
            Stage(.dense(side: 1), channels: 1, bias: true, activation: .none, initial: initial))
        return Architecture(
            picture: PictureShape(side: side), latentSize: 100, generator: generator, discriminator: discriminator)
    }
}
