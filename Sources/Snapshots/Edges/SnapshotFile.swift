import Glibc
import Networks

/// A snapshot on disk that has been found whole.
///
/// Opening reads all of it once and compares its SHA-256, so later reads are of bytes that were written by gantop. The
/// file stays open: replacing or removing it by name does not change what is read here.
public final class SnapshotFile: Sendable {
    /// The path it was opened by.
    public let path: String
    /// Its size in bytes.
    public let byteCount: Int
    /// Its digest, 64 hexadecimal digits.
    public let sha256: String
    /// Its tensors, in the order of their bytes.
    public var tensors: [TensorDescription] { header.entries.map(\.tensor) }
    /// The strings it carries.
    public var metadata: [String: String] { header.metadata }

    private let file: FileDescriptor
    private let header: SafetensorsHeader
    private let places: [String: Int]

    /// Opens a snapshot and verifies layout, sizes and digest; takes memory for its header only.
    public init(path: String) throws(SnapshotError) {
        self.path = path
        do throws(FileError) {
            file = try FileDescriptor.open(path, O_RDONLY)
            byteCount = try file.regularFileSize()
        } catch {
            throw SnapshotError(path: path, problem: .unreadable(error))
        }
        do throws(SnapshotProblem) {
            header = try Self.readHeader(file, fileSize: byteCount)
            sha256 = try Self.verify(file, header)
        } catch {
            throw SnapshotError(path: path, problem: error.problem)
        }
        places = Dictionary(
            uniqueKeysWithValues: header.entries.enumerated().map { ($0.element.tensor.name, $0.offset) })
    }

    /// The shape of a tensor; nil if there is none of this name.
    public func shape(of name: String) -> [Int]? {
        places[name].map { header.entries[$0].tensor.shape }
    }

    /// Reads tensors one after another and hands each one's numbers, row-major, to `body`.
    ///
    /// Throws when one is missing, has another shape, or holds a number that is not finite.
    public func read(
        _ wanted: [TensorDescription], _ body: (Int, Span<Float>) -> Void
    ) throws(SnapshotError) {
        var entries: [SafetensorsHeader.Entry] = []
        for tensor in wanted { entries.append(try entry(for: tensor)) }
        let largest = entries.map(\.bytes.count).max() ?? 0
        let buffer = PageBuffer(byteCount: max(largest, 4))
        for (index, entry) in entries.enumerated() {
            let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer.memory[..<entry.bytes.count])
            do throws(SnapshotProblem) {
                try Self.fill(bytes, from: file, at: header.dataStart + entry.bytes.lowerBound, header)
            } catch {
                throw SnapshotError(path: path, problem: error.problem)
            }
            let finite = buffer.readFloats(at: 0, count: entry.bytes.count / 4) { numbers in
                let finite = NumberCheck.allFinite(numbers)
                if finite { body(index, numbers) }
                return finite
            }
            guard finite else { throw SnapshotError(path: path, problem: .notFinite(name: entry.tensor.name)) }
        }
    }

    /// Checks that tensors are there and have their shapes, without reading them.
    public func check(_ wanted: [TensorDescription]) throws(SnapshotError) {
        for tensor in wanted { _ = try entry(for: tensor) }
    }

    private func entry(for tensor: TensorDescription) throws(SnapshotError) -> SafetensorsHeader.Entry {
        guard let place = places[tensor.name] else {
            throw SnapshotError(path: path, problem: .missingTensor(tensor.name))
        }
        let entry = header.entries[place]
        guard entry.tensor.shape == tensor.shape else {
            let problem = SnapshotError.Problem.wrongShape(
                name: tensor.name, expected: tensor.shape, found: entry.tensor.shape)
            throw SnapshotError(path: path, problem: problem)
        }
        return entry
    }

    private static func readHeader(
        _ file: FileDescriptor, fileSize: Int
    ) throws(SnapshotProblem) -> SafetensorsHeader {
        let length = try SafetensorsHeader.length(try bytes(of: file, at: 0, count: 8), fileSize: fileSize)
        return try SafetensorsHeader(parsing: try bytes(of: file, at: 8, count: length), fileSize: fileSize)
    }

    private static func bytes(
        of file: FileDescriptor, at offset: Int, count: Int
    ) throws(SnapshotProblem) -> [UInt8] {
        let outcome = Result { () throws(FileError) -> [UInt8] in
            let buffer = PageBuffer(byteCount: max(count, 1))
            let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer.memory[..<count])
            return Array(bytes[..<(try file.read(at: offset, into: bytes))])
        }
        switch outcome {
        case .success(let bytes): return bytes
        case .failure(let error): throw SnapshotProblem(.unreadable(error))
        }
    }

    private static func fill(
        _ bytes: UnsafeMutableRawBufferPointer, from file: FileDescriptor, at offset: Int, _ header: SafetensorsHeader
    ) throws(SnapshotProblem) {
        let count: Int
        do throws(FileError) {
            count = try file.read(at: offset, into: bytes)
        } catch {
            throw SnapshotProblem(.unreadable(error))
        }
        guard count == bytes.count else {
            let found = UInt64(offset + count)
            throw SnapshotProblem(.wrongSize(expected: UInt64(header.fileSize), found: found))
        }
    }
}

extension SnapshotFile {
    /// The file's digest, compared with the one it carries.
    private static func verify(_ file: FileDescriptor, _ header: SafetensorsHeader) throws(SnapshotProblem) -> String {
        guard let place = header.digestDigits, let expected = header.metadata[SafetensorsHeader.digestKey],
            place.count == 64, expected.utf8.count == 64
        else { throw SnapshotProblem(.withoutDigest) }
        let piece = PageBuffer(byteCount: 1 << 20)
        var hash = SHA256()
        var offset = 0
        while offset < header.fileSize {
            let count = min(piece.count, header.fileSize - offset)
            let bytes = UnsafeMutableRawBufferPointer(rebasing: piece.memory[..<count])
            try fill(bytes, from: file, at: offset, header)
            // The digest's own digits count as zeros.
            let hidden = place.clamped(to: offset..<offset + count)
            if !hidden.isEmpty {
                piece.replace(at: hidden.lowerBound - offset, with: [UInt8](repeating: 0x30, count: hidden.count))
            }
            hash.update(UnsafeRawBufferPointer(bytes))
            offset += count
        }
        let found = hash.hexadecimalDigits()
        guard found == expected else { throw SnapshotProblem(.damaged(expected: expected, found: found)) }
        return found
    }
}
