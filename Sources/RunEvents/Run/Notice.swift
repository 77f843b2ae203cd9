/// A line for people.
public struct Notice: Codable, Sendable, Equatable {
    /// How loud a notice is.
    public enum Severity: String, Codable, Sendable {
        case information
        case warning
        case alarm
    }

    /// How loud it is.
    public var severity: Severity
    /// One plain line.
    public var text: String

    /// Names every value.
    public init(severity: Severity, text: String) {
        self.severity = severity
        self.text = text
    }
}
