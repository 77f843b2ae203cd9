import Foundation

/// One plain line on stderr, as the command line's own errors are.
enum ErrorOutput {
    static func line(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data("Error: \(text)\n".utf8))
    }
}
