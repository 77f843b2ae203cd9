import Foundation
import Glibc

/// One plain line on stderr.
enum ErrorOutput {
    /// How long a reader that takes nothing is waited for, in milliseconds.
    private static let patience: Int32 = 200

    /// An error, as the command line's own are.
    static func line(_ text: String) { remark("Error: \(text)") }

    /// What is no error and no part of what other programs read from stdout.
    static func remark(_ text: String) {
        // Nobody may be reading, and a run must end all the same.
        guard RunOutput.takes(STDERR_FILENO, milliseconds: patience) else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\(text.printableLines)\n".utf8))
    }
}
