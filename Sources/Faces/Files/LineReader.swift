import Glibc
import SystemNames

/// Reads a file line by line through a buffer of a fixed size, never waiting for a pipe or a device.
final class LineReader {
    /// Why a file or a line cannot be read.
    enum Failure: Error, Equatable {
        case unreadable(String)
        /// The line after the last one read is longer than the limit.
        case tooLong
    }

    /// Bytes of a line at most.
    let longestLine: Int
    /// The number of the line read last, from 1; 0 before the first.
    private(set) var line = 0

    /// The file's length in bytes when it was opened.
    let fileBytes: Int

    private let descriptor: Int32
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0
    private var isAtEnd = false

    /// Opens a regular file.
    init(path: String, longestLine: Int) throws(Failure) {
        self.longestLine = longestLine
        buffer = [UInt8](repeating: 0, count: max(1 << 16, 2 * longestLine))
        // O_NONBLOCK: opening a pipe that poses as a file would wait for its writer.
        descriptor = open(path.systemName, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .unreadable(systemMessage()) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(systemMessage()) }
        fileBytes = Int(status.st_size)
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable("it is not a regular file") }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The next line without its end, `\n` or `\r\n`; nil after the last.
    func next() throws(Failure) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let newline = buffer[searched..<end].firstIndex(of: 0x0A) {
                defer { start = newline + 1 }
                return try take(upTo: newline)
            }
            if isAtEnd {
                guard start < end else { return nil }
                defer { start = end }
                return try take(upTo: end)
            }
            guard end - start <= longestLine + 1 else { throw .tooLong }
            let kept = end - start
            try refill()
            searched = start + kept
        }
    }

    private func take(upTo newline: Int) throws(Failure) -> ArraySlice<UInt8> {
        let last = newline > start && buffer[newline - 1] == 0x0D ? newline - 1 : newline
        guard last - start <= longestLine else { throw .tooLong }
        line += 1
        return buffer[start..<last]
    }

    /// Moves what is left to the front and reads on behind it.
    private func refill() throws(Failure) {
        let rest = buffer[start..<end]
        buffer.replaceSubrange(0..<rest.count, with: Array(rest))
        end -= start
        start = 0
        let got = buffer.withUnsafeMutableBytes { bytes in
            let free = UnsafeMutableRawBufferPointer(rebasing: bytes[end...])
            while true {
                let count = read(descriptor, free.baseAddress, free.count)
                if count >= 0 || errno != EINTR { return count }
            }
        }
        guard got >= 0 else { throw .unreadable(systemMessage()) }
        end += got
        isAtEnd = got == 0
    }
}
