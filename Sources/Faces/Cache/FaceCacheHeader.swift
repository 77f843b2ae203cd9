import Networks

/// What a cache file is of, and where in it things lie.
///
/// Layout, little-endian: 96 bytes of fixed fields, the last 32 of them the SHA-256 of the header with those as zeros;
/// the source's path; `count` ends of names, 4 bytes each; the names; zeros to the next multiple of 4096; `count`
/// records of 32 bytes; zeros likewise; `count` slots of side x side x 3 bytes, a face's pixels or why it was refused.
///
/// The first version of the layout says no side: its faces are 28x28. Such faces are still written so.
struct FaceCacheHeader: Equatable {
    static let magic = Array("GANTOPFC".utf8)
    /// Goes up whenever the layout or the pixels that decoding gives change.
    static let version: UInt32 = 2
    /// The version without a side, and the side of its faces.
    private static let sidelessVersion: UInt32 = 1
    private static let sidelessSide = Architecture.tutorial.picture.side
    static let recordBytes = 32
    /// The length of the part before the source's path.
    static let fixedBytes = 96
    private static let digestOffset = 64

    let origin: PictureOrigin
    let form: FaceForm
    let names: NameTable

    var count: Int { names.count }
    /// Where the records begin.
    var recordsOffset: Int { Self.page(Self.fixedBytes + origin.path.utf8.count + 4 * count + names.bytes.count) }
    /// Where the slots begin.
    var slotsOffset: Int { Self.page(recordsOffset + count * Self.recordBytes) }
    /// The whole file's length.
    var fileBytes: Int { slotsOffset + count * slotBytes }
    /// The length of a slot.
    var slotBytes: Int { FaceImage.byteCount(side: form.side) }

    init(origin: PictureOrigin, form: FaceForm, names: NameTable) {
        self.origin = origin
        self.form = form
        self.names = names
    }

    /// The bytes that stand at the beginning of the file.
    func encoded() -> [UInt8] {
        var bytes = Self.magic
        let isSideless = form.side == Self.sidelessSide
        Self.append(
            UInt64(isSideless ? Self.sidelessVersion : Self.version) | UInt64(origin.kind.rawValue) << 32, to: &bytes)
        Self.append(
            UInt64(form.crop == .full ? 1 : 0) | UInt64(isSideless ? 0 : form.side) << 8
                | (origin.stamp == nil ? 0 : 1 << 32), to: &bytes)
        Self.append(UInt64(bitPattern: origin.stamp?.size ?? 0), to: &bytes)
        Self.append(UInt64(bitPattern: origin.stamp?.modified ?? 0), to: &bytes)
        for length in [origin.path.utf8.count, count, names.bytes.count] { Self.append(UInt64(length), to: &bytes) }
        bytes += [UInt8](repeating: 0, count: Digest.byteCount) + origin.path.utf8
        bytes.reserveCapacity(bytes.count + 4 * count + names.bytes.count)
        for end in names.ends {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(end >> shift & 255)) }
        }
        bytes += names.bytes
        bytes.replaceSubrange(Self.digestOffset..<Self.fixedBytes, with: Digest.sha256(bytes))
        return bytes
    }

    /// Reads a header; nil when it is damaged or of another version, or the file's length does not fit it.
    ///
    /// - Parameter read: gives bytes of the file from an offset on, fewer where it ends.
    init?(fileBytes length: Int, read: (_ offset: Int, _ count: Int) -> [UInt8]) {
        let fixed = read(0, Self.fixedBytes)
        guard fixed.count == Self.fixedBytes, fixed.starts(with: Self.magic) else { return nil }
        let fields = (1...7).map { Self.number(fixed, at: $0 * 8) }
        // No part can be longer than the file, so nothing below overflows.
        let lengths = fields[4...].compactMap { Int(exactly: $0) }.filter { $0 <= length }
        guard lengths.count == 3,
            let side = Self.side(version: UInt32(truncatingIfNeeded: fields[0]), Int(fields[1] >> 8 & 0xFFFF)),
            let kind = PictureOrigin.Kind(rawValue: UInt32(truncatingIfNeeded: fields[0] >> 32))
        else { return nil }
        let bodyBytes = lengths[0] + 4 * lengths[1] + lengths[2]
        var bytes = fixed + read(Self.fixedBytes, min(bodyBytes, length))
        let digest = Array(bytes[Self.digestOffset..<Self.fixedBytes])
        bytes.replaceSubrange(
            Self.digestOffset..<Self.fixedBytes, with: [UInt8](repeating: 0, count: Digest.byteCount))
        guard bytes.count == Self.fixedBytes + bodyBytes, Digest.sha256(bytes) == digest,
            let names = Self.names(in: bytes, from: Self.fixedBytes + lengths[0], count: lengths[1])
        else { return nil }
        let path = String(decoding: bytes[Self.fixedBytes..<Self.fixedBytes + lengths[0]], as: UTF8.self)
        let stamp = FileStamp(size: Int64(bitPattern: fields[2]), modified: Int64(bitPattern: fields[3]))
        origin = PictureOrigin(kind: kind, path: path, stamp: fields[1] >> 32 == 1 ? stamp : nil)
        form = FaceForm(side: side, crop: fields[1] & 0xFF == 1 ? .full : .recipe)
        self.names = names
        guard self.fileBytes == length else { return nil }
    }

    /// The side that a header of this version says; nil for another version, or a side that cannot be.
    private static func side(version: UInt32, _ said: Int) -> Int? {
        switch version {
        case sidelessVersion: said == 0 ? sidelessSide : nil
        case Self.version: NetworkLimits.pictureSides.contains(said) ? said : nil
        default: nil
        }
    }

    private static func names(in bytes: [UInt8], from offset: Int, count: Int) -> NameTable? {
        let ends = bytes.withUnsafeBytes { buffer in
            (0..<count).map { entry in
                UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset + entry * 4, as: UInt32.self))
            }
        }
        return NameTable(bytes: Array(bytes[(offset + 4 * count)...]), ends: ends)
    }

    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    static func number(_ bytes: [UInt8], at offset: Int) -> UInt64 {
        (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << UInt64($1 * 8) }
    }

    private static func page(_ offset: Int) -> Int { (offset + 4095) / 4096 * 4096 }
}
