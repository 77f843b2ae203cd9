/// A change of settings made while the run goes on.
public struct SettingsEdit: Codable, Sendable, Equatable {
    /// Steps done when it was made.
    public var step: Int
    /// What held up to there.
    public var before: RunSettings
    /// What holds from here on.
    public var after: RunSettings
    /// Why they changed; nil where someone asked for it.
    public var origin: EditOrigin?

    /// Names every value.
    public init(step: Int, before: RunSettings, after: RunSettings, origin: EditOrigin? = nil) {
        self.step = step
        self.before = before
        self.after = after
        self.origin = origin
    }
}
