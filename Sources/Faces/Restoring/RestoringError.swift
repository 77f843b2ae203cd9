/// Why a picture cannot be restored, in a plain line.
public struct RestoringError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file that it is about.
    public let path: String
    /// What is wrong with it and, where something helps, what.
    public let reason: String

    /// Names both values.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// File and reason.
    public var description: String { "\(path.printable): \(reason)" }
}
