import Networks

/// Writes safetensors files (https://github.com/huggingface/safetensors#format) of float32, whole or not at all, with a
/// SHA-256 over the whole file in `__metadata__`, its own digits counted as zeros.
///
/// Tensors stream through memory of the largest one's size.
public enum SafetensorsFile {
    /// Why a file was not written.
    public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
        /// The disk refused it.
        case disk(FileError)
        /// A tensor of this name holds a number that is not finite.
        case notFinite(tensor: String)

        /// One plain line.
        public var description: String {
            switch self {
            case .disk(let error): error.description
            case .notFinite(let tensor): "tensor \(tensor) holds a number that is not finite"
            }
        }
    }

    /// Writes a file in place of any former one.
    ///
    /// - Parameters:
    ///   - tensors: names and shapes, in the order in which they lie in the file.
    ///   - metadata: strings, in their order; the digest is put before them.
    ///   - fill: called for each tensor in turn to put its numbers, row-major, into memory that may hold anything.
    /// - Returns: the size in bytes and the digest in 64 hexadecimal digits.
    /// - Precondition: no name appears twice and no key is `sha256`.
    @discardableResult
    public static func write(
        _ tensors: [TensorDescription], metadata: [(key: String, value: String)] = [], to path: String,
        fill: (_ index: Int, _ numbers: inout MutableSpan<Float>) -> Void
    ) throws(Failure) -> (byteCount: Int, sha256: String) {
        try write(tensors, metadata: metadata, to: path, calls: .system, fill: fill)
    }

    @discardableResult
    static func write(
        _ tensors: [TensorDescription], metadata: [(key: String, value: String)], to path: String, calls: FileCalls,
        fill: (_ index: Int, _ numbers: inout MutableSpan<Float>) -> Void
    ) throws(Failure) -> (byteCount: Int, sha256: String) {
        let digestEntry = (key: SafetensorsHeader.digestKey, value: SafetensorsHeader.digestZeros)
        let header = SafetensorsHeader.encoded(tensors: tensors, metadata: [digestEntry] + metadata)
        let sizes = tensors.map { $0.shape.reduce(4, *) }
        let buffer = PageBuffer(byteCount: max(sizes.max() ?? 0, header.count))
        let output = try disk { () throws(FileError) in Output(file: try PartialFile(path: path, calls: calls)) }

        buffer.replace(at: 0, with: header)
        try disk { () throws(FileError) in try output.append(buffer, header.count) }
        for (index, tensor) in tensors.enumerated() {
            buffer.fillFloats(at: 0, count: sizes[index] / 4) { fill(index, &$0) }
            guard buffer.readFloats(at: 0, count: sizes[index] / 4, NumberCheck.allFinite) else {
                throw .notFinite(tensor: tensor.name)
            }
            try disk { () throws(FileError) in try output.append(buffer, sizes[index]) }
        }
        let byteCount = output.byteCount
        let digits = try disk { () throws(FileError) in try output.publish() }
        return (byteCount, digits)
    }

    private static func disk<Value>(_ body: () throws(FileError) -> Value) throws(Failure) -> Value {
        do throws(FileError) {
            return try body()
        } catch {
            throw .disk(error)
        }
    }
}

/// A file that is digested as it is written.
private final class Output {
    private let file: PartialFile
    private var hash = SHA256()
    private(set) var byteCount = 0

    init(file: PartialFile) {
        self.file = file
    }

    func append(_ buffer: PageBuffer, _ count: Int) throws(FileError) {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer.memory[..<count])
        hash.update(bytes)
        try file.append(bytes)
        byteCount += count
    }

    /// Puts the digest into its place and gives the file its name.
    func publish() throws(FileError) -> String {
        let digits = hash.hexadecimalDigits()
        try file.replace(at: SafetensorsHeader.digestPlace, with: Array(digits.utf8))
        try file.publish()
        return digits
    }
}
