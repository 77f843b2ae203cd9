import Networks

/// The bytes of one safetensors file, put together in memory and written in one piece.
///
/// Encoding straight into the file's bytes spares a second copy of the numbers. The memory is kept between uses: only a
/// first or a larger file allocates. One user at a time: fill it, hand it over to whoever writes it, take it back after.
///
/// `@unchecked Sendable`: as `PageBuffer`, it is handed over whole between two queues, never used by both.
public final class SnapshotImage: @unchecked Sendable {
    private var buffer: PageBuffer?
    private var offsets: [Int] = []
    private var counts: [Int] = []
    private var names: [String] = []
    private var digest: Range<Int>?

    /// How many bytes the file has.
    public private(set) var byteCount = 0

    /// An image of nothing yet.
    public init() {}

    /// Lays out a file of `tensors`, with `metadata` in the order given and, before it, room for the digest.
    ///
    /// - Precondition: no name appears twice and no key is `sha256`.
    public func begin(tensors: [TensorDescription], metadata: [(key: String, value: String)]) {
        let digestEntry = (key: SafetensorsHeader.digestKey, value: SafetensorsHeader.digestZeros)
        let header = SafetensorsHeader.encoded(tensors: tensors, metadata: [digestEntry] + metadata)
        names = tensors.map(\.name)
        counts = tensors.map { $0.shape.reduce(1, *) }
        offsets = []
        var end = header.count
        for count in counts {
            offsets.append(end)
            end += count * 4
        }
        byteCount = end
        let page = buffer.flatMap { $0.count >= end ? $0 : nil } ?? PageBuffer(byteCount: end + Self.spare)
        page.replace(at: 0, with: header)
        buffer = page
        // `{"__metadata__":{"sha256":"` comes first in every header.
        let start = 8 + #"{"__metadata__":{"sha256":""#.utf8.count
        digest = start..<start + 64
    }

    /// Lets `body` fill tensor `index`, row-major.
    ///
    /// - Precondition: `begin` laid out more than `index` tensors.
    public func fill(_ index: Int, _ body: (inout MutableSpan<Float>) -> Void) {
        buffer?.fillFloats(at: offsets[index], count: counts[index], body)
    }

    /// The name of the first tensor with a number that is not finite; nil if all are.
    public func firstNotFinite() -> String? {
        guard let buffer else { return nil }
        for index in names.indices {
            let finite = buffer.readFloats(at: offsets[index], count: counts[index], NumberCheck.allFinite)
            if !finite { return names[index] }
        }
        return nil
    }

    /// Digests the file and writes it whole to `path`; returns the digest.
    ///
    /// - Precondition: `begin` has laid out a file.
    @discardableResult
    public func write(to path: String) throws(FileError) -> String {
        try write(to: path, calls: .system)
    }

    @discardableResult
    func write(to path: String, calls: FileCalls) throws(FileError) -> String {
        guard let buffer, let digest else { preconditionFailure("nothing was laid out") }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer.memory[..<byteCount])
        buffer.replace(at: digest.lowerBound, with: Array(SafetensorsHeader.digestZeros.utf8))
        var hash = SHA256()
        hash.update(bytes)
        let digits = hash.hexadecimalDigits()
        buffer.replace(at: digest.lowerBound, with: Array(digits.utf8))
        try AtomicFile.write(bytes, to: path, calls: calls)
        return digits
    }

    /// Room for the header and the history to grow without new memory.
    private static let spare = 64 << 10
}
