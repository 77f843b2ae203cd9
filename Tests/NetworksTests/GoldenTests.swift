import Testing

@testable import Networks

/// The whole model against PyTorch in double precision: `Tests/Reference/make_goldens.py`.
@Suite struct GoldenTests {
    let goldens: SafetensorsFile
    static let architecture = Architecture(
        latentSize: 7, generatorChannels: [36, 12, 6], discriminatorChannels: [6, 12, 36])
    static let batch = 3

    init() throws { goldens = try SafetensorsFile(named: "narrow") }

    /// A model with the goldens' initial weights, and the noise that goes on with their inputs.
    func makeModel(_ kernels: KernelTable = .chosen) -> (AdversarialModel, Noise) {
        var noise = Noise(2026)
        let model = AdversarialModel(
            architecture: Self.architecture, batchSize: Self.batch, seed: 1, threads: 2, kernels: kernels)
        for (index, tensor) in model.tensors.enumerated() {
            let isNetwork = tensor.name.hasPrefix("generator.") || tensor.name.hasPrefix("discriminator.")
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
        return (model, noise)
    }

    private func step(_ model: AdversarialModel, _ noise: inout Noise) -> StepResult {
        let faces = noise.bytes(Self.batch * Architecture.tutorial.picture.count)
        return model.trainStep(faces: faces, latents: noise.floats(Self.batch * Self.architecture.latentSize))
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
    }

    @Test(arguments: KernelBuild.allCases.filter(\.isAvailable))
    func forwardAndGradients(_ build: KernelBuild) throws {
        let (model, start) = makeModel(.table(for: build))
        var noise = start
        let networks = [("generator.", model.generatorParameters), ("discriminator.", model.discriminatorParameters)]
        for (_, parameters) in networks { parameters.gradient = FloatBuffer(count: parameters.layout.totalCount) }
        let result = step(model, &noise)
        try expectLosses(result, row: 0, within: 1e-6)

        let logits = (0..<2 * Self.batch).map { model.discriminator.logits.base[$0] }
        expectClose(logits, try goldens.values("logits"), within: 1e-6, "logits")
        for (prefix, parameters) in networks {
            let gradient = try #require(parameters.gradient)
            for parameter in parameters.layout.parameters {
                let name = prefix + parameter.name
                if parameter.isTrained {
                    let values = parameter.outsideValues(gradient)
                    expectClose(values, try goldens.values("gradient." + name), within: 5e-6, name)
                } else {
                    let values = parameter.outsideValues(parameters.buffer)
                    expectClose(values, try goldens.values("running." + name), within: 1e-6, name)
                }
            }
        }
    }

    @Test func fakesAreLikePyTorch() throws {
        let (model, start) = makeModel()
        var noise = start
        _ = noise.bytes(Self.batch * Architecture.tutorial.picture.count)
        model.generator.setLatents(noise.floats(Self.batch * 7).span)
        let map = model.pictures.map.images(0..<Self.batch)
        let images = 0..<Self.batch
        model.generator.forward(
            StagePass(
                numbers: model.generatorParameters.buffer, images: images, batches: Batches(images), pictures: map))
        let golden = try goldens.values("faces")
        var values = golden
        for index in golden.indices {
            let (image, colour, row, column) = (index / 2352, index / 784 % 3, index / 28 % 28, index % 28)
            values[index] = (map.row(row) + image * map.frame.imageStride)[column * 3 + colour]
        }
        expectClose(values, golden, within: 1e-6, "fakes")
    }

    /// What ten steps make of the rounding of one: Adam divides a gradient by its own size, so where that is near zero its
    /// rounding decides the direction. Without fused products, each of which is rounded once instead of twice, ten steps
    /// measured 1.3e-4 (weights) and 3.2e-4 (losses).
    private static let drift = Processor.description == "portable" ? 4.0 : 1

    @Test func weightsAfterOneAndTenSteps() throws {
        let (model, start) = makeModel()
        var noise = start
        _ = noise.bytes(Self.batch * Architecture.tutorial.picture.count)
        _ = noise.floats(Self.batch * 7)
        for number in 1...10 {
            let result = step(model, &noise)
            try expectLosses(result, row: number, within: 2e-4 * Self.drift)
            if number == 1 || number == 10 { try expectWeights(model, number) }
        }
        let latents = noise.floats(7)
        for (choice, name) in [(GeneratorChoice.raw, "picture.raw"), (.average, "picture.average")] {
            let picture: [Float] = model.generate(latents: latents, weights: choice)
            expectClose(picture, try goldens.values(name), within: 2e-4 * Self.drift, name)
        }
    }

    private func expectWeights(_ model: AdversarialModel, _ number: Int) throws {
        for tensor in model.tensors where goldens.tensors["step\(number).\(tensor.name)"] != nil {
            let values = try copy(model, tensor.name)
            expectClose(
                values, try goldens.values("step\(number).\(tensor.name)"), within: 1e-4 * Self.drift, tensor.name)
        }
    }
}
