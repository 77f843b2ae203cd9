import Networks
import Testing

@testable import Snapshots

/// Snapshots of a pair that restores: the restorer's names, and a run that goes on where it was.
@Suite struct RestoringSnapshotTests {
    private static let batch = 2

    private static func pair() throws -> Architecture {
        try #require(Architecture.restoring()).scalingChannels(by: 1.0 / 32)
    }

    private static func faces(_ pair: Architecture, seed: UInt64) -> RestoringBatch {
        var random = SeededRandom(seed: seed)
        let maps = pair.damagedPicture.channels
        return RestoringBatch(
            faces: (0..<batch * pair.picture.count).map { _ in UInt8(truncatingIfNeeded: random.next()) },
            damaged: (0..<batch * pair.damagedPicture.count).map { index in
                let number = random.nextSymmetric()
                return index % maps < maps - 1 ? number : number < 0 ? 0 : 1
            },
            keepsKnown: [true, false])
    }

    private static func values(_ model: AdversarialModel) -> [[Float]] {
        model.tensors.indices.map { index in
            var values = [Float](repeating: .nan, count: model.tensors[index].count)
            var span = values.mutableSpan
            model.copyTensor(index, into: &span)
            return values
        }
    }

    /// A model after three steps, and its state.
    private static func trained() throws -> (AdversarialModel, TrainingState) {
        let pair = try pair()
        let model = AdversarialModel(architecture: pair, batchSize: batch, seed: 3, threads: 2)
        model.hyperparameters = .restoring
        for seed in 0..<3 as Range<UInt64> { _ = model.restoringStep(faces(pair, seed: seed)) }
        var state = TrainingState(
            architecture: pair, hyperparameters: .restoring, batchSize: batch, seed: 3, faceCount: 100,
            latentRandom: SeededRandom(seed: 9, stream: 2), previewSeed: 11)
        state.step = model.step
        for step in 0..<model.step { state.history.append(SampleState.historyStep(Float(step))) }
        return (model, state)
    }

    @Test func runsGoOnExactly() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("restoring.safetensors")
        let (model, state) = try Self.trained()
        try SampleState.write(model, state, to: path)
        let file = try SnapshotFile(path: path)
        let read = try file.state()
        #expect(read.architecture == state.architecture && read.hyperparameters == .restoring)
        let other = AdversarialModel(architecture: read.architecture, batchSize: Self.batch, seed: 4, threads: 1)
        try file.load(into: other)
        other.step = read.step
        other.hyperparameters = read.hyperparameters
        let batch = Self.faces(read.architecture, seed: 8)
        #expect(model.restoringStep(batch) == other.restoringStep(batch))
        #expect(Self.values(model) == Self.values(other))
    }

    @Test func restorersAreTheirTensors() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("restoring.safetensors")
        let (model, state) = try Self.trained()
        try SampleState.write(model, state, to: path)
        let file = try SnapshotFile(path: path)
        let damaged = Self.faces(state.architecture, seed: 8).damaged
        for weights in GeneratorChoice.allCases {
            let restorer = try file.generator(weights, threads: 1)
            #expect(restorer.restored(damaged) == model.restored(damaged, weights: weights))
        }
        let names = file.tensors.map(\.name)
        for name in ["restorer.conv4.weight", "restorer_ema.norm4.running_mean", "adam.m.restorer.deconv1.weight"] {
            #expect(names.contains(name))
        }
        #expect(!names.contains { $0.contains("generator") })
    }
}
