import Glibc
import SystemNames

/// What is at a path, links followed.
enum PathKind: Equatable {
    case folder
    case file
    /// A pipe, a device, a socket.
    case other
    case missing
    /// Perhaps there, but it cannot be looked at.
    case unreachable(String)

    init(path: String) {
        var status = stat()
        guard stat(path.systemName, &status) == 0 else {
            self = errno == ENOENT || errno == ENOTDIR ? .missing : .unreachable(systemMessage())
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .file
        default: self = .other
        }
    }
}

/// A path as the system's calls want it: bytes that need not be UTF-8.
struct FilePath {
    private let bytes: [CChar]

    init(folder: String, name: some Collection<UInt8>) {
        bytes = folder.systemBytes.map(CChar.init(bitPattern:)) + [0x2F] + name.map(CChar.init(bitPattern:)) + [0]
    }

    init(_ path: String) {
        bytes = path.systemName
    }

    /// Calls `body` with the path and a zero after it.
    func withCharacters<Value>(_ body: (UnsafePointer<CChar>?) -> Value) -> Value {
        bytes.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
