import Foundation

/// Puts messages together from bytes as they come.
struct WireParser {
    private var waiting: [UInt8] = []
    private let limit: Int

    /// - Parameter limit: the longest message that the other side may send, in bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// A screen full of faces to be saved is the longest command: a thousand of 128x128 take 66 MB.
    static let commandLimit = 96 << 20
    /// A long run's history is the longest event.
    static let eventLimit = 256 << 20

    /// Takes in bytes and returns the messages that they complete. Memory follows what came, not what was claimed.
    mutating func takeIn(_ bytes: [UInt8]) throws(WireMessage.Fault) -> [WireMessage] {
        waiting += bytes
        var messages: [WireMessage] = []
        var start = 0
        while waiting.count - start >= 4 {
            let length = waiting[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard length <= limit else { throw .tooLong(claimed: length, limit: limit) }
            guard waiting.count - start >= 4 + length else { break }
            messages.append(try WireMessage(parsing: Array(waiting[start + 4..<start + 4 + length])))
            start += 4 + length
        }
        waiting.removeFirst(start)
        return messages
    }
}
