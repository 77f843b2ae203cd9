/// The bytes of an array, in an open file or in memory.
enum ArrayBytes: Sendable {
    case file(SharedFile)
    case memory([UInt8])

    /// Bytes in all.
    var count: Int {
        switch self {
        case .file(let file): file.count
        case .memory(let bytes): bytes.count
        }
    }

    /// A part, or as much of it as there is.
    func bytes(_ range: Range<Int>) throws(UnusablePicture) -> ArraySlice<UInt8> {
        switch self {
        case .file(let file): return try file.bytes(range)
        case .memory(let bytes): return bytes[min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count)]
        }
    }
}
