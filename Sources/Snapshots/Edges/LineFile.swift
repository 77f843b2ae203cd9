import Dispatch
import Glibc
import Networks

/// A text file that grows by whole lines and whose writer never waits for the disk.
///
/// Lines are kept in order and written on the queue; a line that finds the disk full, or the folder gone, is kept,
/// in bounded memory, and tried again with the next one or in a while.
package final class LineFile: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var isScheduled = false
        var isRetrying = false
        var dropped = 0
        var failure: FileError?
    }

    /// The file.
    package let path: String
    private let header: String
    private let queue: DispatchQueue
    private let calls: FileCalls
    private let file: Locked<FileDescriptor>
    private let state = Locked(State())
    private let onChange: @Sendable (Trouble) -> Void
    private let beforeReopening: @Sendable () throws(FileError) -> Void

    /// What whoever watches should know.
    package enum Trouble: Sendable, Equatable {
        /// Lines cannot be written; they are kept for later.
        case began(FileError)
        /// Lines are written again; so many were lost.
        case ended(path: String, lostLines: Int)
    }

    /// Opens the file for adding, making it if need be; a new or empty one gets `header` first.
    ///
    /// - Parameter beforeReopening: called before a file that was removed is made anew; what it throws keeps it from
    ///   being made.
    package convenience init(
        path: String, header: String = "", queue: DispatchQueue,
        beforeReopening: @escaping @Sendable () throws(FileError) -> Void = {},
        onChange: @escaping @Sendable (Trouble) -> Void
    ) throws(FileError) {
        try self.init(
            path: path, header: header, queue: queue, calls: .system, beforeReopening: beforeReopening,
            onChange: onChange)
    }

    init(
        path: String, header: String, queue: DispatchQueue, calls: FileCalls,
        beforeReopening: @escaping @Sendable () throws(FileError) -> Void = {},
        onChange: @escaping @Sendable (Trouble) -> Void
    ) throws(FileError) {
        self.path = path
        self.header = header
        self.queue = queue
        self.calls = calls
        self.onChange = onChange
        self.beforeReopening = beforeReopening
        file = Locked(try Self.open(path))
        if try FileDescriptor.open(path, O_RDONLY).regularFileSize() == 0 { append(header) }
    }

    /// Adds a line; returns at once. Empty text adds nothing.
    package func append(_ line: String) {
        guard !line.isEmpty else { return }
        append(bytes: Array(line.utf8) + [0x0a])
    }

    /// Adds bytes that belong together; returns at once.
    package func append(bytes: [UInt8]) {
        let schedules = state.withLock { state in
            if state.pending.count > Self.pendingLimit {
                state.dropped += 1
            } else {
                state.pending += bytes
            }
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if schedules { queue.async { self.writePending() } }
    }

    /// Returns when all lines added before are on the disk, or why they are not.
    ///
    /// - Precondition: not called on the file's own queue.
    package func synchronize() throws(FileError) {
        let outcome = queue.sync {
            Result { () throws(FileError) in
                writePending()
                if let failure = state.withLock({ $0.failure }) { throw failure }
                let file = file.withLock { $0 }
                try file.sync(calls: calls)
            }
        }
        try outcome.get()
    }

    /// Writes what waits, runs `body` while none of the files is written to, and opens them anew: `body` may replace
    /// them.
    ///
    /// - Throws: also when what waits cannot be written: it belongs before whatever `body` does.
    /// - Precondition: the files share one queue, and this is not called on it.
    package static func replacing<Value>(
        _ files: [LineFile], _ body: () throws(FileError) -> Value
    ) throws(FileError) -> Value {
        guard let queue = files.first?.queue else { return try body() }
        precondition(files.allSatisfy { $0.queue === queue }, "files that are replaced together share a queue")
        let outcome = queue.sync {
            Result { () throws(FileError) in
                for file in files {
                    file.writePending()
                    if let failure = file.state.withLock({ $0.failure }) { throw failure }
                }
                let value = try body()
                // One that cannot be opened is tried again with its next line.
                for file in files { try? file.reopen() }
                return value
            }
        }
        return try outcome.get()
    }

    private static let pendingLimit = 4 << 20
    private static let retrySeconds = 2.0

    private static func open(_ path: String) throws(FileError) -> FileDescriptor {
        try FileDescriptor.open(path, O_WRONLY | O_CREAT | O_APPEND)
    }

    /// Opens the file anew if it was removed or another has taken its name; an empty one begins with the header.
    private func reopenIfReplaced() throws(FileError) {
        guard !file.withLock({ $0 }).isAtItsPath else { return }
        try beforeReopening()
        try reopen()
        guard !header.isEmpty, FileSystem.status(path)?.size == 0 else { return }
        state.withLock { $0.pending = Array(header.utf8) + [0x0a] + $0.pending }
    }

    private func reopen() throws(FileError) {
        let fresh = try Self.open(path)
        file.withLock { $0 = fresh }
    }

    private func writePending() {
        do throws(FileError) {
            try reopenIfReplaced()
        } catch {
            state.withLock { $0.isScheduled = false }
            return settle(unwritten: [], failure: error)
        }
        let bytes = state.withLock { state in
            state.isScheduled = false
            defer { state.pending = [] }
            return state.pending
        }
        let file = file.withLock { $0 }
        var done = 0
        var failure: FileError?
        bytes.withUnsafeBytes { bytes in
            while done < bytes.count, failure == nil {
                let (count, code) = calls.write(file.number, UnsafeRawBufferPointer(rebasing: bytes[done...]))
                if count > 0 {
                    done += count
                } else if count == 0 || code != EINTR {
                    failure = FileError(operation: .write, path: path, code: count == 0 ? EIO : code)
                }
            }
        }
        settle(unwritten: bytes[done...], failure: failure)
    }

    private func settle(unwritten: ArraySlice<UInt8>, failure: FileError?) {
        let trouble: Trouble? = state.withLock { state in
            state.pending = unwritten + state.pending
            let before = state.failure
            state.failure = failure
            if let failure { return before == nil ? .began(failure) : nil }
            guard before != nil else { return nil }
            defer { state.dropped = 0 }
            return .ended(path: path, lostLines: state.dropped)
        }
        if let trouble { onChange(trouble) }
        if failure != nil { retryLater() }
    }

    /// Tries again in a while even if no line comes, as in a pause.
    private func retryLater() {
        let schedules = state.withLock { state in
            defer { state.isRetrying = true }
            return !state.isRetrying
        }
        guard schedules else { return }
        queue.asyncAfter(deadline: .now() + Self.retrySeconds) { [weak self] in
            guard let self else { return }
            state.withLock { $0.isRetrying = false }
            writePending()
        }
    }
}
