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
