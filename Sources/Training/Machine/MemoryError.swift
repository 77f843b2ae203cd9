/// A run that takes more memory than there is.
public struct MemoryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Bytes that it takes.
    public let needed: Int
    /// What there is.
    public let room: MemoryRoom
    /// What would fit, in a few words with their options; nil if nothing would.
    public let advice: String?

    /// One line: what is needed, what there is, and what fits.
    public var description: String {
        let end = advice.map { "; \($0) fits" } ?? "; nothing smaller fits"
        return
            "this run takes about \(Self.text(needed)) of memory, and \(room.source.rawValue) \(Self.text(room.bytes))"
            + end
    }

    static func text(_ bytes: Int) -> String { MemoryNeed.text(bytes) }
}
