import Testing

@testable import Networks

/// Equal seeds and inputs give equal bits.
@Suite struct DeterminismTests {
    static let architecture = Architecture(
        latentSize: 9, generatorChannels: [70, 40, 33], discriminatorChannels: [33, 40, 70])

    /// All tensors after three steps, and the steps' figures.
    func train(threads: Int, kernels: KernelTable = .chosen, seed: UInt64 = 5) -> ([[Float]], [StepResult]) {
        let model = AdversarialModel(
            architecture: Self.architecture, batchSize: 5, seed: seed, threads: threads, kernels: kernels)
        var noise = Noise(77)
        let results = (0..<3).map { _ in
            model.trainStep(faces: noise.bytes(5 * Architecture.tutorial.picture.count), latents: noise.floats(5 * 9))
        }
        return (model.tensors.indices.map { model.tensorValues($0) }, results)
    }

    @Test(arguments: [2, 3, 4]) func threadsDoNotMatter(threads: Int) {
        let (one, several) = (train(threads: 1), train(threads: threads))
        #expect(one.0 == several.0)
        #expect(one.1 == several.1)
        #expect(one.1.allSatisfy { $0.isFinite })
    }

    @Test func runsRepeat() {
        let (first, second) = (train(threads: 2), train(threads: 2))
        #expect(first.0 == second.0 && first.1 == second.1)
        #expect(train(threads: 2, seed: 6).0 != first.0)
    }

    /// Both have fused multiply-add and sum in the same order, whatever their vectors' width.
    @Test(.enabled(if: KernelBuild.avx512.isAvailable)) func vectorWidthDoesNotMatter() {
        let narrow = train(threads: 2, kernels: .table(for: .avx2))
        let wide = train(threads: 2, kernels: .table(for: .avx512))
        #expect(narrow.0 == wide.0 && narrow.1 == wide.1)
    }
}
