import Foundation

/// One plain line on stderr.
enum ErrorOutput {
    /// An error, as the command line's own are.
    static func line(_ text: String) { remark("Error: \(text)") }

    /// What is no error and no part of what other programs read from stdout.
    static func remark(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(text.printableLines)\n".utf8))
    }
}
