import Networks

/// All that a run is besides its tensors: with them it decides every step that follows.
///
/// Nothing here tells of time, machine, path, threads or where the run is to end, so equal states are equal files.
public struct TrainingState: Sendable, Equatable {
    /// The sizes of the networks.
    public var architecture: Architecture
    /// The rates in force.
    public var hyperparameters: Hyperparameters
    /// Faces a batch.
    public var batchSize: Int
    /// The seed of weights, latent vectors and order.
    public var seed: UInt64
    /// How many faces the source lists: the order is a permutation of that many.
    public var faceCount: Int
    /// Steps done.
    public var step: Int
    /// The epoch in whose order the next batch stands, from 0.
    public var epoch: Int
    /// Entries of that order used already.
    public var offset: Int
    /// The stream that the next latent vectors come from.
    public var latentRandom: SeededRandom
    /// The seed of the fixed latent vectors that previews are drawn from.
    public var previewSeed: UInt64
    /// The course of the run.
    public var history: LossHistory

    /// The state of a run before its first step.
    public init(
        architecture: Architecture, hyperparameters: Hyperparameters, batchSize: Int, seed: UInt64, faceCount: Int,
        latentRandom: SeededRandom, previewSeed: UInt64
    ) {
        self.architecture = architecture
        self.hyperparameters = hyperparameters
        self.batchSize = batchSize
        self.seed = seed
        self.faceCount = faceCount
        self.step = 0
        self.epoch = 0
        self.offset = 0
        self.latentRandom = latentRandom
        self.previewSeed = previewSeed
        self.history = LossHistory()
    }

    /// The version of what a snapshot holds.
    public static let formatVersion = 1

    /// The tensor that carries the history: `[rows, 12]`, see `LossHistory.values`.
    var historyTensor: TensorDescription {
        TensorDescription(name: Self.historyName, shape: [history.rowCount, LossHistory.columnCount])
    }

    static let historyName = "history"
}

extension TrainingState {
    /// The state as strings, in a fixed order.
    func metadata(gantopVersion: String) -> [(key: String, value: String)] {
        func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " ") }
        let random = latentRandom.state
        let words = (0..<4).map { String(random[$0], radix: 16) }
        return [
            ("format", "gantop snapshot"),
            ("format_version", String(Self.formatVersion)),
            ("gantop_version", gantopVersion),
            ("step", String(step)),
            ("epoch", String(epoch)),
            ("offset", String(offset)),
            ("seed", String(seed)),
            ("batch_size", String(batchSize)),
            ("face_count", String(faceCount)),
            ("latent_size", String(architecture.latentSize)),
            ("generator_channels", list(architecture.generatorChannels)),
            ("discriminator_channels", list(architecture.discriminatorChannels)),
            ("discriminator_learning_rate", hyperparameters.discriminatorLearningRate.description),
            ("generator_learning_rate", hyperparameters.generatorLearningRate.description),
            ("beta1", hyperparameters.beta1.description),
            ("beta2", hyperparameters.beta2.description),
            ("epsilon", hyperparameters.epsilon.description),
            ("real_label", hyperparameters.realLabel.description),
            ("latent_random", words.joined(separator: " ")),
            ("preview_seed", String(previewSeed)),
            ("history_stride", String(history.stride)),
        ]
    }
}
