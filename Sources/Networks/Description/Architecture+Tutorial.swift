extension Architecture {
    /// The DCGAN of the tutorial "How to fake celebrity faces": 28x28 faces.
    public static let tutorial = Architecture(
        latentSize: 100, generatorChannels: [512, 256, 128], discriminatorChannels: [64, 128, 256])

    /// The tutorial's pair with other widths.
    ///
    /// - Parameters:
    ///   - generatorChannels: at 2x2, 7x7 and 14x14 pixels.
    ///   - discriminatorChannels: at 14x14, 7x7 and again 7x7 pixels.
    /// - Precondition: there are three channel counts for each network.
    public init(latentSize: Int, generatorChannels g: [Int], discriminatorChannels d: [Int]) {
        precondition(g.count == 3 && d.count == 3, "the tutorial's networks have three widths each")
        let norm = Stage.Norm()
        let leaky = Stage.Activation.leaky(slope: 0.2)
        let window = Stage.Window()
        self.init(
            picture: PictureShape(side: 28), latentSize: latentSize,
            generator: [
                Stage(.dense(side: 2), channels: g[0], bias: true, norm: norm, activation: leaky),
                Stage(
                    .transposedConvolution(Stage.Window(padding: .valid)), channels: g[1], bias: false, norm: norm,
                    activation: leaky),
                Stage(.transposedConvolution(window), channels: g[2], bias: false, norm: norm, activation: leaky),
                Stage(.transposedConvolution(window), channels: 3, bias: true, activation: .tanh),
            ],
            discriminator: [
                Stage(.convolution(window), channels: d[0], bias: true, activation: leaky),
                Stage(.convolution(window), channels: d[1], bias: false, norm: norm, activation: leaky),
                Stage(
                    .convolution(Stage.Window(stride: 1)), channels: d[2], bias: false, norm: norm, activation: leaky),
                Stage(.dense(side: 1), channels: 1, bias: true, activation: .none),
            ])
    }

    /// The widths of a pair that is the tutorial's but for its widths; nil for every other pair.
    public var tutorialWidths: (generator: [Int], discriminator: [Int])? {
        guard generator.count == 4, discriminator.count == 4 else { return nil }
        let widths = (generator.dropLast().map(\.channels), discriminator.dropLast().map(\.channels))
        let tutorial = Architecture(
            latentSize: latentSize, generatorChannels: widths.0, discriminatorChannels: widths.1)
        return self == tutorial ? widths : nil
    }
}
