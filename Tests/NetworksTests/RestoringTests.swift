import Testing

@testable import Networks

/// Restoring steps: equal seeds and inputs give equal bits on any number of threads, and what is kept is kept.
@Suite(.timeLimit(.minutes(15))) struct RestoringTests {
    private static let batch = 5

    /// All tensors after three steps, the steps' figures, and a restored picture.
    private func train(
        _ pair: Architecture, threads: Int, kernels: KernelTable = .chosen
    ) -> (tensors: [[Float]], results: [StepResult], pictures: [Float]) {
        let model = AdversarialModel(
            architecture: pair, batchSize: Self.batch, seed: 5, threads: threads, kernels: kernels)
        model.hyperparameters = .restoring
        var noise = Noise(77)
        let results = (0..<3).map { _ in
            model.restoringStep(RestoringPairs.batch(&noise, pair, images: Self.batch))
        }
        // More than fit into one call of the network.
        let damaged = RestoringPairs.batch(&noise, pair, images: 17).damaged
        let pictures = model.restored(damaged, weights: .average)
        return (model.tensors.indices.map { model.tensorValues($0) }, results, pictures)
    }

    @Test(arguments: ["narrow", "wide", "ragged"]) func threadsDoNotMatter(_ name: String) throws {
        let pair = try #require(RestoringPairs.all[name])
        let one = train(pair, threads: 1)
        #expect(one.results.allSatisfy { $0.isFinite && $0.restorationLosses != nil })
        for threads in [2, 8] {
            let several = train(pair, threads: threads)
            #expect(one.tensors == several.tensors)
            #expect(one.results == several.results)
            #expect(one.pictures == several.pictures)
        }
    }

    /// Both have fused multiply-add and sum in the same order, whatever their vectors' width.
    @Test(.enabled(if: KernelBuild.avx512.isAvailable)) func vectorWidthDoesNotMatter() {
        let narrow = train(RestoringPairs.wide, threads: 2, kernels: .table(for: .avx2))
        let wide = train(RestoringPairs.wide, threads: 2, kernels: .table(for: .avx512))
        #expect(narrow.tensors == wide.tensors && narrow.results == wide.results)
    }

    /// The network alone, from its tensors, makes the pictures that the training model makes.
    @Test func restorerAloneMakesTheSamePictures() {
        let pair = RestoringPairs.ragged
        let model = AdversarialModel(architecture: pair, batchSize: 2, seed: 8, threads: 2)
        var noise = Noise(3)
        _ = model.restoringStep(RestoringPairs.batch(&noise, pair, images: 2))
        let alone = GeneratorModel(architecture: pair, threads: 1)
        for (index, tensor) in alone.tensors.enumerated() {
            guard let found = model.tensors.firstIndex(where: { $0.name == "restorer_ema." + tensor.name }) else {
                Issue.record("no tensor \(tensor.name)")
                continue
            }
            alone.loadTensor(index, from: model.tensorValues(found).span)
        }
        let damaged = RestoringPairs.batch(&noise, pair, images: 3).damaged
        #expect(alone.restored(damaged) == model.restored(damaged, weights: .average))
    }

    @Test func severalUpdatesTakeAsManyParts() {
        let pair = RestoringPairs.ragged
        let model = AdversarialModel(architecture: pair, batchSize: 2, seed: 8, threads: 2)
        model.hyperparameters.discriminatorUpdates = 2
        model.hyperparameters.generatorUpdates = 3
        var noise = Noise(3)
        let result = model.restoringStep(RestoringPairs.batch(&noise, pair, images: 4 * 2))
        #expect(result.isFinite && model.step == 1)
        #expect(model.extraDiscriminatorUpdates == 1 && model.extraGeneratorUpdates == 2)
    }

    /// With the same faces again and again the restorer comes nearer to them.
    @Test func restorerLearns() {
        let pair = RestoringPairs.ragged
        let model = AdversarialModel(architecture: pair, batchSize: 4, seed: 8, threads: 2)
        model.hyperparameters = .restoring
        var noise = Noise(3)
        let batch = RestoringPairs.batch(&noise, pair, images: 4)
        let losses = (0..<60).compactMap { _ in model.restoringStep(batch).restorationLosses?.difference }
        #expect(losses[59] < 0.9 * losses[0], "\(losses[0]) became \(losses[59])")
    }

    @Test func ratesFallOverTheSecondHalf() {
        #expect(
            [0, 49, 50, 75, 99, 100, 120].map { RateFall.factor(step: $0, of: 100) } == [1, 1, 1, 0.5, 0.02, 0, 0])
        #expect(RateFall.factor(step: 3, of: 0) == 1)
        #expect(Hyperparameters.restoring.generatorLearningRate == 1e-3)
        #expect(Hyperparameters.restoring.discriminatorLearningRate == 2e-4)
    }
}
