import Glibc
import SystemNames

/// What may still be written below a folder, whether it is there already or not.
package struct DiskRoom: Sendable {
    /// The folder, or the nearest above it that is there.
    package let folder: String
    private let calls: FileCalls

    /// The room for what will be at `path`.
    package init(at path: String) { self.init(at: path, calls: .system) }

    init(at path: String, calls: FileCalls) {
        var folder = path
        while FileSystem.status(folder) == nil {
            let above = PathText.folder(of: folder)
            if above == folder { break }
            folder = above
        }
        self.folder = folder
        self.calls = calls
    }

    /// Bytes that the disk has left for whoever asks; nil where the system does not tell.
    package var freeBytes: Int? {
        var disk = statvfs()
        guard statvfs(folder.systemName, &disk) == 0, disk.f_blocks > 0 else { return nil }
        let (bytes, overflow) = Int(disk.f_bavail).multipliedReportingOverflow(by: Int(disk.f_frsize))
        return overflow ? nil : bytes
    }

    /// Why a file of so many bytes cannot be made there: the disk is full, a quota is used up, a limit on files is too low.
    /// Room is asked for as a whole and given back at once (`posix_fallocate(3)`), since quotas and limits show nowhere else; where
    /// the file system cannot be asked so, what it says is left counts.
    ///
    /// - Returns: nil if it can, or if nothing can be made there at all, which whoever makes the file is told.
    package func refusal(ofFile byteCount: Int) -> FileError? {
        let trial = PartialFile.name(beside: folder + "/room")
        guard let file = try? FileDescriptor.open(trial, O_RDWR | O_CREAT | O_EXCL) else { return nil }
        defer { unlink(trial.systemName) }
        var code = calls.reserve(file.number, byteCount)
        if FileCalls.isMissing(code) || code == EINTR {
            code = (freeBytes ?? .max) < byteCount ? ENOSPC : 0
        }
        return code == 0 ? nil : FileError(operation: .write, path: folder, code: code)
    }
}
