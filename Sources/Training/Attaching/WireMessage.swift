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
    static let protocolVersion = 3

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
