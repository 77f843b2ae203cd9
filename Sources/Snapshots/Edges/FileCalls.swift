import Glibc

/// The system calls behind every write, so that tests can make a disk fail in all its ways.
struct FileCalls: Sendable {
    /// As `write(2)`; the second value is `errno` where the first is -1.
    var write: @Sendable (Int32, UnsafeRawBufferPointer) -> (Int, Int32)
    /// As `fsync(2)`: 0 or `errno`.
    var sync: @Sendable (Int32) -> Int32
    /// As `rename(2)`: 0 or `errno`.
    var rename: @Sendable (String, String) -> Int32

    /// The system's own.
    static let system = FileCalls(
        write: { file, bytes in
            let count = Glibc.write(file, bytes.baseAddress, bytes.count)
            return (count, count < 0 ? errno : 0)
        },
        sync: { fsync($0) == 0 ? 0 : errno },
        rename: { Glibc.rename($0, $1) == 0 ? 0 : errno }
    )
}
