import Foundation

/// The header `Content-Range: bytes 100-199/200`, or `bytes */200` (RFC 9110, section 14.4).
struct ContentRange: Equatable {
    /// The first byte's position; nil when the header does not tell.
    var start: Int?
    /// Bytes of the whole file; nil when the header does not tell.
    var total: Int?

    init(_ header: String) {
        let words = header.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bytes" else { return }
        let halves = words[1].split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return }
        start = halves[0].split(separator: "-").first.flatMap { Self.number($0) }
        total = Self.number(halves[1])
    }

    private static func number(_ text: Substring) -> Int? {
        Int(text).flatMap { $0 >= 0 ? $0 : nil }
    }
}

/// Which addresses may be fetched.
enum WebAddress {
    /// Whether to go from one address to another: to web servers only, and never from a safe one to an unsafe one.
    static func isSafe(_ address: URL?, comingFrom from: URL?) -> Bool {
        guard let address, address.host()?.isEmpty == false else { return false }
        switch address.scheme?.lowercased() {
        case "https": return true
        case "http": return from?.scheme?.lowercased() == "http"
        default: return false
        }
    }
}
