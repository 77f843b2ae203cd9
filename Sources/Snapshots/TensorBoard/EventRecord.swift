/// Records of TensorBoard's event files: TFRecord framing (https://www.tensorflow.org/tutorials/load_data/tfrecord)
/// around `Event` messages (tensorflow/core/util/event.proto, summary.proto) in the wire format of protocol buffers.
package enum EventRecord {
    /// A number or picture under a tag.
    package enum Value: Sendable {
        case scalar(tag: String, Float)
        /// An RGB picture as the bytes of a PNG file.
        case picture(tag: String, png: [UInt8], width: Int, height: Int)
    }

    /// The first record of a file.
    package static func version(time: Double) -> [UInt8] {
        var event = Message()
        event.add(1, time)
        event.add(3, "brain.Event:2")
        return framed(event.bytes)
    }

    /// Says that steps from `step` on are counted anew: readers drop what they had of them.
    package static func restart(time: Double, step: Int) -> [UInt8] {
        var log = Message()
        log.add(1, 1)
        var event = Message()
        event.add(1, time)
        event.add(2, step)
        event.add(7, log.bytes)
        return framed(event.bytes)
    }

    /// What was measured at a step.
    package static func summary(time: Double, step: Int, _ values: [Value]) -> [UInt8] {
        var summary = Message()
        for value in values { summary.add(1, encoded(value)) }
        var event = Message()
        event.add(1, time)
        event.add(2, step)
        event.add(5, summary.bytes)
        return framed(event.bytes)
    }

    private static func encoded(_ value: Value) -> [UInt8] {
        var message = Message()
        switch value {
        case .scalar(let tag, let number):
            message.add(1, tag)
            message.add(2, number)
        case .picture(let tag, let png, let width, let height):
            var picture = Message()
            picture.add(1, height)
            picture.add(2, width)
            // Three: red, green, blue.
            picture.add(3, 3)
            picture.add(4, png)
            message.add(1, tag)
            message.add(4, picture.bytes)
        }
        return message.bytes
    }

    /// Length, masked checksum of the length, data, masked checksum of the data.
    static func framed(_ data: [UInt8]) -> [UInt8] {
        let length = littleEndian(UInt64(data.count))
        return length + littleEndian(maskedChecksum(length)) + data + littleEndian(maskedChecksum(data))
    }

    private static func maskedChecksum(_ bytes: [UInt8]) -> UInt32 {
        let checksum = CRC32C.checksum(bytes)
        return (checksum >> 15 | checksum << 17) &+ 0xa282_ead8
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// A message in the wire format of protocol buffers (https://protobuf.dev/programming-guides/encoding).
    private struct Message {
        private(set) var bytes: [UInt8] = []

        mutating func add(_ field: Int, _ value: Int) {
            key(field, type: 0)
            variable(UInt64(bitPattern: Int64(value)))
        }

        mutating func add(_ field: Int, _ value: Double) {
            key(field, type: 1)
            bytes += EventRecord.littleEndian(value.bitPattern)
        }

        mutating func add(_ field: Int, _ value: Float) {
            key(field, type: 5)
            bytes += EventRecord.littleEndian(value.bitPattern)
        }

        mutating func add(_ field: Int, _ value: [UInt8]) {
            key(field, type: 2)
            variable(UInt64(value.count))
            bytes += value
        }

        mutating func add(_ field: Int, _ value: String) {
            add(field, Array(value.utf8))
        }

        private mutating func key(_ field: Int, type: Int) { variable(UInt64(field << 3 | type)) }

        private mutating func variable(_ value: UInt64) {
            var rest = value
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
    }
}

/// The cyclic redundancy check with Castagnoli's polynomial (RFC 3720, appendix B.4), reflected.
enum CRC32C {
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { checksum, byte in table[Int(UInt8(truncatingIfNeeded: checksum) ^ byte)] ^ checksum >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0x82f6_3b78 : value >> 1 }
    }
}
