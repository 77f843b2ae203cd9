@testable import Networks

/// Small pairs that restore, for tests.
enum RestoringPairs {
    /// The pair of 28x28 with hardly any channels.
    static let narrow = Architecture.restoring()?.scalingChannels(by: 1.0 / 32) ?? .tutorial

    /// Widths that are multiples of 32: fast convolutions, and no gaps between joined maps.
    static let wide = Architecture.restoring()?.scalingChannels(by: 0.5).widening(last: 32) ?? .tutorial

    /// Features that join two stages, three maps at once with gaps between them, the picture in the middle and at the
    /// end, joins in the discriminator.
    static let ragged = Architecture(
        restoring: PictureShape(side: 16),
        restorer: [
            Stage(.convolution(.init()), channels: 5, bias: true, activation: leaky),
            Stage(.convolution(.init(kernel: 3)), channels: 7, bias: false, norm: .init(), activation: .tanh),
            Stage(.convolution(.init(stride: 1)), channels: 35, bias: false, norm: .init(), activation: leaky),
            Stage(
                .convolution(.init(kernel: 3, stride: 1)), channels: 6, bias: true, norm: .init(), activation: leaky,
                joins: [.stage("conv2")]),
            Stage(
                .transposedConvolution(.init()), channels: 4, bias: true, activation: leaky,
                joins: [.stage("conv3"), .stage("conv2")]),
            Stage(
                .transposedConvolution(.init(kernel: 4)), channels: 5, bias: false, norm: .init(), activation: leaky,
                joins: [.stage("conv1")]),
            Stage(
                .convolution(.init(kernel: 3, stride: 1)), channels: 4, bias: false, norm: .init(),
                activation: .tanh, joins: [.picture]),
            Stage(
                .convolution(.init(stride: 1)), channels: 3, bias: true, activation: .tanh,
                joins: [.stage("deconv2"), .picture]),
        ],
        discriminator: [
            Stage(.convolution(.init()), channels: 4, bias: true, activation: leaky),
            Stage(.convolution(.init(kernel: 3, stride: 1)), channels: 3, bias: true, activation: leaky),
            Stage(
                .convolution(.init(kernel: 3)), channels: 6, bias: false, norm: .init(), activation: leaky,
                joins: [.stage("conv1")]),
            Stage(.dense(side: 1), channels: 1, bias: true, activation: .none),
        ])

    private static let leaky = Stage.Activation.leaky(slope: 0.2)

    static let all: [String: Architecture] = ["narrow": narrow, "wide": wide, "ragged": ragged]

    /// Faces, whole and damaged: of the goldens' noise, as make_restoring_goldens.py draws it. The first and every other
    /// one keep their known pixels.
    static func batch(_ noise: inout Noise, _ pair: Architecture, images: Int) -> RestoringBatch {
        let faces = noise.bytes(images * pair.picture.count)
        var damaged: [Float] = []
        for _ in 0..<images * pair.picture.side * pair.picture.side {
            damaged += noise.floats(3)
            damaged.append(noise.byte() < 64 ? 1 : 0)
        }
        return RestoringBatch(faces: faces, damaged: damaged, keepsKnown: (0..<images).map { $0 % 2 == 0 })
    }
}

extension Architecture {
    /// The same pair with another width of the last features, which the picture joins.
    fileprivate func widening(last: Int) -> Architecture {
        var pair = self
        pair.generator[generator.count - 2].channels = last
        return pair
    }
}
