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
    /// Which of CelebA's official parts the faces are chosen from; nil for all of them.
    public var part: FacePart?
    /// Whether the networks are told what is known of each face: the table's attributes, or the captions' words.
    public var phrases = false
    /// The path of the pictures' captions, if words are to be learned from them.
    public var captions: String?
    /// Whether each face is shown as in a mirror with probability 1/2.
    public var mirrors = false
    /// Whether one face in ten is kept from training, by its name.
    public var holdsOut = false
    /// The damages that a restorer learns from; nil for all.
    public var damages: [DamageKind]?
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
    public var snapshotEvery = RunDefaults.snapshotSteps
    /// Seconds between automatic snapshots, whichever is sooner; 0 where steps alone count.
    public var snapshotSeconds = RunDefaults.snapshotSeconds
    /// Steps between reports: a line in the journal and a picture in the folder.
    public var sampleEvery = RunDefaults.reportSteps
    /// Faces in a report's picture.
    public var sampleCount = RunDefaults.reportFaces
    /// What to do when a loss or weight is no longer finite.
    public var onDivergence = DivergencePolicy.ask
    /// Which kernels compute, such as `AVX2`.
    public var processor = Processor.description
    /// Whether to write TensorBoard's event files beside the rest.
    public var writesTensorBoard = false
    /// Whether a change of batch size that a snapshot waits with is given up; asked for anew each time, and not written.
    var keepsBatchSize = false
    /// Seconds that the run waits for a disk that refuses its last snapshot, or for faces that are away; asked for anew each
    /// time, and not written.
    public var patienceSeconds = RunDefaults.patienceSeconds
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

extension RunConfiguration {
    /// The damages that a restorer learns from.
    var damageKinds: [DamageKind] {
        guard let damages, !damages.isEmpty else { return DamageKind.allCases }
        return damages
    }
}
