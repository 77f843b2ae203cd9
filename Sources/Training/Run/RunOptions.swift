import Faces
import Networks
import RunEvents

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
    /// Which of CelebA's official parts the faces are chosen from.
    public var part: FacePart?
    /// Whether the networks are told what is known of each face.
    public var phrases: Bool?
    /// The path of the pictures' captions.
    public var captions: String?
    /// Whether faces are mirrored, each with probability 1/2.
    public var mirrors: Bool?
    /// Whether one face in ten is kept from training.
    public var holdsOut: Bool?
    /// The damages that a restorer learns from.
    public var damages: [DamageKind]?
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
    /// Seconds to wait for a disk or for faces that are away.
    public var patienceSeconds: Double?
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
        configuration.phrases = phrases ?? (captions != nil)
        // Whoever learns from so few words a picture learns more from each picture twice.
        configuration.mirrors = configuration.phrases
        configuration.holdsOut = configuration.phrases
        if configuration.architecture.purpose == .restoring {
            configuration.hyperparameters = .restoring
            // A restorer is judged by faces that it has not seen; whole ones are as often seen in a mirror.
            configuration.mirrors = true
            configuration.holdsOut = true
        }
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
        if let part { configuration.part = part == .all ? nil : part }
        if let phrases { configuration.phrases = phrases }
        if let captions { configuration.captions = captions }
        if let mirrors { configuration.mirrors = mirrors }
        if let holdsOut { configuration.holdsOut = holdsOut }
        if let damages { configuration.damages = damages }
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
        if let patienceSeconds { configuration.patienceSeconds = patienceSeconds }
        if let sampleEvery { configuration.sampleEvery = sampleEvery }
        if let onDivergence { configuration.onDivergence = onDivergence }
        if let writesTensorBoard { configuration.writesTensorBoard = writesTensorBoard }
    }
}
