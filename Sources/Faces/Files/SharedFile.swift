import Glibc
import SystemNames

/// An open file that several threads read at once.
final class SharedFile: Sendable {
    /// Bytes when it was opened.
    let count: Int
    private let descriptor: Int32

    /// - Throws: why it cannot be read.
    init(path: String) throws(UnusablePicture) {
        descriptor = open(path.systemName, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw UnusablePicture(systemMessage(), isUnreached: true) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw UnusablePicture("it is not a regular file")
        }
        count = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// A part, or as much of it as there is.
    func bytes(_ range: Range<Int>) throws(UnusablePicture) -> ArraySlice<UInt8> {
        let wanted = max(0, min(range.upperBound, count) - range.lowerBound)
        var failure: String?
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initializedCount in
            while initializedCount < wanted {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: initializedCount), wanted - initializedCount,
                    off_t(range.lowerBound + initializedCount))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = systemMessage() }
                if got <= 0 { break }
                initializedCount += got
            }
        }
        if let failure { throw UnusablePicture(failure, isUnreached: true) }
        return bytes[...]
    }
}
