import Networks

/// All that a run is besides its tensors: with them it decides every step that follows.
///
/// Nothing here tells of time, machine, path, threads or where the run is to end, so equal states are equal files.
public struct TrainingState: Sendable, Equatable {
    /// The networks' description.
    public var architecture: Architecture
    /// The rates in force.
    public var hyperparameters: Hyperparameters
    /// Faces a batch.
    public var batchSize: Int
    /// Faces a batch from the next epoch on; nil if it stays.
    public var nextBatchSize: Int?
    /// Where batch size and updates a step became what they are.
    public var pace: Pace
    /// The seed of weights, latent vectors and order.
    public var seed: UInt64
    /// How many faces the source lists: the order is a permutation of that many.
    public var faceCount: Int
    /// Steps done.
    public var step: Int
    /// Updates of the discriminator beyond one a step.
    public var extraDiscriminatorUpdates: Int
    /// Updates of the generator beyond one a step.
    public var extraGeneratorUpdates: Int
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
    /// What the pair is told, and the data's own; nil for a pair that is told nothing.
    public var conditions: ConditionTable?

    /// The state of a run before its first step.
    public init(
        architecture: Architecture, hyperparameters: Hyperparameters, batchSize: Int, seed: UInt64, faceCount: Int,
        latentRandom: SeededRandom, previewSeed: UInt64, conditions: ConditionTable? = nil
    ) {
        precondition(conditions?.names.count ?? 0 == architecture.conditions, "each condition has a name")
        self.architecture = architecture
        self.hyperparameters = hyperparameters
        self.batchSize = batchSize
        self.pace = Pace()
        self.seed = seed
        self.faceCount = faceCount
        self.step = 0
        self.extraDiscriminatorUpdates = 0
        self.extraGeneratorUpdates = 0
        self.epoch = 0
        self.offset = 0
        self.latentRandom = latentRandom
        self.previewSeed = previewSeed
        self.history = LossHistory()
        self.conditions = conditions
    }

    /// A place in the run from which on all steps take equally many faces: the length of epochs in steps counts from
    /// there.
    public struct Pace: Sendable, Equatable {
        /// Steps done there.
        public var step: Int
        /// The epoch there, from 0.
        public var epoch: Int
        /// Entries of that epoch's order used there.
        public var offset: Int

        /// The run's beginning, unless given another place.
        public init(step: Int = 0, epoch: Int = 0, offset: Int = 0) {
            self.step = step
            self.epoch = epoch
            self.offset = offset
        }
    }

    /// The version of what a snapshot holds: the second has the networks' description in place of the tutorial's widths.
    public static let formatVersion = 2

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
            ("next_batch_size", String(nextBatchSize ?? batchSize)),
            ("pace", list([pace.step, pace.epoch, pace.offset])),
            ("face_count", String(faceCount)),
            ("architecture", architecture.json()),
            ("discriminator_learning_rate", hyperparameters.discriminatorLearningRate.description),
            ("generator_learning_rate", hyperparameters.generatorLearningRate.description),
            ("beta1", hyperparameters.beta1.description),
            ("beta2", hyperparameters.beta2.description),
            ("epsilon", hyperparameters.epsilon.description),
            ("real_label", hyperparameters.realLabel.description),
            ("discriminator_updates_per_step", String(hyperparameters.discriminatorUpdates)),
            ("generator_updates_per_step", String(hyperparameters.generatorUpdates)),
            ("discriminator_updates", String(step + extraDiscriminatorUpdates)),
            ("generator_updates", String(step + extraGeneratorUpdates)),
            ("latent_random", words.joined(separator: " ")),
            ("preview_seed", String(previewSeed)),
            ("history_stride", String(history.stride)),
        ] + (conditions?.metadata ?? [])
    }
}
