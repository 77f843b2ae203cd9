import Glibc

/// A file or folder that the system would not let be used as asked.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was tried.
    public enum Operation: String, Sendable {
        case open
        case create
        case read
        case write
        case sync
        case rename
        case remove
        case link
        case list
        case lock
        case encode
    }

    /// What was tried.
    public let operation: Operation
    /// The file or folder.
    public let path: String
    /// The system's `errno`.
    public let code: Int32

    /// Names every value.
    public init(operation: Operation, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// One line: what, where, why, and what to do about it.
    public var description: String {
        "cannot \(operation.rawValue) \(path): \(cause); \(remedy)"
    }

    /// Whether something on the way to the file is missing.
    public var isOfMissingFolder: Bool { code == ENOENT || code == ENOTDIR }

    /// Why, in the system's words.
    public var cause: String { SystemText.ofError(code) }

    /// What to do about it, in a few words.
    public var remedy: String {
        switch code {
        case ENOSPC, EDQUOT: "free some space there or choose another folder"
        case EACCES, EPERM: "check its permissions or choose another place"
        case EROFS: "choose a place that is not read-only"
        case ENOENT, ENOTDIR: "check the path"
        case EISDIR: "name a file, not a folder"
        case EEXIST: "choose another name"
        case EMFILE, ENFILE: "close other programs or raise the limit on open files"
        case EBUSY: "another gantop works there; end one of the two"
        case EFBIG: "raise the limit on file sizes or choose another folder"
        default: "check the disk"
        }
    }
}
