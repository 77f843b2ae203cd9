import Testing

@testable import Networks

@Suite struct GenerationTests {
    static let architecture = GoldenTests.architecture

    /// Any number of pictures, each from its own numbers alone.
    @Test(arguments: [0, 1, 3, 4, 9]) func picturesDoNotDependOnTheirNeighbours(count: Int) {
        let model = AdversarialModel(architecture: Self.architecture, batchSize: 4, seed: 1, threads: 2)
        var noise = Noise(3)
        let latents = noise.floats(count * 7)
        let together: [Float] = model.generate(latents: latents, weights: .raw)
        #expect(together.count == count * Architecture.tutorial.picture.count)
        for index in 0..<count {
            let alone: [Float] = model.generate(latents: Array(latents[index * 7..<(index + 1) * 7]), weights: .raw)
            #expect(alone == Array(together[index * 2352..<(index + 1) * 2352]))
        }
        #expect(together.allSatisfy { abs($0) <= 1 })
    }

    @Test func bytesAreTheSamePictures() {
        let model = AdversarialModel(architecture: Self.architecture, batchSize: 2, seed: 1, threads: 1)
        var noise = Noise(3)
        let latents = noise.floats(3 * 7)
        let planes: [Float] = model.generate(latents: latents, weights: .average)
        let bytes = model.generateBytes(latents: latents, weights: .average)
        for index in bytes.indices {
            let (image, place, colour) = (index / 2352, index % 2352 / 3, index % 3)
            let value = planes[(image * 3 + colour) * 784 + place]
            #expect(abs((value * 0.5 + 0.5) * 255 - Float(bytes[index])) <= 0.501)
        }
    }

    /// The average follows the weights and statistics with the recipe's decay, whose window is 5% of the steps done.
    @Test func averageFollowsItsFormula() {
        let model = AdversarialModel(architecture: Self.architecture, batchSize: 2, seed: 1, threads: 1)
        let prefix = ("generator.", "generator_ema.")
        let pairs = model.tensors.indices.compactMap { index -> (Int, Int)? in
            guard model.tensors[index].name.hasPrefix(prefix.0) else { return nil }
            let other = prefix.1 + model.tensors[index].name.dropFirst(prefix.0.count)
            return model.tensors.firstIndex { $0.name == other }.map { (index, $0) }
        }
        var noise = Noise(4)
        for (step, blend): (Int, Float) in [(0, 1), (19, 1), (59, 1 / 3), (99, 0.2), (99_999, 0.001)] {
            model.step = step
            let before = pairs.map { model.tensorValues($0.1) }
            _ = model.trainStep(faces: noise.bytes(2 * 2352), latents: noise.floats(2 * 7))
            for (pair, old) in zip(pairs, before) {
                let expected = zip(model.tensorValues(pair.0), old).map { $1 + blend * ($0 - $1) }
                let worst = zip(model.tensorValues(pair.1), expected).map { abs($0 - $1) }.max() ?? 0
                #expect(worst <= 2e-6, "\(model.tensors[pair.1].name) at step \(step + 1)")
            }
        }
    }

    @Test func aGeneratorAloneMakesTheSamePictures() throws {
        let model = AdversarialModel(architecture: Self.architecture, batchSize: 2, seed: 1, threads: 1)
        var noise = Noise(3)
        for _ in 0..<2 { _ = model.trainStep(faces: noise.bytes(2 * 2352), latents: noise.floats(2 * 7)) }
        let alone = GeneratorModel(architecture: Self.architecture, threads: 2)
        for (index, tensor) in alone.tensors.enumerated() {
            let source = try #require(model.tensors.firstIndex { $0.name == "generator_ema." + tensor.name })
            #expect(model.tensors[source].shape == tensor.shape)
            alone.loadTensor(index, from: model.tensorValues(source).span)
        }
        let latents = noise.floats(5 * 7)
        let (one, other): ([Float], [Float]) = (
            alone.generate(latents: latents), model.generate(latents: latents, weights: .average)
        )
        #expect(one == other)
        #expect(alone.generateBytes(latents: latents) == model.generateBytes(latents: latents, weights: .average))
    }
}
