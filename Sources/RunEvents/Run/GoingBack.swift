/// A run has gone back to an earlier state of its own. A `RunEvent.history` of the steps up to there follows.
public struct WentBack: Codable, Sendable, Equatable {
    /// The step it was at.
    public var fromStep: Int
    /// The step it is at now.
    public var toStep: Int
    /// What spoilt the networks, in one line; nil if someone asked to go back.
    public var divergence: String?

    /// Names every value.
    public init(fromStep: Int, toStep: Int, divergence: String?) {
        self.fromStep = fromStep
        self.toStep = toStep
        self.divergence = divergence
    }
}

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

/// The snapshots of a run that can be gone back to, as far as they have been read.
public struct SnapshotListing: Codable, Sendable, Equatable {
    /// Those read so far that are whole, by step.
    public var entries: [SnapshotSummary]
    /// How many are still to be read; 0 when the list is complete.
    public var unread: Int
    /// How many of those read are damaged, and left out.
    public var damaged: Int

    /// Names every value.
    public init(entries: [SnapshotSummary], unread: Int, damaged: Int) {
        self.entries = entries
        self.unread = unread
        self.damaged = damaged
    }
}
