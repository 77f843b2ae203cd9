import Networks

/// A snapshot that cannot be used, with its path and what is wrong.
public struct SnapshotError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with a snapshot.
    public enum Problem: Sendable, Equatable {
        /// The system refused the file.
        case unreadable(FileError)
        /// The file is not laid out as safetensors, for this reason.
        case notSafetensors(String)
        /// The header claims more bytes than it may have.
        case headerTooLong(claimed: UInt64, limit: UInt64)
        /// The file ends early, or goes on beyond its last tensor.
        case wrongSize(expected: UInt64, found: UInt64)
        /// The entry of a tensor makes no sense, for this reason.
        case badTensor(name: String, reason: String)
        /// A tensor's numbers are of another type than float32.
        case wrongType(name: String, found: String)
        /// A tensor that belongs to a snapshot is not there.
        case missingTensor(String)
        /// A tensor has another shape than the networks need.
        case wrongShape(name: String, expected: [Int], found: [Int])
        /// A tensor holds a number that is not finite.
        case notFinite(name: String)
        /// The bytes are not those that were written.
        case damaged(expected: String, found: String)
        /// The file carries no digest: gantop did not write it.
        case withoutDigest
        /// A value of the metadata is missing.
        case missingValue(key: String)
        /// A value of the metadata is not what it should be.
        case badValue(key: String, found: String)
        /// Its description is not a pair of networks, for this reason.
        case badDescription(DescriptionError)
        /// A later gantop wrote the file.
        case newerFormat(found: Int, supported: Int)
    }

    /// The file.
    public let path: String
    /// What is wrong with it.
    public let problem: Problem

    /// Names every value.
    public init(path: String, problem: Problem) {
        self.path = path
        self.problem = problem
    }

    /// One line: what is wrong, where, and what to do about it.
    public var description: String {
        switch problem {
        case .unreadable(let error): error.description
        case .notFinite(let name): "\(path): tensor \(name) holds a number that is not finite; use another snapshot"
        case .withoutDigest: "\(path): carries no SHA-256 digest, so gantop did not write it; give one of its snapshots"
        case .newerFormat(let found, let supported):
            "\(path): has snapshot format \(found), this gantop reads up to \(supported); use a newer gantop"
        case .damaged(let expected, let found):
            "\(path): is damaged: SHA-256 should be \(expected.prefix(12))…, is \(found.prefix(12))…; "
                + "use another snapshot"
        default: "\(path): is not a usable snapshot: \(detail); use another snapshot"
        }
    }

    private var detail: String {
        switch problem {
        case .notSafetensors(let reason): "not safetensors: \(reason)"
        case .headerTooLong(let claimed, let limit): "its header claims \(claimed) bytes, \(limit) at most are possible"
        case .wrongSize(let expected, let found): "it should have \(expected) bytes, it has \(found)"
        case .badTensor(let name, let reason): "tensor \(name) \(reason)"
        case .wrongType(let name, let found): "tensor \(name) holds \(found), expected F32"
        case .missingTensor(let name): "tensor \(name) is missing"
        case .wrongShape(let name, let expected, let found): "tensor \(name) should be \(expected), is \(found)"
        case .missingValue(let key): "its metadata lacks \(key)"
        case .badValue(let key, let found): "its metadata's \(key) is \(found.prefix(60))"
        case .badDescription(let error): "its networks' description says: \(error)"
        case .unreadable, .notFinite, .damaged, .withoutDigest, .newerFormat: ""
        }
    }
}
