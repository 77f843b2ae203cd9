/// Something about a run's files that is wrong now, and stays so until it is mended; the run goes on and tries again.
public struct Trouble: Codable, Sendable, Equatable {
    /// What cannot be written, such as `metrics.csv` or `snapshots`.
    public var subject: String
    /// Why, in the system's words.
    public var cause: String
    /// What to do about it, in a few words.
    public var remedy: String
    /// The folder that is concerned.
    public var place: String

    /// Names every value.
    public init(subject: String, cause: String, remedy: String, place: String) {
        self.subject = subject
        self.cause = cause
        self.remedy = remedy
        self.place = place
    }
}
