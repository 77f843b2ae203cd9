import Networks

/// A file of faces already cropped and resized, filled as they are seen.
///
/// Every record carries a checksum of its face: what a crash, a full disk or another program spoilt is found out when it
/// is used, and made again.
final class FaceCacheFile: Sendable {
    /// What the cache knows of a face.
    enum Outcome: Equatable {
        case face(FaceImage)
        /// It cannot be used, and why.
        case refused(String)
    }

    private enum Status: UInt64 {
        case unknown = 0
        case face = 1
        /// An earlier gantop refused it, which read fewer pictures: it is tried again.
        case refusedEarlier = 2
        /// It could not be read when it was looked at; it is tried again every time.
        case unavailable = 3
        case refused = 4
    }

    let header: FaceCacheHeader
    private let mapping: CacheMapping
    /// How many faces were never looked at.
    private let unknown: Locked<Int>

    init(header: FaceCacheHeader, mapping: CacheMapping) {
        self.header = header
        self.mapping = mapping
        unknown = Locked(Self.countUnknown(header, mapping))
    }

    private static func countUnknown(_ header: FaceCacheHeader, _ mapping: CacheMapping) -> Int {
        var known = 0
        let bytes = FaceCacheHeader.recordBytes
        // In parts, since all records of a large source take as much memory as its names.
        for first in stride(from: 0, to: header.count, by: 1024) {
            let records = mapping.read(header.recordsOffset + first * bytes, min(1024, header.count - first) * bytes)
            known += stride(from: 0, to: records.count, by: bytes).count { records[$0] != 0 }
        }
        return header.count - known
    }

    /// How many faces were never looked at; 0 when the cache is whole.
    var unknownCount: Int { unknown.withLock { $0 } }

    /// Whether a face was looked at.
    func isKnown(_ index: Int) -> Bool { status(index) != .unknown }

    /// What is known of a face whose file has this stamp; nil when nothing is, or it is damaged or out of date.
    ///
    /// - Parameter takesEarlier: whether refusals of an earlier gantop count, which could not read what this one can.
    func outcome(_ index: Int, stamp: FileStamp?, takesEarlier: Bool = false) -> Outcome? {
        let record = mapping.read(recordOffset(index), FaceCacheHeader.recordBytes)
        guard record.count == FaceCacheHeader.recordBytes,
            let status = Status(rawValue: FaceCacheHeader.number(record, at: 0)),
            status == .face || status == .refused || status == .refusedEarlier && takesEarlier
        else { return nil }
        let slot = mapping.read(slotOffset(index), header.slotBytes)
        guard slot.count == header.slotBytes, record == self.record(index, status, stamp, slot) else { return nil }
        return status == .face ? .face(FaceImage(side: header.form.side, pixels: slot)) : .refused(Self.text(in: slot))
    }

    /// What is known of a face, whatever became of its file.
    func packedOutcome(_ index: Int) -> Outcome? {
        let record = mapping.read(recordOffset(index), FaceCacheHeader.recordBytes)
        guard record.count == FaceCacheHeader.recordBytes else { return nil }
        let fields = [8, 16].map { Int64(bitPattern: FaceCacheHeader.number(record, at: $0)) }
        return outcome(index, stamp: FileStamp(size: fields[0], modified: fields[1]), takesEarlier: true)
    }

    /// Keeps what was found out about a face; nil when it could not even be read. True when it was the last that was
    /// missing.
    func store(_ outcome: Outcome?, _ index: Int, stamp: FileStamp?) -> Bool {
        let (status, slot): (Status, [UInt8]) =
            switch outcome {
            case .face(let face): (.face, face.pixels)
            case .refused(let reason): (.refused, slot(of: reason))
            case nil: (.unavailable, [UInt8](repeating: 0, count: header.slotBytes))
            }
        return unknown.withLock { unknown in
            let isFirst = self.status(index) == .unknown
            // The record last: until it stands, the slot counts for nothing.
            guard mapping.write(slot, at: slotOffset(index)),
                mapping.write(record(index, status, stamp, slot), at: recordOffset(index)), isFirst
            else { return false }
            unknown -= 1
            return unknown == 0
        }
    }

    /// Marks the file as used now.
    func touch() { mapping.touch() }

    private func recordOffset(_ index: Int) -> Int { header.recordsOffset + index * FaceCacheHeader.recordBytes }

    private func slotOffset(_ index: Int) -> Int { header.slotsOffset + index * header.slotBytes }

    private func status(_ index: Int) -> Status {
        let bytes = mapping.read(recordOffset(index), 8)
        return bytes.count == 8 ? Status(rawValue: FaceCacheHeader.number(bytes, at: 0)) ?? .unknown : .unknown
    }

    /// Status, size and time of the face's file, and a checksum of these, of its number and of its slot.
    private func record(_ index: Int, _ status: Status, _ stamp: FileStamp?, _ slot: [UInt8]) -> [UInt8] {
        let fields = [
            status.rawValue, UInt64(bitPattern: stamp?.size ?? -1), UInt64(bitPattern: stamp?.modified ?? -1),
        ]
        var checksum = Checksum()
        for field in fields + [UInt64(index)] { checksum.add(field) }
        checksum.add(slot)
        var record: [UInt8] = []
        record.reserveCapacity(FaceCacheHeader.recordBytes)
        for number in fields + [checksum.value] { FaceCacheHeader.append(number, to: &record) }
        return record
    }

    private func slot(of reason: String) -> [UInt8] {
        var text = Array(reason.utf8.prefix(500))
        text += [UInt8](repeating: 0, count: header.slotBytes - text.count)
        return text
    }

    private static func text(in slot: [UInt8]) -> String {
        String(decoding: slot.prefix { $0 != 0 }, as: UTF8.self)
    }
}
