import Glibc

/// Holds a folder for one process; given up when let go of, or when the process ends in any way.
package final class FolderLock: Sendable {
    private let file: FileDescriptor

    /// Whether a process holds a folder's lock; asks without taking part, and writes nothing.
    package static func isHeld(folder: String) -> Bool {
        guard let file = try? FileDescriptor.open(folder + "/lock", O_RDONLY) else { return false }
        return flock(file.number, LOCK_SH | LOCK_NB) != 0
    }

    /// Whether the folder still has the file that is locked.
    package var isAtItsPath: Bool { file.isAtItsPath }

    /// Takes the lock; nil if another holds it.
    package init?(folder: String) throws(FileError) {
        file = try FileDescriptor.open(folder + "/lock", O_RDWR | O_CREAT)
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            if code == EWOULDBLOCK { return nil }
            throw FileError(operation: .lock, path: file.path, code: code)
        }
    }
}
