import Foundation
import Testing

@testable import Networks

/// Whole pairs of networks against PyTorch in double precision: `Tests/Reference/make_goldens.py`.
@Suite(.timeLimit(.minutes(15))) struct GoldenTests {
    /// The tutorial's pair with few channels.
    static let architecture = Architecture(
        latentSize: 7, generatorChannels: [36, 12, 6], discriminatorChannels: [6, 12, 36])
    static let batch = 3
    static let names = ["narrow", "paper", "odd", "even", "conditional"]
    /// Of larger tensors every n-th number is kept, so that there are at most so many.
    private static let sampleCount = 512

    /// Single precision through the tutorial's three direct layers; through more of them, or through tiles, whose rounding
    /// is up to twice that of the direct form, three times as much.
    private var forwardTolerance: Double { pair == Self.architecture ? 1e-6 : 3e-6 }

    let pair: Architecture
    let goldens: SafetensorsFile

    /// The pair of a name and what PyTorch makes of it.
    private init(_ name: String) throws {
        goldens = try SafetensorsFile(named: name)
        if name == "narrow" {
            pair = Self.architecture
        } else {
            let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Goldens"))
            pair = try Architecture(json: String(decoding: Data(contentsOf: url), as: UTF8.self))
        }
    }

    init() throws { try self.init("narrow") }

    @Test(arguments: KernelBuild.allCases.filter(\.isAvailable), names)
    func forwardAndGradients(_ build: KernelBuild, name: String) throws {
        try Self(name).checkForwardAndGradients(build)
    }

    @Test(arguments: names) func fakesAreLikePyTorch(_ name: String) throws { try Self(name).checkFakes() }

    @Test(arguments: names) func weightsAfterOneAndTenSteps(_ name: String) throws {
        try Self(name).checkTenSteps()
    }

    /// The numbers that a golden of this length keeps.
    private func kept(_ values: [Float], like golden: [Float]) -> [Float] {
        guard golden.count < values.count else { return values }
        let step = (values.count + Self.sampleCount - 1) / Self.sampleCount
        return stride(from: 0, to: values.count, by: step).map { values[$0] }
    }

    private func expectClose(_ values: [Float], _ golden: String, within tolerance: Double, _ what: String) throws {
        let expected = try goldens.values(golden)
        NetworksTests.expectClose(kept(values, like: expected), expected, within: tolerance, what)
    }

    /// A model with the goldens' initial weights, and the noise that goes on with their inputs.
    func makeModel(_ kernels: KernelTable = .chosen) -> (AdversarialModel, Noise) {
        var noise = Noise(2026)
        let model = AdversarialModel(
            architecture: pair, batchSize: Self.batch, seed: 1, threads: 2, kernels: kernels)
        Self.fill(model, &noise)
        return (model, noise)
    }

    /// Gives a model's networks the goldens' initial weights, drawn in the order of their tensors.
    static func fill(_ model: AdversarialModel, _ noise: inout Noise) {
        for (index, tensor) in model.tensors.enumerated() {
            let isNetwork = ["generator.", "restorer.", "discriminator."].contains { tensor.name.hasPrefix($0) }
            guard isNetwork, !tensor.name.contains("running") else { continue }
            let field = tensor.shape.dropFirst(2).reduce(1, *)
            let isFactor = tensor.name.contains("norm") && tensor.name.hasSuffix("weight")
            var scale: Float = 0.25
            if tensor.shape.count > 1 {
                scale = Float((6 / Double((tensor.shape[0] + tensor.shape[1]) * field)).squareRoot())
            }
            let values = noise.floats(tensor.count).map { value in
                Float(Double(value) * Double(scale) + (isFactor ? 1 : 0))
            }
            model.loadTensor(index, from: values.span)
        }
    }

    /// The step of a number from 0, on that row of the goldens' conditions.
    private func step(_ model: AdversarialModel, _ noise: inout Noise, row: Int) throws -> StepResult {
        let faces = noise.bytes(Self.batch * pair.picture.count)
        let latents = noise.floats(Self.batch * pair.latentSize)
        return model.trainStep(faces: faces, latents: latents, conditions: try conditions(row))
    }

    private func conditions(_ row: Int) throws -> StepConditions {
        guard pair.conditions > 0 else { return .none }
        let size = Self.batch * pair.conditions
        func part(_ name: String) throws -> [Float] {
            Array(try goldens.values(name)[row * size..<(row + 1) * size])
        }
        return StepConditions(told: try part("conditions"), lessons: try part("lessons"))
    }

    func copy(_ model: AdversarialModel, _ name: String) throws -> [Float] {
        let index = try #require(model.tensors.firstIndex { $0.name == name })
        return model.tensorValues(index)
    }

    func expectLosses(_ result: StepResult, row: Int, within tolerance: Double) throws {
        let golden = try goldens.values("losses")[6 * row..<6 * row + 6].map { $0 }
        let losses = [result.discriminatorLoss, result.realScore, result.fakeScore, result.generatorLoss]
        let expected = [golden[0] + golden[2], golden[1], golden[3], golden[4]]
        for (value, truth) in zip(losses, expected) {
            #expect(abs(Double(value - truth)) <= tolerance * Double(max(1, truth)), "step \(row)")
        }
        guard pair.conditions > 0 else { return }
        let heads = try #require(result.conditionLosses)
        for (value, truth) in zip([heads.real, heads.fake], try goldens.values("head_losses")[2 * row..<2 * row + 2]) {
            #expect(abs(Double(value - truth)) <= tolerance * Double(max(1, truth)), "the head's, step \(row)")
        }
    }

    private func checkForwardAndGradients(_ build: KernelBuild) throws {
        let (model, start) = makeModel(.table(for: build))
        var noise = start
        let networks = [("generator.", model.generatorParameters), ("discriminator.", model.discriminatorParameters)]
        for (_, parameters) in networks { parameters.gradient = FloatBuffer(count: parameters.layout.totalCount) }
        let result = try step(model, &noise, row: 0)
        try expectLosses(result, row: 0, within: 1e-6)

        let logits = (0..<2 * Self.batch).map { model.discriminator.logits.base[$0] }
        try expectClose(logits, "logits", within: forwardTolerance, "logits")
        if let head = model.discriminator.head {
            let answers = Array(try goldens.values("head_logits").prefix(Self.batch * pair.conditions))
            NetworksTests.expectClose(head.answers(0..<Self.batch), answers, within: forwardTolerance, "head")
        }
        for (prefix, parameters) in networks {
            let gradient = try #require(parameters.gradient)
            for parameter in parameters.layout.parameters {
                let name = prefix + parameter.name
                if parameter.isTrained {
                    let values = parameter.outsideValues(gradient)
                    try expectClose(values, "gradient." + name, within: 5e-6, name)
                } else {
                    let values = parameter.outsideValues(parameters.buffer)
                    try expectClose(values, "running." + name, within: forwardTolerance, name)
                }
            }
        }
    }

    private func checkFakes() throws {
        let (model, start) = makeModel()
        var noise = start
        _ = noise.bytes(Self.batch * pair.picture.count)
        let told = try conditions(0).told
        model.generator.setLatents(
            noise.floats(Self.batch * pair.latentSize).span, conditions: told.span, images: Self.batch)
        let map = model.pictures.map.images(0..<Self.batch)
        let images = 0..<Self.batch
        model.generator.forward(
            StagePass(
                numbers: model.generatorParameters.buffer, images: images, batches: Batches(images), pictures: map))
        let golden = try goldens.values("faces")
        var values = golden
        for index in golden.indices {
            let (rest, column) = index.quotientAndRemainder(dividingBy: pair.picture.side)
            let (plane, row) = rest.quotientAndRemainder(dividingBy: pair.picture.side)
            let (image, colour) = plane.quotientAndRemainder(dividingBy: 3)
            values[index] = (map.row(row) + image * map.frame.imageStride)[column * 3 + colour]
        }
        try expectClose(values, "faces", within: forwardTolerance, "fakes")
    }

    /// What ten steps make of the rounding of one: Adam divides a gradient by its own size, so where that is near zero its
    /// rounding decides the direction. Without fused products, each of which is rounded once instead of twice, ten steps
    /// measured 1.3e-4 (weights) and 3.2e-4 (losses).
    private static let drift = Processor.description == "portable" ? 4.0 : 1

    private func checkTenSteps() throws {
        let (model, start) = makeModel()
        var noise = start
        _ = noise.bytes(Self.batch * pair.picture.count)
        _ = noise.floats(Self.batch * pair.latentSize)
        for number in 1...10 {
            let result = try step(model, &noise, row: number)
            try expectLosses(result, row: number, within: 2e-4 * Self.drift)
            if number == 1 || number == 10 { try expectWeights(model, number) }
        }
        let latents = noise.floats(pair.latentSize)
        for (choice, name) in [(GeneratorChoice.raw, "picture.raw"), (.average, "picture.average")] {
            let told = pair.conditions > 0 ? try goldens.values("picture.conditions") : []
            let picture: [Float] = model.generate(latents: latents, conditions: told, weights: choice)
            try expectClose(picture, name, within: 2e-4 * Self.drift, name)
        }
    }

    private func expectWeights(_ model: AdversarialModel, _ number: Int) throws {
        for tensor in model.tensors where goldens.tensors["step\(number).\(tensor.name)"] != nil {
            let values = try copy(model, tensor.name)
            try expectClose(values, "step\(number).\(tensor.name)", within: 1e-4 * Self.drift, tensor.name)
        }
    }
}
