import Foundation
import Testing

@testable import Networks

/// A step's gradients, of every tensor of both networks, against central differences of twins in Double.
@Suite struct NetworkGradientTests {
    static let batch = 3
    /// Differences over so much are exact to about 1e-9.
    static let step = 1e-5
    /// Gradients below this size are compared as if they had it.
    static let leastScale = 0.1
    /// Single precision's rounding (6e-8 a sum) through as many layers.
    static let tolerance = 2e-5

    static let pairs: [String: Architecture] = [
        "tutorial": Architecture(latentSize: 5, generatorChannels: [6, 4, 3], discriminatorChannels: [3, 35, 4]),
        "paper": Architecture.paper(side: 32)?.scalingChannels(by: 1.0 / 128) ?? .tutorial,
        "odd": odd, "plain": plain,
        "told": Architecture(latentSize: 5, generatorChannels: [6, 4, 3], discriminatorChannels: [3, 35, 4])
            .told(conditions: 3),
        "toldPlain": plain.told(conditions: 4),
    ]

    /// Kernels of 3, 4, 6 and 7, both strides and paddings, a dense stage in the middle, bias before a norm, every
    /// activation, a picture made by a convolution.
    static let odd = Architecture(
        picture: PictureShape(side: 20), latentSize: 4,
        generator: [
            Stage(.dense(side: 4), channels: 5, bias: true, activation: .tanh),
            Stage(
                .transposedConvolution(.init(kernel: 4, stride: 2, padding: .valid)), channels: 4, bias: true,
                norm: .init(epsilon: 1e-2, momentum: 0.1), activation: .relu),
            Stage(
                .transposedConvolution(.init(kernel: 6, stride: 2)), channels: 3, bias: false, norm: .init(),
                activation: .tanh),
            Stage(.convolution(.init(kernel: 3, stride: 1)), channels: 3, bias: true, activation: .leaky(slope: 0.9)),
        ],
        discriminator: [
            Stage(
                .convolution(.init(kernel: 7, stride: 2)), channels: 3, bias: true, norm: .init(), activation: .tanh),
            Stage(
                .convolution(.init(kernel: 4, stride: 1, padding: .valid)), channels: 4, bias: false,
                activation: .leaky(slope: 0.1)),
            Stage(.convolution(.init(kernel: 3, stride: 2)), channels: 3, bias: true, norm: .init(), activation: .none),
            Stage(.dense(side: 1), channels: 6, bias: true, activation: .tanh),
            Stage(.dense(side: 1), channels: 1, bias: true, activation: .none),
        ])

    /// Two stages a network, nothing normalised, nothing with a bias.
    static let plain = Architecture(
        picture: PictureShape(side: 16), latentSize: 3,
        generator: [
            Stage(
                .transposedConvolution(.init(kernel: 4, stride: 1, padding: .valid)), channels: 4, bias: false,
                activation: .none),
            Stage(.transposedConvolution(.init(kernel: 7, stride: 2)), channels: 2, bias: false, activation: .relu),
            Stage(.transposedConvolution(.init(kernel: 4, stride: 2)), channels: 3, bias: false, activation: .none),
        ],
        discriminator: [
            Stage(.dense(side: 1), channels: 4, bias: false, activation: .leaky(slope: 0.3)),
            Stage(.dense(side: 1), channels: 1, bias: false, activation: .none),
        ])

    @Test(arguments: pairs.keys.sorted()) func gradients(_ name: String) throws {
        let architecture = try #require(Self.pairs[name])
        let model = AdversarialModel(architecture: architecture, batchSize: Self.batch, seed: 11, threads: 2)
        var noise = Noise(2027)
        Self.spread(model, &noise)
        let networks = [model.generatorParameters, model.discriminatorParameters]
        for parameters in networks { parameters.gradient = FloatBuffer(count: parameters.layout.totalCount) }
        let faces = noise.bytes(Self.batch * architecture.picture.count)
        let latents = noise.floats(Self.batch * architecture.latentSize)
        let conditions = StepConditions(
            told: (0..<Self.batch * architecture.conditions).map { _ in Float(noise.bytes(1)[0] % 3) - 1 },
            lessons: noise.floats(Self.batch * architecture.conditions))
        let bench = TwinBench(model, faces: faces, latents: latents, conditions: conditions)
        let result = model.trainStep(faces: faces, latents: latents, conditions: conditions)
        let heads = result.conditionLosses ?? ConditionLosses(real: 0, fake: 0)
        #expect(
            abs(Double(result.discriminatorLoss + heads.real) - bench.discriminatorLoss(bench.discriminator)) < 1e-5)
        #expect(abs(Double(result.generatorLoss + heads.fake) - bench.generatorLoss(bench.generator)) < 1e-5)
        try Self.compare(model.discriminatorParameters, bench.discriminator) { bench.discriminatorLoss($0) }
        try Self.compare(model.generatorParameters, bench.generator) { bench.generatorLoss($0) }
    }

    /// Numbers that keep features about as large as they come in, far from the kinks of the activations; biases, factors
    /// and shifts other than 0 and 1, so that their parts in the gradients show.
    static func spread(_ model: AdversarialModel, _ noise: inout Noise) {
        for (index, tensor) in model.tensors.enumerated() {
            guard !tensor.name.hasPrefix("adam"), !tensor.name.contains("running") else { continue }
            let isFactor = tensor.name.contains("norm") && tensor.name.hasSuffix(".weight")
            let field = tensor.shape.dropFirst(2).reduce(1, *)
            let limit = (6 / Double((tensor.shape[0] + tensor.shape.dropFirst().reduce(0, +)) * field)).squareRoot()
            let scale = tensor.shape.count > 1 ? Float(limit) : 0.25
            let values = noise.floats(tensor.count).map { $0 * scale + (isFactor ? 1 : 0) }
            model.loadTensor(index, from: values.span)
        }
    }

    /// Some numbers of each tensor's gradient, together, against differences of the loss.
    static func compare(
        _ parameters: NetworkParameters, _ twin: NetworkTwin, loss: (NetworkTwin) -> Double
    ) throws {
        let gradient = try #require(parameters.gradient)
        var random = SeededRandom(seed: 4)
        for parameter in parameters.layout.parameters where parameter.isTrained {
            let values = parameter.outsideValues(gradient)
            var (found, expected): ([Float], [Double]) = ([], [])
            for _ in 0..<min(5, values.count) {
                let index = random.nextInteger(below: values.count)
                var moved = twin
                func shifted(_ distance: Double) -> Double {
                    moved.tensors[parameter.name]?[index] = (twin.tensors[parameter.name]?[index] ?? 0) + distance
                    return loss(moved)
                }
                found.append(values[index])
                expected.append((shifted(Self.step) - shifted(-Self.step)) / (2 * Self.step))
            }
            // Where a norm follows a bias the true gradient is zero, and ours the rounding of a sum of larger numbers.
            let scale = max(Self.leastScale, expected.map(abs).max() ?? 0)
            for (value, truth) in zip(found, expected) {
                #expect(abs(Double(value) - truth) <= Self.tolerance * scale, "\(parameter.name): \(value), \(truth)")
            }
        }
    }
}

/// The twins of a model's networks on the inputs of one step.
private struct TwinBench {
    let generator: NetworkTwin
    let discriminator: NetworkTwin
    private let latents: NetworkTwin.Map
    private let faces: NetworkTwin.Map
    private let fakes: NetworkTwin.Map
    private let conditions: StepConditions
    private static let batch = NetworkGradientTests.batch

    init(_ model: AdversarialModel, faces bytes: [UInt8], latents: [Float], conditions: StepConditions) {
        self.conditions = conditions
        let shape = model.architecture.picture
        func tensors(_ prefix: String) -> [String: [Double]] {
            var result: [String: [Double]] = [:]
            for (index, tensor) in model.tensors.enumerated() where tensor.name.hasPrefix(prefix) {
                result[String(tensor.name.dropFirst(prefix.count))] = model.tensorValues(index).map(Double.init)
            }
            return result
        }
        generator = NetworkTwin(
            stages: model.architecture.generator, tensors: tensors("generator."), images: Self.batch)
        discriminator = NetworkTwin(
            stages: model.architecture.discriminator, tensors: tensors("discriminator."), images: 2 * Self.batch)
        let (size, told) = (model.architecture.latentSize, model.architecture.conditions)
        var inputs: [Float] = []
        for image in 0..<Self.batch {
            inputs += latents[image * size..<(image + 1) * size]
            inputs += conditions.told[image * told..<(image + 1) * told]
        }
        self.latents = NetworkTwin.Map(side: 1, channels: size + told, numbers: inputs.map(Double.init))
        let pixels = shape.side * shape.side
        var numbers = [Double](repeating: 0, count: bytes.count)
        for index in bytes.indices {
            let (image, pixel, colour) = (
                index / shape.count, index % shape.count / shape.channels, index % shape.channels
            )
            numbers[(image * shape.channels + colour) * pixels + pixel] = Double((Float(bytes[index]) / 255 - 0.5) * 2)
        }
        self.faces = NetworkTwin.Map(side: shape.side, channels: shape.channels, numbers: numbers)
        fakes = generator.forward(self.latents, batches: [0..<Self.batch])
    }

    func discriminatorLoss(_ twin: NetworkTwin) -> Double {
        var both = faces
        both.numbers += fakes.numbers
        let (logits, features) = twin.judge(both, batches: [0..<Self.batch, Self.batch..<2 * Self.batch])
        return Self.crossEntropy(logits[..<Self.batch], 0.9) + Self.crossEntropy(logits[Self.batch...], 0)
            + twin.headLoss(features, lessons: conditions.lessons)
    }

    func generatorLoss(_ twin: NetworkTwin) -> Double {
        let fakes = twin.forward(latents, batches: [0..<Self.batch])
        let judge = NetworkTwin(
            stages: discriminator.stages, tensors: discriminator.tensors, images: Self.batch)
        let (logits, features) = judge.judge(fakes, batches: [0..<Self.batch])
        return Self.crossEntropy(logits[...], 1) + judge.headLoss(features, lessons: conditions.told)
    }

    private static func crossEntropy(_ logits: ArraySlice<Double>, _ label: Float) -> Double {
        let sum = logits.reduce(0) { $0 + max($1, 0) - $1 * Double(label) + log1p(exp(-abs($1))) }
        return sum / Double(logits.count)
    }
}
