/// Something that a run told earlier, for whoever comes later.
public struct PastEvent: Codable, Sendable, Equatable {
    /// Steps done then.
    public var step: Int
    /// Seconds that the run's steps had taken by then.
    public var trainedSeconds: Double
    /// What it told.
    public var event: RunEvent

    /// Names every value.
    public init(step: Int, trainedSeconds: Double, event: RunEvent) {
        self.step = step
        self.trainedSeconds = trainedSeconds
        self.event = event
    }
}

/// What a run told earlier, and how much of it somebody has seen.
public struct PastEvents: Codable, Sendable, Equatable {
    /// Earlier ones than the last so many are not told again.
    public static let capacity = 500

    /// The events, oldest first.
    public var events: [PastEvent]
    /// Steps done when the last screen left; nil where there was none, or one still watches.
    public var lastLook: Int?

    /// Names both.
    public init(_ events: [PastEvent], lastLook: Int? = nil) {
        self.events = events
        self.lastLook = lastLook
    }
}
