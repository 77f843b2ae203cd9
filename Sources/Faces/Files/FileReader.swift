import Glibc
import SystemNames

/// When a file was last written and how long it is: equal stamps, equal contents, as far as a file system tells.
struct FileStamp: Sendable, Equatable, Hashable {
    /// Bytes.
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64

    init(size: Int64, modified: Int64) {
        self.size = size
        self.modified = modified
    }

    init(_ status: stat) {
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    }
}

/// Reads files whole, never waiting for a pipe or a device.
enum FileReader {
    /// The bytes of a regular file, as many as `sizes` allows.
    static func read(
        _ path: FilePath, within sizes: ClosedRange<Int> = 1...PictureLimits.maximumFileBytes
    ) throws(UnusablePicture) -> [UInt8] {
        // O_NONBLOCK: opening a pipe that poses as a picture would wait for its writer.
        let descriptor = path.withCharacters { characters in
            characters.map { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) } ?? -1
        }
        guard descriptor >= 0 else { throw UnusablePicture(systemMessage(), isUnreached: true) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw UnusablePicture(systemMessage(), isUnreached: true) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw UnusablePicture("it is not a regular file") }
        try PictureLimits.check(fileBytes: Int(status.st_size), within: sizes)
        return try readAll(descriptor, count: Int(status.st_size))
    }

    /// The stamp of a regular file.
    static func stamp(_ path: FilePath) throws(UnusablePicture) -> FileStamp {
        var status = stat()
        let failed = path.withCharacters { characters in characters.map { stat($0, &status) } ?? -1 }
        guard failed == 0 else { throw UnusablePicture(systemMessage(), isUnreached: true) }
        return FileStamp(status)
    }

    /// Whether a file begins with these bytes.
    static func begins(_ path: String, with start: [UInt8]) -> Bool {
        beginning(path, count: start.count) == start
    }

    /// The first bytes of a file, `count` or as many as there are; nil where it cannot be read.
    static func beginning(_ path: String, count: Int) -> [UInt8]? {
        guard let file = fopen(path.systemName, "rbe") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = fread(&bytes, 1, count, file)
        guard ferror(file) == 0 else { return nil }
        return Array(bytes.prefix(got))
    }

    private static func readAll(_ descriptor: Int32, count: Int) throws(UnusablePicture) -> [UInt8] {
        var failure: String?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            while initializedCount < count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[initializedCount...])
                let got = Glibc.read(descriptor, rest.baseAddress, rest.count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = systemMessage() }
                if got <= 0 { break }
                initializedCount += got
            }
        }
        if let failure { throw UnusablePicture(failure, isUnreached: true) }
        guard bytes.count == count else {
            throw UnusablePicture("the file became shorter while it was read", isUnreached: true)
        }
        return bytes
    }
}

/// The system's words for the last error.
func systemMessage(_ code: Int32 = errno) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "no permission to read it"
    case ELOOP: "its links lead in a circle"
    default: String(cString: strerror(code)).lowercased()
    }
}
