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
