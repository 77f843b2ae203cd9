/// A name that a user gave a snapshot, made fit for a file name: letters, digits, dashes, underscores and dots of ASCII,
/// at most 40, with a letter or digit at each end.
public struct SnapshotName: Sendable, Equatable {
    /// Longer names are cut.
    public static let greatestLength = 40

    /// The name.
    public let text: String

    /// What is left of `text` when each run of other characters has become a dash; nil if nothing is.
    public init?(cleaning text: String) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
                bytes.append(byte)
            default: if bytes.last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
            }
        }
        func isLoose(_ byte: UInt8) -> Bool {
            UInt8(ascii: "-")...UInt8(ascii: ".") ~= byte || byte == UInt8(ascii: "_")
        }
        let cut = bytes.drop(while: isLoose).prefix(Self.greatestLength)
        guard let last = cut.lastIndex(where: { !isLoose($0) }) else { return nil }
        self.text = String(decoding: cut[...last], as: UTF8.self)
    }
}
