import Glibc
import SystemNames

/// An open file, closed when its last user lets go of it.
final class FileDescriptor: Sendable {
    /// The system's number for it.
    let number: Int32
    /// The path it was opened by.
    let path: String

    private init(number: Int32, path: String) {
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    /// Opens `path` with the flags of `open(2)`; close-on-exec is added.
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(FileError) -> FileDescriptor {
        while true {
            let number = Glibc.open(path.systemName, flags | O_CLOEXEC, mode)
            if number >= 0 { return FileDescriptor(number: number, path: path) }
            let code = errno
            if code == EINTR { continue }
            throw FileError(operation: flags & O_CREAT != 0 ? .create : .open, path: path, code: code)
        }
    }

    /// The size in bytes; folders, pipes and devices are refused.
    func regularFileSize() throws(FileError) -> Int {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw FileError(operation: .read, path: path, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return Int(status.st_size)
        case S_IFDIR: throw FileError(operation: .read, path: path, code: EISDIR)
        default: throw FileError(operation: .read, path: path, code: EINVAL)
        }
    }

    /// Whether the path it was opened by still names this file.
    var isAtItsPath: Bool {
        var (own, named) = (stat(), stat())
        guard fstat(number, &own) == 0, stat(path.systemName, &named) == 0 else { return false }
        return own.st_dev == named.st_dev && own.st_ino == named.st_ino
    }

    /// Reads from byte `offset` until `bytes` is full or the file ends, and returns how many bytes were read.
    func read(at offset: Int, into bytes: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        var done = 0
        while done < bytes.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
            let count = pread(number, rest.baseAddress, rest.count, off_t(offset + done))
            if count == 0 { break }
            if count > 0 {
                done += count
                continue
            }
            let code = errno
            if code != EINTR { throw FileError(operation: .read, path: path, code: code) }
        }
        return done
    }

    /// Writes all of `bytes` at the file's position, however the system slices it.
    func writeAll(_ bytes: UnsafeRawBufferPointer, calls: FileCalls) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let (count, code) = calls.write(number, UnsafeRawBufferPointer(rebasing: bytes[done...]))
            if count > 0 {
                done += count
            } else if count == 0 {
                throw FileError(operation: .write, path: path, code: EIO)
            } else if code != EINTR {
                throw FileError(operation: .write, path: path, code: code)
            }
        }
    }

    /// Writes `bytes` in place of all that a file holds.
    func replace(with bytes: [UInt8]) throws(FileError) {
        guard ftruncate(number, 0) == 0, lseek(number, 0, SEEK_SET) == 0 else {
            throw FileError(operation: .write, path: path, code: errno)
        }
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(FileError) in try writeAll(bytes, calls: .system) }
        }
        try outcome.get()
    }

    /// Returns when what was written has reached the disk, as far as the file system can tell.
    func sync(calls: FileCalls) throws(FileError) {
        while true {
            let code = calls.sync(number)
            if code == 0 || FileCalls.isMissing(code) { return }
            if code != EINTR { throw FileError(operation: .sync, path: path, code: code) }
        }
    }
}
