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
    /// What the networks are told; nil for networks that are told nothing.
    public var conditions: RunConditions?
    /// Seconds that the run's steps took so far, the wait for faces included; nil if the run does not say.
    public var trainedSeconds: Double?

    /// Whether the run's networks restore damaged faces: what it shows comes in threes, damaged, restored and true. Nil from
    /// a version that knew no such runs.
    public var restores: Bool?

    /// Names every value.
    public init(
        folder: String, source: String, faceCount: Int, seed: UInt64, batchSize: Int, threads: Int,
        stepsPerEpoch: Int, totalSteps: Int, firstStep: Int, discriminatorLearningRate: Float,
        generatorLearningRate: Float, settings: RunSettings? = nil, totalEpochs: Int? = nil,
        pictureSide: Int? = nil, conditions: RunConditions? = nil, trainedSeconds: Double? = nil,
        restores: Bool? = nil
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
        self.conditions = conditions
        self.trainedSeconds = trainedSeconds
        self.restores = restores
    }
}

extension RunDescription {
    /// Of a run that restores: the damaged face, the restored one and the true one.
    public static let facesPerExample = 3

    /// The side of the pictures before it could be another.
    public static let firstSide = 28

    /// The side of the pictures in pixels.
    public var faceSide: Int { pictureSide ?? Self.firstSide }
}
