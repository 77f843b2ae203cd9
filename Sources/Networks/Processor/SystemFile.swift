import Glibc

/// Small files of a system's file system, such as those of proc(5).
public enum SystemFile {
    /// A few lines.
    private static let greatestLength = 1 << 16

    /// What such a file says, at most 64 KiB of it; nil if it cannot be read. Its size is often told as zero, so it is read
    /// to its end.
    public static func read(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: greatestLength)
        var count = 0
        while count < greatestLength {
            let room = greatestLength - count
            let got = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, room) }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { break }
            count += got
        }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
