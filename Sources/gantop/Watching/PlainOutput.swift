import Faces
import Foundation

/// Lines on stdout that appear at once. A closed pipe or a full disk behind it must not end a run: such lines are lost.
///
/// Names from outside are in them, which must not steer the terminal: control characters are replaced.
enum PlainOutput {
    static func line(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data((text.printableLines + "\n").utf8))
    }
}

extension String {
    /// The text with control characters replaced, but for the ends of its lines.
    var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
    }
}
