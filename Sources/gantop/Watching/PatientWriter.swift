import Dispatch
import Foundation
import Glibc

/// Writes to a reader that may take nothing: a hung ssh, a frozen tmux, a full pipe, a terminal whose output was stopped.
/// Whoever writes waits a moment and no longer, so that nothing that a reader does keeps a run from its end.
final class PatientWriter: Sendable {
    static let output = PatientWriter(descriptor: STDOUT_FILENO)
    static let errors = PatientWriter(descriptor: STDERR_FILENO)

    /// How long a reader is waited for, in seconds.
    private static let patience = 0.1

    private let descriptor: Int32
    private let queue = DispatchQueue(label: "gantop.output")
    private let isIdle = DispatchSemaphore(value: 1)

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes a text whole, at once or as soon as the reader takes it.
    ///
    /// - Parameter isKnownStuck: whether the reader took nothing lately; then it is waited for only if it seems to take
    ///   something again.
    /// - Returns: false if an earlier text is not taken yet; this one is lost then.
    @discardableResult
    func write(_ text: String, isKnownStuck: Bool = false) -> Bool {
        let patience = isKnownStuck && !isReady ? 0 : Self.patience
        guard isIdle.wait(timeout: .now() + patience) == .success else { return false }
        let isDone = DispatchSemaphore(value: 0)
        queue.async { [self] in
            // What is closed or broken takes what is lost.
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
            try? file.write(contentsOf: Data(text.utf8))
            isIdle.signal()
            isDone.signal()
        }
        _ = isDone.wait(timeout: .now() + Self.patience)
        return true
    }

    /// Whether something could be written, if perhaps not all.
    private var isReady: Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&question, 1, 0) != 0
    }
}
