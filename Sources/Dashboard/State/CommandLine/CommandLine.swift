import TerminalUI

/// The line behind `:`, while it is being typed.
struct CommandLine: Sendable, Equatable {
    /// The letters and the caret.
    private(set) var typed = TypedText()
    /// What is wrong with the line that was entered last; goes with the next key.
    private(set) var complaint: String?

    /// What has been typed.
    var text: String { typed.text }

    /// Takes a key that edits the line or brings back one of the earlier ones, oldest first in `past`.
    mutating func take(_ key: Key, past: [String] = []) {
        complaint = nil
        _ = typed.take(key, past: past)
    }

    /// Adds a character at the caret.
    mutating func append(_ character: Character) { take(.character(character)) }

    /// Removes everything.
    mutating func clear() { self = CommandLine() }

    /// Says what is wrong with the line.
    mutating func complain(_ complaint: String) { self.complaint = complaint }

    /// Completes the command, or the word after it, as far as its possible endings agree.
    mutating func complete() {
        complaint = nil
        if let completed { typed = TypedText(completed) }
    }

    private var completed: String? {
        let candidates = candidates
        guard text.contains(" ") else {
            let matches = candidates.map(\.name)
            guard let common = Self.commonStart(of: matches) else { return nil }
            let word = common.count > text.count || matches.count == 1 ? common : text
            return matches.count == 1 && candidates[0].takesArgument ? word + " " : word
        }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard candidates.count == 1, words.count == 2 else { return nil }
        let matches = candidates[0].choices.filter { $0.hasPrefix(words[1]) }
        return Self.commonStart(of: matches).map { "\(words[0]) \($0)" }
    }

    private static func commonStart(of words: [String]) -> String? {
        guard var common = words.first else { return nil }
        for word in words { while !word.hasPrefix(common) { common.removeLast() } }
        return common
    }

    /// The commands that the line may become, or is.
    var candidates: [TypedCommand] {
        let word = text.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
        if text.contains(" ") { return TypedCommand.all.filter { $0.name == word } }
        return TypedCommand.all.filter { $0.name.hasPrefix(word) }
    }
}
