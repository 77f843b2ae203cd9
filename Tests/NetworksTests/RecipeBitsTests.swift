import Foundation
import Testing

@testable import Networks

/// The tutorial's recipe gives the bits that it has always given: digests of every tensor after some steps, taken before
/// networks became values. Widths are multiples of 32, so that the steps take the fast convolutions.
///
/// `GANTOP_RECORD=FILE` writes the digests of this code to a file instead of comparing them.
@Suite(.timeLimit(.minutes(15))) struct RecipeBitsTests {
    private static let steps = 3
    private static let narrow = Architecture(
        latentSize: 100, generatorChannels: [64, 32, 32], discriminatorChannels: [32, 32, 64])

    /// Digests by tensor, and those of figures and faces under names of their own.
    private typealias Digests = [String: String]

    /// Both fast builds sum alike; the portable one rounds each product.
    private static func kind(_ build: KernelBuild) -> String { build == .portable ? "portable" : "fused" }

    /// FNV-1a of 64 bits, a word at a time (Fowler, Noll and Vo, draft-eastlake-fnv).
    private static func digest(_ words: [UInt32]) -> String {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for word in words { value = (value ^ UInt64(word)) &* 0x100_0000_01b3 }
        return String(value, radix: 16)
    }

    /// Of tensors beyond this size the averages and moments are left out: they follow from the others.
    private static let greatestWhole = 1 << 20

    private static func digests(_ model: AdversarialModel) -> Digests {
        var result: Digests = [:]
        for (index, tensor) in model.tensors.enumerated() {
            let isDerived = tensor.name.hasPrefix("adam") || tensor.name.hasPrefix("generator_ema")
            guard tensor.count <= greatestWhole || !isDerived else { continue }
            result[tensor.name] = digest(model.tensorValues(index).map(\.bitPattern))
        }
        return result
    }

    private static func train(
        _ architecture: Architecture, batch: Int, steps: Int, threads: Int, _ build: KernelBuild
    ) -> Digests {
        let model = AdversarialModel(
            architecture: architecture, batchSize: batch, seed: 41, threads: threads, kernels: .table(for: build))
        var noise = Noise(batch)
        var figures: [UInt32] = []
        for _ in 0..<steps {
            let result = model.trainStep(faces: noise.bytes(batch * 2352), latents: noise.floats(batch * 100))
            figures += [
                result.discriminatorLoss, result.generatorLoss, result.realScore, result.fakeScore,
                result.discriminatorGradientNorm, result.generatorGradientNorm,
            ].map(\.bitPattern)
        }
        var result = digests(model)
        result["figures"] = digest(figures)
        let faces = model.generateBytes(latents: noise.floats(5 * 100), weights: .average)
        result["faces"] = digest(faces.map(UInt32.init))
        return result
    }

    private static func expect(_ found: Digests, _ name: String) throws {
        if let path = ProcessInfo.processInfo.environment["GANTOP_RECORD"] {
            let url = URL(filePath: path)
            var all = (try? JSONDecoder().decode([String: Digests].self, from: Data(contentsOf: url))) ?? [:]
            all[name] = found
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            return try encoder.encode(all).write(to: url)
        }
        let url = try #require(
            Bundle.module.url(forResource: "recipe-bits", withExtension: "json", subdirectory: "Goldens"))
        let recorded = try JSONDecoder().decode([String: Digests].self, from: Data(contentsOf: url))
        let wanted = try #require(recorded[name], "no digests are recorded for \(name)")
        #expect(Set(wanted.keys) == Set(found.keys))
        let changed = wanted.keys.sorted().filter { wanted[$0] != found[$0] }
        #expect(changed.isEmpty, "\(name): other bits in \(changed.joined(separator: ", "))")
    }

    @Test(arguments: KernelBuild.allCases.filter(\.isAvailable), [1, 2])
    func stepsOfSmallBatches(_ build: KernelBuild, threads: Int) throws {
        for batch in [3, 16] {
            let found = Self.train(Self.narrow, batch: batch, steps: Self.steps, threads: threads, build)
            try Self.expect(found, "\(Self.kind(build)) batch \(batch)")
        }
    }

    /// Above 16 a step sums the weights' gradient over stretches of images: how long these are may change the bits.
    @Test(arguments: KernelBuild.allCases.filter(\.isAvailable), [1, 2])
    func stepsOfALargeBatch(_ build: KernelBuild, threads: Int) throws {
        let found = Self.train(Self.narrow, batch: 34, steps: Self.steps, threads: threads, build)
        try Self.expect(found, "\(Self.kind(build)) batch 34")
    }

    @Test(.enabled(if: KernelBuild.avx2.isAvailable)) func fullWidths() throws {
        let fastest = try #require(KernelBuild.allCases.last { $0.isAvailable })
        let full = Architecture(
            latentSize: 100, generatorChannels: [512, 256, 128], discriminatorChannels: [64, 128, 256])
        let found = Self.train(full, batch: 2, steps: 1, threads: 2, fastest)
        try Self.expect(found, "\(Self.kind(fastest)) full widths")
    }
}
