import Foundation
import RunEvents

/// What a run and an attached watcher tell each other, each as JSON after four bytes of length, little-endian.
enum WireMessage: Codable, Equatable {
    /// Said first by both sides; by the run's with how it stands, and how many watch if it takes no more of them.
    case hello(protocolVersion: Int, gantopVersion: String, pulse: RunPulse? = nil, watchersAtLimit: Int? = nil)
    /// From the run.
    case event(RunEvent)
    /// From the run: the event of this name, packed. Made and taken apart here: nobody else meets it.
    case history(Data)
    /// To the run.
    case command(RunCommand)

    /// Raised when events or commands change in a way that other versions would misread.
    static let protocolVersion = 2

    static func hello(_ pulse: RunPulse? = nil, watchersAtLimit: Int? = nil) -> WireMessage {
        .hello(
            protocolVersion: protocolVersion, gantopVersion: GantopVersion.current, pulse: pulse,
            watchersAtLimit: watchersAtLimit)
    }

    /// Why bytes are no message.
    enum Fault: Error, Equatable {
        /// A message claims more bytes than its sender may use.
        case tooLong(claimed: Int, limit: Int)
        /// The bytes are not a message.
        case unreadable
    }

    /// The message with its length before it; nil for one that JSON cannot express, such as one with a NaN in it.
    var bytes: [UInt8]? {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = Self.namesForEncoding
        // Packed numbers are full of slashes.
        encoder.outputFormatting = .withoutEscapingSlashes
        var message = self
        if case .event(.history(let steps)) = self { message = .history(MetricsPacking.pack(steps)) }
        guard let text = try? encoder.encode(message) else { return nil }
        return (0..<4).map { UInt8(truncatingIfNeeded: text.count >> ($0 * 8)) } + text
    }

    /// Reads a message from its bytes without the length.
    init(parsing text: [UInt8]) throws(Fault) {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        guard let message = try? decoder.decode(Self.self, from: Data(text)) else { throw .unreadable }
        guard case .history(let packed) = message else {
            self = message
            return
        }
        guard let steps = MetricsPacking.unpack(packed) else { throw .unreadable }
        self = .event(.history(steps))
    }

    private static var namesForEncoding: JSONEncoder.NonConformingFloatEncodingStrategy {
        .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    }
}

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
