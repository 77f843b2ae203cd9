import Glibc

/// Holds a folder for one process; given up when let go of, or when the process ends in any way.
///
/// Where the file system has no locks, the file names the process that holds it. That keeps processes of one machine apart,
/// but not those of two, nor two that begin in the same moment.
package final class FolderLock: Sendable {
    private let file: FileDescriptor
    /// Whether the file system keeps others away.
    package let isGuaranteed: Bool

    /// Whether a process holds a folder's lock; asks without taking part, and writes nothing.
    package static func isHeld(folder: String) -> Bool { isHeld(folder: folder, calls: .system) }

    static func isHeld(folder: String, calls: FileCalls) -> Bool {
        guard let file = try? FileDescriptor.open(folder + "/lock", O_RDONLY) else { return false }
        let code = calls.lock(file.number, LOCK_SH | LOCK_NB)
        return FileCalls.isMissingLock(code) ? isMarked(file) : code != 0
    }

    /// Whether the folder still has the file that is locked.
    package var isAtItsPath: Bool { file.isAtItsPath }

    /// Takes the lock; nil if another holds it.
    package convenience init?(folder: String) throws(FileError) {
        try self.init(folder: folder, calls: .system)
    }

    init?(folder: String, calls: FileCalls) throws(FileError) {
        let file = try FileDescriptor.open(folder + "/lock", O_RDWR | O_CREAT)
        let code = calls.lock(file.number, LOCK_EX | LOCK_NB)
        if code == EWOULDBLOCK { return nil }
        if code != 0 {
            guard FileCalls.isMissingLock(code) else {
                throw FileError(operation: .lock, path: file.path, code: code)
            }
            if Self.isMarked(file) { return nil }
            try file.replace(with: Array((ProcessMark.own?.text ?? "").utf8))
        }
        // Last: whoever does not get the lock has no mark to take away.
        self.file = file
        isGuaranteed = code == 0
    }

    deinit {
        // Whoever holds it no longer must not seem to.
        if !isGuaranteed { try? file.replace(with: []) }
    }

    /// Whether a file names a process that runs.
    private static func isMarked(_ file: FileDescriptor) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = bytes.withUnsafeMutableBytes { bytes in (try? file.read(at: 0, into: bytes)) ?? 0 }
        return ProcessMark(String(decoding: bytes[..<count], as: UTF8.self))?.isRunning ?? false
    }
}
