/// A part of a PNG file (PNG specification, third edition, section 5.3): on disk its length, type, data and CRC.
package struct PNGChunk: Sendable, Equatable {
    /// Four letters.
    package let type: String
    /// What it holds.
    package let data: [UInt8]

    package init(_ type: String, _ data: [UInt8]) {
        precondition(type.utf8.count == 4, "a chunk's type has four letters")
        self.type = type
        self.data = data
    }

    /// The bytes that every PNG file begins with.
    package static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

    /// The chunk as it stands in a file.
    package var bytes: [UInt8] {
        let checked = Array(type.utf8) + data
        return Self.word(UInt32(data.count)) + checked + Self.word(CRC32.of(checked))
    }

    /// A file of chunks.
    package static func file(_ chunks: [PNGChunk]) -> [UInt8] {
        chunks.reduce(into: signature) { $0 += $1.bytes }
    }

    /// The chunks of a file; nil if it is no PNG file, is cut short, or a check fails.
    package static func chunks(of file: [UInt8]) -> [PNGChunk]? {
        guard file.starts(with: signature) else { return nil }
        var chunks: [PNGChunk] = []
        var start = signature.count
        while start < file.count {
            guard start + 12 <= file.count else { return nil }
            let length = Int(word(file[start..<start + 4]))
            guard length <= file.count - start - 12 else { return nil }
            let end = start + 8 + length
            let checked = file[start + 4..<end]
            guard checked.prefix(4).allSatisfy({ $0 < 0x80 }),
                CRC32.of(checked) == word(file[end..<end + 4])
            else { return nil }
            chunks.append(
                PNGChunk(String(decoding: checked.prefix(4), as: UTF8.self), Array(checked.dropFirst(4))))
            start = end + 4
        }
        return chunks.last?.type == "IEND" ? chunks : nil
    }

    /// A number as four bytes, the highest first.
    package static func word(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
    }

    /// A number as two bytes, the highest first.
    static func halfWord(_ number: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The check of PNG's chunks (ISO 3309; PNG specification, third edition, annex D).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1 }
    }

    /// The check of some bytes.
    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let table = table
        return ~bytes.reduce(UInt32.max) { table[Int(truncatingIfNeeded: ($0 ^ UInt32($1)) & 0xff)] ^ $0 >> 8 }
    }
}
