import Faces
import Networks
import RunEvents

/// Everything that a run was asked to be; written to its folder as `config.json`.
public struct RunConfiguration: Codable, Sendable, Equatable {
    /// The version of gantop that wrote it.
    public var gantopVersion = GantopVersion.current
    /// Where the faces are: the path of a folder or zip archive, or `synthetic`.
    public var data: String
    /// The path of CelebA's table of attributes, if one was given.
    public var attributes: String?
    /// Which square of each picture becomes the face; nil for the recipe's.
    public var crop: FaceCrop?
    /// The condition on attributes that chooses the faces, such as `Smiling & !Male`; nil for all of them.
    public var only: String?
    /// The sizes of the networks.
    public var architecture = Architecture.tutorial
    /// The rates at the start, and how often each network learns in a step.
    public var hyperparameters = Hyperparameters()
    /// Faces a batch.
    public var batchSize = 16
    /// The seed of weights, latent vectors, order and synthetic faces.
    public var seed: UInt64
    /// Threads that compute; nil for one a processor.
    public var threads: Int?
    /// Length in epochs, where asked for.
    public var epochs: Int?
    /// Length in steps from the run's first, where asked for; wins over epochs.
    public var steps: Int?
    /// Steps between automatic snapshots.
    public var snapshotEvery = 400
    /// Seconds between automatic snapshots, whichever is sooner; 0 where steps alone count.
    public var snapshotSeconds = 60.0
    /// Steps between reports: a line in the journal and a picture in the folder.
    public var sampleEvery = 400
    /// Faces in a report's picture.
    public var sampleCount = 64
    /// What to do when a loss or weight is no longer finite.
    public var onDivergence = DivergencePolicy.ask
    /// Which kernels compute, such as `AVX2`.
    public var processor = Processor.description
    /// Whether to write TensorBoard's event files beside the rest.
    public var writesTensorBoard = false
    /// Whether a change of batch size that a snapshot waits with is given up; asked for anew each time, and not written.
    var keepsBatchSize = false
    /// Seconds from what the disk has refused to the next try; tests shorten them, and no file holds them.
    var retrySeconds = 10.0
    /// What the run found where it ran; filled in when it begins.
    public var facts: RunFacts?

    /// The recipe on these faces.
    public init(data: String, seed: UInt64) {
        self.data = data
        self.seed = seed
    }
}

/// What to do when a loss or weight is no longer finite. The third time without a snapshot in between always ends the
/// run, and no such state is ever saved.
public enum DivergencePolicy: String, Codable, Sendable, CaseIterable {
    /// Go back to the last good state and pause: someone watches and decides. Where nobody does, it is `stop`.
    case ask
    /// End the run as a failure; its last snapshot is whole.
    case stop
    /// Go back to the last good state and go on with half the learning rates.
    case rollback
}

/// What whoever starts or resumes a run asks for; nil where nothing was said.
public struct RunOptions: Sendable, Equatable {
    /// The path of a folder or zip archive of faces, or `synthetic`.
    public var data: String?
    /// The path of CelebA's table of attributes.
    public var attributes: String?
    /// Which square of each picture becomes the face.
    public var crop: FaceCrop?
    /// The condition on attributes that chooses the faces; empty for all of them.
    public var only: String?
    /// The sizes of the networks.
    public var architecture: Architecture?
    /// Faces a batch.
    public var batchSize: Int?
    /// Both networks' learning rate.
    public var learningRate: Float?
    /// The discriminator's learning rate, where it differs.
    public var discriminatorLearningRate: Float?
    /// The generator's learning rate, where it differs.
    public var generatorLearningRate: Float?
    /// Adam's first decay.
    public var beta1: Float?
    /// What the discriminator should answer for real faces.
    public var realLabel: Float?
    /// How often each network learns in a step.
    public var stepRatio: StepRatio?
    /// The seed; random for a new run unless given.
    public var seed: UInt64?
    /// Threads that compute.
    public var threads: Int?
    /// Length in epochs.
    public var epochs: Int?
    /// Length in steps from the run's first.
    public var steps: Int?
    /// Steps between automatic snapshots.
    public var snapshotEvery: Int?
    /// Seconds between automatic snapshots.
    public var snapshotSeconds: Double?
    /// Steps between reports.
    public var sampleEvery: Int?
    /// What to do when a loss or weight is no longer finite.
    public var onDivergence: DivergencePolicy?
    /// Whether to write TensorBoard's event files beside the rest.
    public var writesTensorBoard: Bool?

    /// Asks for nothing.
    public init() {}

    /// The configuration of a new run.
    ///
    /// - Parameter data: where the faces are when the options do not say.
    public func configuration(defaultData data: String) -> RunConfiguration {
        var random = SystemRandomNumberGenerator()
        // Seeds that people read and type: nine digits at most.
        let seed = seed ?? UInt64.random(in: 1..<1_000_000_000, using: &random)
        var configuration = RunConfiguration(data: self.data ?? data, seed: seed)
        if let architecture { configuration.architecture = architecture }
        if let batchSize { configuration.batchSize = batchSize }
        apply(to: &configuration)
        return configuration
    }

    /// Takes over what does not contradict a state: rates, lengths, threads, data.
    func apply(to configuration: inout RunConfiguration) {
        if let data {
            // A table belongs to the data that it was given for.
            if data != configuration.data { configuration.attributes = nil }
            configuration.data = data
        }
        if let attributes { configuration.attributes = attributes }
        if let crop { configuration.crop = crop }
        if let only { configuration.only = only.allSatisfy(\.isWhitespace) ? nil : only }
        if let learningRate {
            configuration.hyperparameters.discriminatorLearningRate = learningRate
            configuration.hyperparameters.generatorLearningRate = learningRate
        }
        if let discriminatorLearningRate {
            configuration.hyperparameters.discriminatorLearningRate = discriminatorLearningRate
        }
        if let generatorLearningRate { configuration.hyperparameters.generatorLearningRate = generatorLearningRate }
        if let beta1 { configuration.hyperparameters.beta1 = beta1 }
        if let realLabel { configuration.hyperparameters.realLabel = realLabel }
        if let stepRatio { configuration.hyperparameters.stepRatio = stepRatio }
        if let threads { configuration.threads = threads }
        if epochs != nil || steps != nil {
            configuration.epochs = epochs
            configuration.steps = steps
        }
        if let snapshotEvery { configuration.snapshotEvery = snapshotEvery }
        if let snapshotSeconds { configuration.snapshotSeconds = snapshotSeconds }
        if let sampleEvery { configuration.sampleEvery = sampleEvery }
        if let onDivergence { configuration.onDivergence = onDivergence }
        if let writesTensorBoard { configuration.writesTensorBoard = writesTensorBoard }
    }
}
