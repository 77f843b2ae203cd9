/// What a run tells whoever watches it.
public enum RunEvent: Codable, Sendable, Equatable {
    /// The run is ready; sent first, and again whenever its description changes (say, more steps to do).
    case described(RunDescription)
    /// Steps that an earlier part of this run did, oldest first; sent after `described` by a resumed run.
    case history([StepMetrics])
    /// Steps just done, oldest first.
    case steps([StepMetrics])
    /// Faces generated from the fixed latent vectors.
    case preview(Preview)
    /// Faces of the past from the first steps on, by rising step, in place of what was known of them; sent by a resumed
    /// run, to whoever comes later, and after going back.
    case film([Preview])
    /// Real faces as the networks see them.
    case realFaces(FaceImages)
    /// Generated faces and the nearest real ones, as far as the search has come.
    case nearestFaces(NearestFaces)
    /// The faces on the way between some; the answer to `RunCommand.walk`.
    case walk(Walk)
    /// The faces of a sum; the answer to `RunCommand.sumFaces`.
    case faceSum(FaceSumFaces)
    /// What the run is doing has changed.
    case phase(RunPhase)
    /// A snapshot is whole on disk.
    case snapshotSaved(SavedSnapshot)
    /// A command has changed a learning rate.
    case learningRate(LearningRateEdit)
    /// A command has changed another setting, or a new batch size has come into force.
    case settings(SettingsEdit)
    /// The changes of settings that an earlier part of this run made, oldest first; sent before `history`.
    case pastSettings([SettingsEdit])
    /// Something that people should read.
    case notice(Notice)
    /// The run's snapshots as far as they have been read; the answer to `RunCommand.listSnapshots`, sent for each.
    case snapshots(SnapshotListing)
    /// The run has gone back to an earlier state; steps count from there again.
    case wentBack(WentBack)
    /// All that is wrong with the run's files now; empty when all is well again.
    case troubles([Trouble])
    /// How much the faces differ from each other, oldest first: just measured, or by an earlier part of this run.
    case diversity([Diversity])
    /// How many faces of the source could not be read so far.
    case skippedFaces(Int)
}

/// What a run is doing.
public enum RunPhase: Codable, Sendable, Equatable {
    /// Making ready: listing faces, loading a snapshot.
    case starting
    /// Stepping.
    case running
    /// Waiting for `resume` or `singleStep`.
    case paused
    /// All steps done and saved; `trainOn` goes on.
    case finished
    /// Saving before the end.
    case stopping
    /// Over; nothing follows.
    case stopped
    /// Over because of a failure, told in one line.
    case failed(String)
}

/// What seldom changes while a run goes on.
public struct RunDescription: Codable, Sendable, Equatable {
    /// The run folder's path.
    public var folder: String
    /// The source of faces in a few words, such as `celeba-8000.zip` or `synthetic faces`.
    public var source: String
    /// How many faces an epoch draws from.
    public var faceCount: Int
    /// The seed of weights, latent vectors and order.
    public var seed: UInt64
    /// Faces a batch.
    public var batchSize: Int
    /// Threads that compute.
    public var threads: Int
    /// Steps an epoch.
    public var stepsPerEpoch: Int
    /// The step at which the run is done, counted from its first.
    public var totalSteps: Int
    /// The step that this process began after: 0, or the snapshot's.
    public var firstStep: Int
    /// D's learning rate now.
    public var discriminatorLearningRate: Float
    /// G's learning rate now.
    public var generatorLearningRate: Float
    /// The other settings now; nil from a run that cannot change them.
    public var settings: RunSettings?
    /// The epoch that the last step belongs to, counted from 1; nil if the run does not say.
    public var totalEpochs: Int?
    /// The side of the pictures in pixels; nil from a version that knew one side alone.
    public var pictureSide: Int?

    /// Names every value.
    public init(
        folder: String, source: String, faceCount: Int, seed: UInt64, batchSize: Int, threads: Int,
        stepsPerEpoch: Int, totalSteps: Int, firstStep: Int, discriminatorLearningRate: Float,
        generatorLearningRate: Float, settings: RunSettings? = nil, totalEpochs: Int? = nil,
        pictureSide: Int? = nil
    ) {
        self.folder = folder
        self.source = source
        self.faceCount = faceCount
        self.seed = seed
        self.batchSize = batchSize
        self.threads = threads
        self.stepsPerEpoch = stepsPerEpoch
        self.totalSteps = totalSteps
        self.firstStep = firstStep
        self.discriminatorLearningRate = discriminatorLearningRate
        self.generatorLearningRate = generatorLearningRate
        self.settings = settings
        self.totalEpochs = totalEpochs
        self.pictureSide = pictureSide
    }
}

extension RunDescription {
    /// The side of the pictures before it could be another.
    public static let firstSide = 28

    /// The side of the pictures in pixels.
    public var faceSide: Int { pictureSide ?? Self.firstSide }
}

/// Faces generated from fixed latent vectors, so that the same face is followed as it learns.
public struct Preview: Codable, Sendable, Equatable {
    /// Steps done when it was drawn.
    public var step: Int
    /// Which of G's weights drew it.
    public var weights: GeneratorWeights
    /// The seed of the latent vectors.
    public var latentSeed: UInt64
    /// The faces.
    public var faces: FaceImages

    /// Names every value.
    public init(step: Int, weights: GeneratorWeights, latentSeed: UInt64, faces: FaceImages) {
        self.step = step
        self.weights = weights
        self.latentSeed = latentSeed
        self.faces = faces
    }
}

/// A snapshot that is whole on disk.
public struct SavedSnapshot: Codable, Sendable, Equatable {
    /// Steps done when it was taken.
    public var step: Int
    /// Its path.
    public var path: String
    /// Its size in bytes.
    public var bytes: Int
    /// Whether it was taken without being asked for.
    public var automatic: Bool
    /// Seconds since then, as whoever attaches later is told; 0 when it is news.
    public var age: Double

    /// Names every value.
    public init(step: Int, path: String, bytes: Int, automatic: Bool, age: Double = 0) {
        self.step = step
        self.path = path
        self.bytes = bytes
        self.automatic = automatic
        self.age = age
    }
}

/// A change of learning rates made while the run goes on.
public struct LearningRateEdit: Codable, Sendable, Equatable {
    /// Steps done when it took effect.
    public var step: Int
    /// D's learning rate from here on.
    public var discriminator: Float
    /// G's learning rate from here on.
    public var generator: Float

    /// Names every value.
    public init(step: Int, discriminator: Float, generator: Float) {
        self.step = step
        self.discriminator = discriminator
        self.generator = generator
    }
}

/// A line for people.
public struct Notice: Codable, Sendable, Equatable {
    /// How loud a notice is.
    public enum Severity: String, Codable, Sendable {
        case information
        case warning
        case alarm
    }

    /// How loud it is.
    public var severity: Severity
    /// One plain line.
    public var text: String

    /// Names every value.
    public init(severity: Severity, text: String) {
        self.severity = severity
        self.text = text
    }
}
