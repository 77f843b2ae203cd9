import Foundation
import RunEvents
import SystemNames
import Testing

@testable import gantop

/// Names from outside in lines and in the commands that are suggested.
@Suite struct NamesAreDataTests {
    @Test(arguments: [
        ("runs/2026-11-27", "runs/2026-11-27"), ("gesichter/größe", "gesichter/größe"), ("两个", "两个"),
        ("my faces", "'my faces'"), ("it's", "'it'\\''s'"), ("", "''"), ("$HOME", "'$HOME'"), ("a;b", "'a;b'"),
        ("*", "'*'"), ("-rf", "./-rf"), ("- x", "'./- x'"), ("a\u{1b}[2J", "$'a\\x1b[2J'"),
        ("a\nb'\\", "$'a\\x0ab\\'\\\\'"),
        ("~", "'~'"), ("#1", "'#1'"), (String(systemName: [0x63, 0xE9]), "$'c\\xe9'"),
    ])
    func namesAreQuotedForTheShell(name: String, word: String) {
        #expect(name.shellQuoted == word)
    }

    /// Whatever a name is, bash reads it as it was.
    @Test func bashReadsThemAsTheyWere() throws {
        for name in ["a b", "it's", "$(touch x)", "`id`", "a\u{1b}[31m\tb", "é ü", "!x", "\"q\"", "\u{85}x", "a\\'b\n"]
        {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = ["-c", "printf %s \(name.shellQuoted)"]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(String(decoding: bytes, as: UTF8.self) == name)
        }
    }

    @Test func linesDoNotSteerTheTerminal() {
        #expect("a\u{1b}]0;x\u{7}b\nc\u{9b}31m".printableLines == "a\u{FFFD}]0;x\u{FFFD}b\nc\u{FFFD}31m")
        #expect("".printableLines == "" && "\n\n".printableLines == "\n\n")
    }
}
