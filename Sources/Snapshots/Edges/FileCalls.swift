import Glibc
import SystemNames

/// The system calls behind every write, so that tests can make a disk fail in all its ways.
struct FileCalls: Sendable {
    /// As `write(2)`; the second value is `errno` where the first is -1.
    var write: @Sendable (Int32, UnsafeRawBufferPointer) -> (Int, Int32)
    /// As `fsync(2)`: 0 or `errno`.
    var sync: @Sendable (Int32) -> Int32
    /// As `rename(2)`: 0 or `errno`.
    var rename: @Sendable (String, String) -> Int32
    /// As `symlink(2)`, the destination first: 0 or `errno`.
    var link: @Sendable (String, String) -> Int32 = { symlink($0.systemName, $1.systemName) == 0 ? 0 : errno }
    /// As `flock(2)`: 0 or `errno`.
    var lock: @Sendable (Int32, Int32) -> Int32 = { flock($0, $1) == 0 ? 0 : errno }

    /// As `posix_fallocate(3)` from a file's beginning: 0 or `errno`.
    var reserve: @Sendable (Int32, Int) -> Int32 = { posix_fallocate($0, 0, off_t($1)) }

    /// The system's own.
    static let system = FileCalls(
        write: { file, bytes in
            let count = Glibc.write(file, bytes.baseAddress, bytes.count)
            return (count, count < 0 ? errno : 0)
        },
        sync: { fsync($0) == 0 ? 0 : errno },
        rename: { Glibc.rename($0.systemName, $1.systemName) == 0 ? 0 : errno }
    )

    /// Whether a file system says by an `errno` that it does not have what was asked of it at all: some network, FUSE and
    /// FAT file systems have no `fsync`, no locks, no symbolic links.
    static func isMissing(_ code: Int32) -> Bool {
        [EINVAL, ENOTSUP, EOPNOTSUPP, ENOSYS, ENOTTY].contains(code)
    }

    /// The same of `flock(2)`: no locks left means that nobody gives any (Lustre without `flock`, NFS without its daemon).
    static func isMissingLock(_ code: Int32) -> Bool { code == ENOLCK || isMissing(code) }

    /// The same of `symlink(2)`, which FAT refuses as not permitted.
    static func isMissingLink(_ code: Int32) -> Bool { code == EPERM || isMissing(code) }
}
