import Foundation

/// Lines on stdout that appear at once. A closed pipe or a full disk behind it must not end a run: such lines are lost.
enum PlainOutput {
    static func line(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }
}
