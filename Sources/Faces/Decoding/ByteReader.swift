/// Reads numbers from bytes that come from outside: every read beyond the end is nil.
struct ByteReader {
    let bytes: ArraySlice<UInt8>
    var isLittleEndian = false

    /// The byte at `offset` from the beginning.
    func byte(_ offset: Int) -> Int? {
        guard offset >= 0, offset < bytes.count else { return nil }
        return Int(bytes[bytes.startIndex + offset])
    }

    /// Two bytes at `offset`.
    func uint16(_ offset: Int) -> Int? {
        guard let first = byte(offset), let second = byte(offset + 1) else { return nil }
        return isLittleEndian ? second << 8 | first : first << 8 | second
    }

    /// Four bytes at `offset`.
    func uint32(_ offset: Int) -> Int? {
        guard let first = uint16(offset), let second = uint16(offset + 2) else { return nil }
        return isLittleEndian ? second << 16 | first : first << 16 | second
    }

    /// Whether `text` stands at `offset`.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard offset >= 0, offset + length <= bytes.count else { return false }
        return zip(0..<length, text.description.utf8).allSatisfy { bytes[bytes.startIndex + offset + $0] == $1 }
    }

    /// The part from `offset` on, `count` bytes or as many as there are.
    func slice(from offset: Int, count: Int) -> ArraySlice<UInt8> {
        guard offset >= 0, count > 0, offset < bytes.count else { return [] }
        return bytes.dropFirst(offset).prefix(count)
    }
}
