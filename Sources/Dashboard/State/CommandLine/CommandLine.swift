import TerminalUI

/// The line behind `:`, while it is being typed.
struct CommandLine: Sendable, Equatable {
    /// The letters and the caret.
    private(set) var typed = TypedText()
    /// What is wrong with the line that was entered last; goes with the next key.
    private(set) var complaint: String?
    /// Whether the last key completed the line as far as its endings agree.
    private var isCompleted = false
    /// The endings that tab steps through, and which of them stands in the line.
    private var endings: (lines: [String], place: Int)?

    /// Whether both hold the same line.
    static func == (left: CommandLine, right: CommandLine) -> Bool {
        left.typed == right.typed && left.complaint == right.complaint
    }

    /// What has been typed.
    var text: String { typed.text }

    /// Takes a key that edits the line or brings back one of the earlier ones, oldest first in `past`.
    mutating func take(_ key: Key, past: [String] = []) {
        complaint = nil
        isCompleted = false
        endings = nil
        _ = typed.take(key, past: past)
    }

    /// Adds a character at the caret.
    mutating func append(_ character: Character) { take(.character(character)) }

    /// Removes everything.
    mutating func clear() { self = CommandLine() }

    /// Says what is wrong with the line.
    mutating func complain(_ complaint: String) { self.complaint = complaint }

    /// Completes the command, or the word after it, as far as its possible endings agree; again: each of them in turn.
    mutating func complete(backwards: Bool = false) {
        complaint = nil
        if let endings { return show(endings.lines, endings.place + (backwards ? -1 : 1)) }
        if isCompleted, possibleLines.count > 1 { return show(possibleLines, backwards ? -1 : 0) }
        isCompleted = true
        if let completed { typed = TypedText(completed) }
    }

    /// Puts one of some lines in place of what was typed, around their ends.
    private mutating func show(_ lines: [String], _ place: Int) {
        let place = (place + lines.count) % lines.count
        endings = (lines, place)
        typed = TypedText(lines[place])
    }

    /// What the line may become by one more word's end.
    private var possibleLines: [String] {
        guard text.contains(" ") else { return candidates.map(\.name) }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard candidates.count == 1, words.count == 2 else { return [] }
        return candidates[0].choices.filter { $0.hasPrefix(words[1]) }.map { "\(words[0]) \($0)" }
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
        if let short = TypedCommand.all.first(where: { $0.shortName == word }) { return [short] }
        if text.contains(" ") { return TypedCommand.all.filter { $0.name == word } }
        return TypedCommand.all.filter { $0.name.hasPrefix(word) }
    }
}
