import Testing

@testable import Networks

/// Several updates of one network in a step, against steps of the recipe in which the other one stands still.
@Suite struct StepRatioTests {
    private static let architecture = Architecture(
        latentSize: 7, generatorChannels: [5, 4, 3], discriminatorChannels: [3, 4, 5])
    private static let batch = 3

    private func model() -> AdversarialModel {
        AdversarialModel(architecture: Self.architecture, batchSize: Self.batch, seed: 3, threads: 2)
    }

    private func tensors(_ model: AdversarialModel) -> [[Float]] {
        model.tensors.indices.map { model.tensorValues($0) }
    }

    private func tensors(_ model: AdversarialModel, of network: String) -> [[Float]] {
        model.tensors.indices.filter { index in
            let name = model.tensors[index].name
            return name.contains(network) && !(network == "discriminator." && name.contains("running"))
        }.map { model.tensorValues($0) }
    }

    private func load(_ model: AdversarialModel, _ tensors: [[Float]]) {
        for (index, values) in tensors.enumerated() { model.loadTensor(index, from: values.span) }
    }

    @Test func twoUpdatesOfTheDiscriminatorAreTwoSteps() {
        var noise = Noise(11)
        let faces = noise.bytes(2 * Self.batch * Architecture.tutorial.picture.count)
        let latents = noise.floats(2 * Self.batch * 7)
        let once = model()
        once.hyperparameters.discriminatorUpdates = 2
        let result = once.trainStep(faces: faces, latents: latents)
        #expect(once.step == 1 && once.extraDiscriminatorUpdates == 1 && once.extraGeneratorUpdates == 0)

        let twice = model()
        twice.hyperparameters.generatorLearningRate = 0
        let half = faces.count / 2
        let first = twice.trainStep(faces: Array(faces[..<half]), latents: Array(latents[..<(Self.batch * 7)]))
        let second = twice.trainStep(faces: Array(faces[half...]), latents: Array(latents[(Self.batch * 7)...]))
        #expect(tensors(once, of: "discriminator.") == tensors(twice, of: "discriminator."))
        #expect(
            result.discriminatorLoss
                == Float((Double(first.discriminatorLoss) + Double(second.discriminatorLoss)) / 2))
        #expect(result.realScore == Float((Double(first.realScore) + Double(second.realScore)) / 2))
        #expect(result.generatorLoss == second.generatorLoss)
    }

    @Test func twoUpdatesOfTheGeneratorAreTwoSteps() {
        var noise = Noise(12)
        let faces = noise.bytes(Self.batch * Architecture.tutorial.picture.count)
        let latents = noise.floats(2 * Self.batch * 7)
        let once = model()
        once.hyperparameters.generatorUpdates = 2
        let result = once.trainStep(faces: faces, latents: latents)
        #expect(once.step == 1 && once.extraDiscriminatorUpdates == 0 && once.extraGeneratorUpdates == 1)

        let twice = model()
        let first = twice.trainStep(faces: faces, latents: Array(latents[..<(Self.batch * 7)]))
        twice.hyperparameters.discriminatorLearningRate = 0
        let second = twice.trainStep(faces: faces, latents: Array(latents[(Self.batch * 7)...]))
        #expect(tensors(once, of: "generator") == tensors(twice, of: "generator"))
        #expect(result.generatorLoss == Float((Double(first.generatorLoss) + Double(second.generatorLoss)) / 2))
        #expect(result.discriminatorLoss == first.discriminatorLoss)
    }

    @Test func theNextStepCountsAllUpdates() {
        var noise = Noise(13)
        let faces = noise.bytes(2 * Self.batch * Architecture.tutorial.picture.count)
        let latents = noise.floats(2 * Self.batch * 7)
        let (model, other) = (model(), model())
        model.hyperparameters.discriminatorUpdates = 2
        _ = model.trainStep(faces: faces, latents: latents)
        model.hyperparameters.discriminatorUpdates = 1
        // The same tensors with the counters set, as after loading a snapshot.
        load(other, tensors(model))
        other.step = 1
        other.extraDiscriminatorUpdates = 1
        let half = (Array(faces[..<(faces.count / 2)]), Array(latents[..<(Self.batch * 7)]))
        #expect(model.trainStep(faces: half.0, latents: half.1) == other.trainStep(faces: half.0, latents: half.1))
        #expect(tensors(model) == tensors(other))
    }

    @Test(arguments: [1, 2, 5]) func anotherBatchSizeKeepsEveryTensor(size: Int) {
        var noise = Noise(14)
        let old = model()
        old.hyperparameters.generatorUpdates = 2
        _ = old.trainStep(
            faces: noise.bytes(Self.batch * Architecture.tutorial.picture.count),
            latents: noise.floats(2 * Self.batch * 7))
        old.hyperparameters.generatorUpdates = 1
        let before = tensors(old)
        let resized = AdversarialModel(takingOver: old, batchSize: size)
        #expect(tensors(resized) == before)
        #expect(resized.step == 1 && resized.extraGeneratorUpdates == 1 && resized.batchSize == size)

        let fresh = AdversarialModel(architecture: Self.architecture, batchSize: size, seed: 9, threads: 1)
        load(fresh, before)
        fresh.step = 1
        fresh.extraGeneratorUpdates = 1
        let (faces, latents) = (noise.bytes(size * Architecture.tutorial.picture.count), noise.floats(size * 7))
        #expect(resized.trainStep(faces: faces, latents: latents) == fresh.trainStep(faces: faces, latents: latents))
        #expect(tensors(resized) == tensors(fresh))
    }
}

@Suite struct ChangedDecayTests {
    /// PyTorch's Adam in double precision: each step's bias correction has the decay that is in force then.
    @Test func adamWithAChangingDecayIsPyTorchs() throws {
        let layout = ParameterLayout(
            Architecture(latentSize: 7, generatorChannels: [5, 4, 3], discriminatorChannels: [33, 40, 70])
                .plan.discriminator)
        let index = try #require(layout.parameters.firstIndex { $0.name == "conv2.weight" })
        let start = layout.parameters[index].offset
        let optimiser = Optimiser(layout: layout)
        let weights = FloatBuffer(count: layout.totalCount)
        var noise = Noise(15)
        let count = 64
        var (truth, mean, square) = (
            [Double](repeating: 0, count: count), [Double](repeating: 0, count: count),
            [Double](repeating: 0, count: count)
        )
        let decays: [Float] = [0.5, 0.5, 0.9, 0.9, 0, 0.999, 0.3, 0.5]
        for (place, beta1) in decays.enumerated() {
            let step = place + 1
            let hyperparameters = Hyperparameters(beta1: beta1)
            let gradient = noise.floats(count)
            optimiser.begin(step: step, rate: 0.01, hyperparameters, averageBlend: 1)
            optimiser.update(index, weights: weights, average: nil, gradient: nil)
                .apply(slot: 0, offset: 0, count: count, gradient: gradient)
            let (first, second) = (Double(beta1), Double(hyperparameters.beta2))
            let corrections = (1 - power(first, step), (1 - power(second, step)).squareRoot())
            for number in 0..<count {
                let slope = Double(gradient[number])
                mean[number] = first * mean[number] + (1 - first) * slope
                square[number] = second * square[number] + (1 - second) * slope * slope
                let root = square[number].squareRoot() / corrections.1 + Double(hyperparameters.epsilon)
                truth[number] -= Double(Float(0.01)) * (mean[number] / corrections.0) / root
            }
            let error = (0..<count).map { abs(Double(weights.base[start + $0]) - truth[$0]) }.max() ?? 1
            // A changed decay may make a step several times the rate's size: errors are relative to what was done.
            let size = truth.map(abs).max() ?? 0
            #expect(error <= 3e-6 * max(0.01, size), "step \(step)")
        }
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { value, _ in value * base }
    }
}
