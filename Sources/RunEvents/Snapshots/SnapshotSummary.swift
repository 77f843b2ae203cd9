/// What a list of snapshots shows of one.
public struct SnapshotSummary: Codable, Sendable, Equatable {
    /// The file's name, which `RunCommand.goBack` takes.
    public var name: String
    /// Steps done when it was taken.
    public var step: Int
    /// Seconds since it was written.
    public var age: Double
    /// Its size in bytes.
    public var bytes: Int
    /// Whether it was taken without being asked for.
    public var automatic: Bool
    /// D's mean loss in the last steps before it, in nats; 0 before the first step.
    public var discriminatorLoss: Float
    /// G's mean loss in the last steps before it, in nats; 0 before the first step.
    public var generatorLoss: Float
    /// What its averaged generator makes of the run's fixed latent vectors.
    public var faces: FaceImages

    /// Names every value.
    public init(
        name: String, step: Int, age: Double, bytes: Int, automatic: Bool, discriminatorLoss: Float,
        generatorLoss: Float, faces: FaceImages
    ) {
        self.name = name
        self.step = step
        self.age = age
        self.bytes = bytes
        self.automatic = automatic
        self.discriminatorLoss = discriminatorLoss
        self.generatorLoss = generatorLoss
        self.faces = faces
    }
}
