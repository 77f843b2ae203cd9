/// The line behind `:`, while it is being typed.
struct CommandLine: Sendable, Equatable {
    /// Longer lines are not taken.
    static let greatestLength = 200

    /// What has been typed.
    private(set) var text = ""
    /// What is wrong with the line that was entered last; goes with the next key.
    private(set) var complaint: String?
    /// The earlier line shown, counted from the newest; nil while a new one is typed.
    private var recalled: Int?

    /// Adds a character at the end.
    mutating func append(_ character: Character) {
        complaint = nil
        recalled = nil
        if text.count < Self.greatestLength { text.append(character) }
    }

    /// Removes the last character; says whether there was one.
    mutating func removeLast() -> Bool {
        complaint = nil
        recalled = nil
        return text.popLast() != nil
    }

    /// Removes everything.
    mutating func clear() { self = CommandLine() }

    /// Says what is wrong with the line.
    mutating func complain(_ complaint: String) { self.complaint = complaint }

    /// Goes back or forth through earlier lines, oldest first in `lines`.
    mutating func recall(_ lines: [String], older: Bool) {
        complaint = nil
        let next = (recalled ?? -1) + (older ? 1 : -1)
        if next < 0 {
            clear()
        } else if next < lines.count {
            recalled = next
            text = lines[lines.count - 1 - next]
        }
    }

    /// Completes the command, or the word after it, as far as its possible endings agree.
    mutating func complete() {
        complaint = nil
        let candidates = candidates
        guard text.contains(" ") else {
            let matches = candidates.map(\.name)
            guard let common = Self.commonStart(of: matches) else { return }
            if common.count > text.count || matches.count == 1 { text = common }
            if matches.count == 1, candidates[0].takesArgument { text += " " }
            return
        }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard candidates.count == 1, words.count == 2 else { return }
        let matches = candidates[0].choices.filter { $0.hasPrefix(words[1]) }
        if let common = Self.commonStart(of: matches) { text = "\(words[0]) \(common)" }
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
