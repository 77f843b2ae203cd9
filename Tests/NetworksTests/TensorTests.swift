import Testing

@testable import Networks

/// Names, shapes and orders of the tensors of a snapshot.
@Suite struct TensorTests {
    let model = AdversarialModel(
        architecture: GoldenTests.architecture, batchSize: 2, seed: 3, threads: 1, kernels: .chosen)

    @Test func recipeHasPyTorchsTensors() {
        let names = ParameterLayout(Architecture.tutorial.plan.generator).parameters.map(\.name)
        let norm = ["weight", "bias", "running_mean", "running_var"]
        #expect(
            names == ["dense.weight", "dense.bias"] + norm.map { "norm1." + $0 } + ["deconv1.weight"]
                + norm.map { "norm2." + $0 } + ["deconv2.weight"] + norm.map { "norm3." + $0 }
                + ["deconv3.weight", "deconv3.bias"])
        let shapes = ParameterLayout(Architecture.tutorial.plan.discriminator)
        #expect(shapes["conv1.weight"].shape == [64, 3, 5, 5] && shapes["conv3.weight"].shape == [256, 128, 5, 5])
        #expect(shapes["dense.weight"].shape == [1, 12544] && shapes["norm3.running_var"].shape == [256])
        #expect(ParameterLayout(Architecture.tutorial.plan.generator)["dense.weight"].shape == [2048, 100])
        #expect(ParameterLayout(Architecture.tutorial.plan.generator)["deconv2.weight"].shape == [256, 128, 5, 5])
        #expect(!shapes.parameters.contains { $0.name == "conv2.bias" })
    }

    @Test func allTensorsStandInOrder() {
        let prefixes = ["generator.", "generator_ema.", "discriminator.", "adam.m.generator.", "adam.m.discriminator."]
        let all = prefixes + ["adam.v.generator.", "adam.v.discriminator."]
        let order = model.tensors.map { tensor in all.firstIndex { tensor.name.hasPrefix($0) } ?? -1 }
        #expect(order == order.sorted() && Set(order) == Set(all.indices))
        #expect(!model.tensors.contains { $0.name.hasPrefix("adam") && $0.name.contains("running") })
        #expect(Set(model.tensors.map(\.name)).count == model.tensors.count)
    }

    @Test func whatIsLoadedComesBack() {
        var noise = Noise(5)
        let loaded = model.tensors.map { noise.floats($0.count) }
        for (index, values) in loaded.enumerated() { model.loadTensor(index, from: values.span) }
        for (index, values) in loaded.enumerated() {
            #expect(model.tensorValues(index) == values, "\(model.tensors[index].name)")
        }
    }

    /// A copy goes on like its original: nothing that decides a step is missing from the tensors.
    @Test func tensorsAndStepAreTheWholeState() {
        var noise = Noise(8)
        func step(_ model: AdversarialModel, _ noise: inout Noise) -> StepResult {
            model.trainStep(faces: noise.bytes(2 * Architecture.tutorial.picture.count), latents: noise.floats(2 * 7))
        }
        _ = step(model, &noise)
        let copy = AdversarialModel(
            architecture: GoldenTests.architecture, batchSize: 2, seed: 99, threads: 2, kernels: .chosen)
        for index in model.tensors.indices { copy.loadTensor(index, from: model.tensorValues(index).span) }
        copy.step = model.step
        var again = noise
        #expect(step(model, &noise) == step(copy, &again))
        #expect(model.tensors.indices.allSatisfy { model.tensorValues($0) == copy.tensorValues($0) })
    }

    @Test func glorotLimitsAndDefaults() throws {
        for (index, tensor) in model.tensors.enumerated() where tensor.name.hasPrefix("discriminator.") {
            let values = model.tensorValues(index)
            if tensor.shape.count > 1 {
                let field = tensor.shape.dropFirst(2).reduce(1, *)
                let limit = (6 / Float((tensor.shape[0] + tensor.shape[1]) * field)).squareRoot()
                let largest = try #require(values.map(abs).max())
                #expect(largest <= limit && largest > 0.9 * limit)
            } else {
                let isOne =
                    tensor.name.hasSuffix("running_var") || tensor.name.hasSuffix("norm2.weight")
                    || tensor.name.hasSuffix("norm3.weight")
                #expect(values.allSatisfy { $0 == (isOne ? 1 : 0) }, "\(tensor.name)")
            }
        }
    }
}
