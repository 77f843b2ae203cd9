/// Why a value of the run changed, where nobody asked for just that.
public enum EditOrigin: String, Codable, Sendable {
    /// A change was taken back.
    case undo
    /// The run did it by itself: a batch size came into force, or it went back.
    case run
}
