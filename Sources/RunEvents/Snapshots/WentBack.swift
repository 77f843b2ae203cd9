/// A run has gone back to an earlier state of its own. A `RunEvent.history` of the steps up to there follows.
public struct WentBack: Codable, Sendable, Equatable {
    /// The step it was at.
    public var fromStep: Int
    /// The step it is at now.
    public var toStep: Int
    /// What spoilt the networks, in one line; nil if someone asked to go back.
    public var divergence: String?
    /// Seconds that the steps up to there took; nil if the run does not say.
    public var trainedSeconds: Double?

    /// Names every value.
    public init(fromStep: Int, toStep: Int, divergence: String?, trainedSeconds: Double? = nil) {
        self.fromStep = fromStep
        self.toStep = toStep
        self.divergence = divergence
        self.trainedSeconds = trainedSeconds
    }
}
