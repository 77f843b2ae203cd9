import Foundation
import Glibc
import RunEvents

/// Lines of a run without a screen. Whoever should read them may not: a hung ssh, a frozen tmux, a full pipe. Such lines are
/// lost and counted, so that nothing that a reader does keeps a run from its end.
struct RunOutput {
    /// How long a reader that takes nothing is waited for, in milliseconds; after that not at all until it takes some.
    private static let patience: Int32 = 200

    private let descriptor: Int32
    private var lost = 0

    init(descriptor: Int32 = STDOUT_FILENO) {
        self.descriptor = descriptor
    }

    /// Prints a line, or loses it.
    mutating func line(_ text: String) {
        guard Self.takes(descriptor, milliseconds: lost == 0 ? Self.patience : 0) else {
            lost += 1
            return
        }
        let remark = lost > 0 ? "(\(lost.counted("line")) before this could not be printed)\n" : ""
        lost = 0
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        try? file.write(contentsOf: Data((remark + text.printableLines + "\n").utf8))
    }

    /// Whether a line could be written without waiting, now or within a while. A pipe that takes anything takes a page whole
    /// (pipe(7), PIPE_BUF); what is closed or broken takes what is lost.
    static func takes(_ descriptor: Int32, milliseconds: Int32) -> Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&question, 1, milliseconds) != 0
    }
}
