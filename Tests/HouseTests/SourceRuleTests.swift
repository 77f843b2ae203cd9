import Foundation
import Testing

/// Rules that the compiler and the formatter cannot check.
@Suite struct SourceRuleTests {
    /// Folders where unsafe pointers may appear: kernels, tensor storage, and the edges to C libraries.
    private static let mayBeUnsafe = [
        "KernelInterface/", "Kernels/", "Networks/", "CursesTerminal/", "Faces/Decoding/", "Faces/Archive/",
        "Faces/Cache/",
        "Faces/Files/",
        "Snapshots/Edges/", "Training/Edges/", "SystemNames/",
    ]

    @Test func unsafeCodeStaysAtTheEdges() throws {
        for (path, text) in try allSources() {
            guard !Self.mayBeUnsafe.contains(where: path.hasPrefix) else { continue }
            for word in ["UnsafePointer", "UnsafeMutable", "UnsafeRaw", "UnsafeBuffer", "withUnsafe", "unsafeBitCast"] {
                #expect(!text.contains(word), "\(path) uses \(word)")
            }
        }
    }

    @Test func uncheckedSendableSaysWhy() throws {
        for (path, text) in try allSources() {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
                let before = lines[max(0, number - 12)..<number].reversed().prefix { !$0.isEmpty }
                let explained = ([line] + before).contains { $0.contains("//") }
                #expect(explained, "\(path):\(number + 1) has no word on why it is safe")
            }
        }
    }

    @Test func filesHoldOneTopic() throws {
        for (path, text) in try allSources() {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 320, "\(path) has \(lines) lines")
        }
    }

    @Test func nothingIsLeftUndone() throws {
        for (path, text) in try allSources() {
            for word in ["TODO", "FIXME", "XXX", "try!", "as!", "fatalError("] {
                #expect(!text.contains(word), "\(path) has \(word)")
            }
        }
    }

    private func allSources() throws -> [(path: String, text: String)] {
        let prefix = Checkout.sources.path + "/"
        return try Checkout.files(below: Checkout.sources, endings: ["swift"]).map { file in
            (String(file.path.dropFirst(prefix.count)), try String(contentsOf: file, encoding: .utf8))
        }
    }
}
