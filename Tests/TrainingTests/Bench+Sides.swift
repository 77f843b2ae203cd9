import Networks

@testable import Training

extension Bench {
    /// Narrow networks for pictures of a side that is a multiple of 8: dense to an eighth, three times doubled; and
    /// back to an eighth.
    static func architecture(side: Int) -> Architecture {
        let norm = Stage.Norm()
        let window = Stage.Window()
        let leaky = Stage.Activation.leaky(slope: 0.2)
        return Architecture(
            picture: PictureShape(side: side), latentSize: 5,
            generator: [
                Stage(.dense(side: side / 8), channels: 4, bias: true, norm: norm, activation: .relu),
                Stage(.transposedConvolution(window), channels: 3, bias: false, norm: norm, activation: .relu),
                Stage(.transposedConvolution(window), channels: 2, bias: false, norm: norm, activation: .relu),
                Stage(.transposedConvolution(window), channels: 3, bias: true, activation: .tanh),
            ],
            discriminator: [
                Stage(.convolution(window), channels: 2, bias: true, activation: leaky),
                Stage(.convolution(window), channels: 3, bias: false, norm: norm, activation: leaky),
                Stage(.convolution(window), channels: 4, bias: false, norm: norm, activation: leaky),
                Stage(.dense(side: 1), channels: 1, bias: true, activation: .none),
            ])
    }

    /// As `configuration(steps:)`, at another side.
    static func configuration(side: Int, steps: Int) -> RunConfiguration {
        var configuration = configuration(steps: steps)
        configuration.architecture = architecture(side: side)
        return configuration
    }
}
