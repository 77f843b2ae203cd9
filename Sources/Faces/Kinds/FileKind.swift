/// What a file that is no source of faces is instead, by its first bytes; its name proves nothing.
///
/// Everything here is only told to people: nothing is read by it.
struct FileKind: Equatable {
    /// What it is: `a web page titled 'Sign in'`.
    let name: String
    /// What to do about it, as the end of a sentence; nil where there is nothing special to do.
    let advice: String?

    /// Bytes from the beginning of a file that are looked at.
    static let lookedAt = 1 << 16

    init(_ name: String, _ advice: String? = nil) {
        self.name = name
        self.advice = advice
    }

    /// - Parameter bytes: the file's beginning, `lookedAt` bytes or all that there are.
    init(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes[...])
        self =
            bytes.isEmpty
            ? FileKind("an empty file", "download it again")
            : Self.signature(reader) ?? Self.structure(reader) ?? Self.text(bytes)
                ?? FileKind("data of another kind")
    }

    /// The kind of a file at a path; nil where it cannot be read.
    init?(path: String) {
        guard let bytes = FileReader.beginning(path, count: Self.lookedAt) else { return nil }
        self.init(bytes)
    }

    /// For people: what it is and what to do.
    var description: String { advice.map { "\(name): \($0)" } ?? name }

    private static func signature(_ reader: ByteReader) -> FileKind? {
        signatures.first { signature in
            signature.bytes.enumerated().allSatisfy { reader.byte(signature.offset + $0.offset) == Int($0.element) }
        }?.kind
    }

    /// Formats whose first bytes alone do not tell.
    private static func structure(_ reader: ByteReader) -> FileKind? {
        if reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) { return FileKind("a WebP") }
        if reader.has("ftyp", at: 4) { return FileKind("a HEIF or AVIF picture or a film") }
        if let kind = byteArray(reader) { return kind }
        if RecordLength(reader) != nil {
            return FileKind("a TFRecord file", "write its pictures into a folder with tensorflow_datasets first")
        }
        if reader.byte(8) == Int(UInt8(ascii: "{")), reader.byte(7) == 0, reader.has("\"", at: 9) {
            return FileKind("a safetensors file", "it holds networks, which gantop sample takes")
        }
        if let version = reader.byte(1), reader.byte(0) == 0x80, (2...5).contains(version) {
            return FileKind("a Python pickle", "save the array in it with numpy.save and give that file")
        }
        return nil
    }

    /// MNIST's idx: two zeros, a type, how many sizes, then these.
    private static func byteArray(_ reader: ByteReader) -> FileKind? {
        guard reader.uint16(0) == 0, let type = reader.byte(2), [0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E].contains(type),
            let sizes = reader.byte(3), (1...4).contains(sizes),
            (0..<sizes).allSatisfy({ (1...1 << 28).contains(reader.uint32(4 + 4 * $0) ?? 0) })
        else { return nil }
        return FileKind("an idx file such as MNIST's", "save the array in it with numpy.save and give that file")
    }

    private static func text(_ bytes: [UInt8]) -> FileKind? {
        let isText = bytes.prefix(64).allSatisfy { (0x20..<0x7F).contains($0) || (0x09...0x0D).contains($0) }
        let start = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
        let trimmed = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if ["<!doctype html", "<html", "<head", "<body"].contains(where: trimmed.hasPrefix) {
            return webPage(String(decoding: bytes.prefix(HostPage.maximumBytes), as: UTF8.self))
        }
        if start.hasPrefix("version https://git-lfs.github.com/spec/") {
            return FileKind("a Git LFS pointer", "fetch the file that it stands for with 'git lfs pull'")
        }
        if start.first == "d", start.dropFirst().first?.isNumber == true, start.contains(":announce") {
            return FileKind("a torrent", "give it to a BitTorrent program, and gantop what that downloads")
        }
        return isText ? FileKind("text") : nil
    }

    private static func webPage(_ html: String) -> FileKind {
        let advice = "the download failed; download it again"
        switch HostPage(html) {
        case .quota: return FileKind("a web page that says its quota is exceeded", "download it again tomorrow")
        case .other(let title) where !title.isEmpty: return FileKind("a web page titled '\(title)'", advice)
        case .confirmation, .other: return FileKind("a web page", advice)
        }
    }
}

/// The length in front of a TFRecord, with its checksum (CRC-32C, masked as TensorFlow does it).
private struct RecordLength {
    init?(_ reader: ByteReader) {
        var crc: UInt32 = .max
        for place in 0..<8 {
            guard let byte = reader.byte(place) else { return nil }
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? Self.polynomial : 0) }
        }
        crc = ~crc
        let masked = (crc >> 15 | crc << 17) &+ Self.mask
        var little = reader
        little.isLittleEndian = true
        guard little.uint32(8) == Int(masked) else { return nil }
    }

    private static let polynomial: UInt32 = 0x82F6_3B78
    private static let mask: UInt32 = 0xA282_EAD8
}
