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

    /// Completes the first word as far as its possible endings agree.
    mutating func complete() {
        complaint = nil
        let matches = candidates.map(\.name)
        guard let first = matches.first, !text.contains(" ") else { return }
        var common = first
        for match in matches { while !match.hasPrefix(common) { common.removeLast() } }
        if common.count > text.count || matches.count == 1 { text = common }
        if matches.count == 1, candidates[0].takesArgument { text += " " }
    }

    /// The commands that the line may become, or is.
    var candidates: [TypedCommand] {
        let word = text.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
        if text.contains(" ") { return TypedCommand.all.filter { $0.name == word } }
        return TypedCommand.all.filter { $0.name.hasPrefix(word) }
    }
}
