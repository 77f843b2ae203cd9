import Glibc

/// A cache file, open and mapped: read through the mapping, written through the descriptor.
///
/// Writing through the mapping would end the process when the disk is full; `pwrite` tells. Other processes only ever
/// rename and unlink such files; one that is shortened all the same is noticed before it is read.
///
/// `@unchecked Sendable`: descriptor, address and length never change; the bytes behind them may, by any process, so
/// whoever reads them checks their digest.
final class CacheMapping: @unchecked Sendable {
    let length: Int
    private let descriptor: Int32
    private let start: UnsafeMutableRawPointer

    /// Opens an existing file.
    convenience init?(path: String) {
        var descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 { descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
        self.init(adopting: descriptor, length: nil)
    }

    /// Opens or makes a file for this process alone; nil when another process has it.
    ///
    /// - Parameter length: what to set its length to; its own when nil.
    static func exclusive(path: String) -> Int32? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return nil }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    /// Takes over a descriptor; closes it when mapping fails.
    init?(adopting descriptor: Int32, length wanted: Int?) {
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            wanted.map({ ftruncate(descriptor, $0) == 0 }) ?? true
        else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
        let length = wanted ?? Int(status.st_size)
        guard length > 0, let start = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0), start != MAP_FAILED
        else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.length = length
        self.start = start
    }

    deinit {
        munmap(start, length)
        close(descriptor)
    }

    /// Bytes from `offset` on, fewer where the file ends, none when it was shortened.
    func read(_ offset: Int, _ count: Int) -> [UInt8] {
        var status = stat()
        guard offset >= 0, count > 0, offset < length, fstat(descriptor, &status) == 0, status.st_size >= length else {
            return []
        }
        return [UInt8](UnsafeRawBufferPointer(start: start + offset, count: min(count, length - offset)))
    }

    /// Writes bytes at `offset`; false when that failed, for want of room or of permission.
    func write(_ bytes: [UInt8], at offset: Int) -> Bool {
        precondition(offset >= 0 && offset + bytes.count <= length, "writing beyond the cache file")
        return bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
                let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    /// Marks the file as used now, for the eviction of the longest unused.
    func touch() {
        futimens(descriptor, nil)
    }
}
