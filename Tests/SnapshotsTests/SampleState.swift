import Networks

@testable import Snapshots

/// A small model and a state that go together.
enum SampleState {
    static let architecture = Architecture(
        latentSize: 3, generatorChannels: [4, 3, 2], discriminatorChannels: [2, 3, 4])

    static func model(seed: UInt64 = 7) -> AdversarialModel {
        let model = AdversarialModel(architecture: architecture, batchSize: 2, seed: seed, threads: 1)
        for (index, tensor) in model.tensors.enumerated() {
            let count = tensor.shape.reduce(1, *)
            var random = SeededRandom(seed: seed, stream: UInt64(index))
            // Variances have no sign.
            let isVariance = tensor.name.hasSuffix("running_var")
            let values = (0..<count).map { _ in isVariance ? random.nextUnit() : random.nextSymmetric() }
            model.loadTensor(index, from: values.span)
        }
        return model
    }

    static func state(steps: Int = 5) -> TrainingState {
        var state = TrainingState(
            architecture: architecture,
            hyperparameters: Hyperparameters(discriminatorLearningRate: 1e-4, generatorLearningRate: 3.3e-4),
            batchSize: 2, seed: .max, faceCount: 100, latentRandom: SeededRandom(seed: 9, stream: 2), previewSeed: 11)
        for step in 0..<steps { state.history.append(historyStep(Float(step))) }
        state.step = steps
        state.epoch = 3
        state.offset = 42
        return state
    }

    static func historyStep(_ value: Float) -> LossHistory.Step {
        LossHistory.Step(
            discriminatorLoss: value, generatorLoss: -value, realScore: 0.5, fakeScore: 0.25,
            discriminatorGradientNorm: value * 2, generatorGradientNorm: value * 3, discriminatorLearningRate: 1e-4,
            generatorLearningRate: 2e-4)
    }

    static func write(_ path: String, steps: Int = 5) throws {
        try write(model(), state(steps: steps), to: path)
    }

    static func write(_ model: AdversarialModel, _ state: TrainingState, to path: String) throws {
        let copy = ModelCopy(of: model)
        copy.take(from: model)
        try SnapshotFile.write(copy, state: state, gantopVersion: "1.2.3", to: path)
    }
}
