import Networks

/// What stands before the numbers in a safetensors file (https://github.com/huggingface/safetensors#format).
///
/// The file: 8 bytes with the header's length, little-endian; the header, JSON padded with spaces; the tensors' bytes,
/// float32 little-endian, row-major, one after another. Here the padding brings the numbers to a multiple of 64 bytes.
struct SafetensorsHeader: Sendable, Equatable {
    /// A tensor's place in the file.
    struct Entry: Sendable, Equatable {
        /// Its name and shape.
        let tensor: TensorDescription
        /// Where its bytes lie, counted from the end of the header.
        let bytes: Range<Int>
    }

    /// The tensors in the order of their bytes, without holes.
    let entries: [Entry]
    /// The strings under `__metadata__`.
    let metadata: [String: String]
    /// Where the digits of the digest stand in the file, if it has any.
    let digestDigits: Range<Int>?
    /// Where the tensors' bytes begin in the file.
    let dataStart: Int

    /// The size of the whole file.
    var fileSize: Int { dataStart + (entries.last?.bytes.upperBound ?? 0) }

    /// The name of the digest in the metadata.
    static let digestKey = "sha256"
    /// Where its digits begin in a file that gantop writes: they come first, `{"__metadata__":{"sha256":"`.
    static let digestPlace = 8 + #"{"__metadata__":{"sha256":""#.utf8.count
    /// What stands for the digest while it is computed.
    static let digestZeros = String(repeating: "0", count: 64)
    /// No header that gantop writes comes near this many bytes.
    static let lengthLimit = 16 << 20

    private static let alignment = 64

    /// The first bytes of a file of these tensors: length, header and padding.
    ///
    /// Metadata comes first and in the order given, tensors after it in the order given: equal values are equal bytes.
    static func encoded(tensors: [TensorDescription], metadata: [(key: String, value: String)]) -> [UInt8] {
        var members: [JSONValue.Member] = []
        if !metadata.isEmpty {
            members.append(.init("__metadata__", .object(metadata.map { .init($0.key, .string($0.value)) })))
        }
        var offset = 0
        for tensor in tensors {
            let end = offset + tensor.shape.reduce(4, *)
            members.append(
                .init(
                    tensor.name,
                    .object([
                        .init("dtype", .string("F32")),
                        .init("shape", .array(tensor.shape.map { .integer($0) })),
                        .init("data_offsets", .array([.integer(offset), .integer(end)])),
                    ])))
            offset = end
        }
        var header = Array(JSONValue.object(members).text.utf8)
        let padding = alignment - 1 - (8 + header.count + alignment - 1) % alignment
        header += [UInt8](repeating: 0x20, count: padding)
        let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> ($0 * 8)) }
        return length + header
    }
}
