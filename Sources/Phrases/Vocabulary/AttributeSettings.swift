/// Settings of attributes as they are typed: `Smiling=1,Male=-1`.
///
/// Each part is a name of the vocabulary, upper and lower case alike, an equals sign and 1 (it is so), -1 (it is not) or
/// 0 (nothing is said). Spaces around parts, names and values do not count. An empty text says nothing.
public struct AttributeSettings: Sendable, Equatable {
    /// Characters at most.
    public static let longestText = 4096

    /// +1, -1 or 0 for each name of the vocabulary, in its order.
    public let condition: [Int8]
    /// The places of the names that were given, in the order in which they were.
    public let indices: [Int]

    /// Reads settings.
    ///
    /// - Throws: which part is wrong, and what was expected there.
    public init(_ text: String, vocabulary: Vocabulary) throws(AttributeSettingsError) {
        var condition = [Int8](repeating: 0, count: vocabulary.names.count)
        var indices: [Int] = []
        let length = text.count
        guard length <= Self.longestText else { throw .tooLong(count: length, limit: Self.longestText) }
        let parts =
            text.contains { !$0.isWhitespace } ? text.split(separator: ",", omittingEmptySubsequences: false) : []
        for part in parts {
            let (index, value) = try Self.setting(trimmed(part), vocabulary)
            guard !indices.contains(index) else { throw .twice(name: vocabulary.names[index]) }
            condition[index] = value
            indices.append(index)
        }
        self.condition = condition
        self.indices = indices
    }

    private static func setting(
        _ part: String, _ vocabulary: Vocabulary
    ) throws(AttributeSettingsError) -> (Int, Int8) {
        let sides = part.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw .noSetting(part: part) }
        let name = trimmed(sides[0])
        guard let index = vocabulary.index(of: name) else {
            throw .unknownName(name, nearest: NearestWords(vocabulary.names).words(near: name))
        }
        switch trimmed(sides[1]) {
        case "1", "+1": return (index, 1)
        case "-1", "−1": return (index, -1)
        case "0": return (index, 0)
        default: throw .noValue(part: part, name: vocabulary.names[index])
        }
    }
}

/// What is wrong with settings of attributes.
public enum AttributeSettingsError: Error, Sendable, Equatable {
    /// More text than anybody types.
    case tooLong(count: Int, limit: Int)
    /// A part is no `NAME=VALUE`.
    case noSetting(part: String)
    /// The vocabulary has no such name.
    case unknownName(String, nearest: [String])
    /// The value is none of 1, -1 and 0.
    case noValue(part: String, name: String)
    /// A name is set twice.
    case twice(name: String)
}

extension AttributeSettingsError: CustomStringConvertible {
    /// One plain line: which part is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .tooLong(let count, let limit):
            return "the settings have \(count) characters, \(limit) are read; set fewer attributes"
        case .noSetting(let part):
            return "'\(part.inOneLine)' is no setting; write NAME=1, NAME=-1 or NAME=0, with commas between"
        case .unknownName(let name, let nearest):
            let offer = nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: " or "))?"
            return "there is no attribute '\(name.inOneLine)'\(offer)"
        case .noValue(let part, let name):
            return "'\(part.inOneLine)': expected \(name)=1, \(name)=-1 or \(name)=0"
        case .twice(let name):
            return "\(name) is set twice; set it once"
        }
    }
}

private func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}

extension String {
    /// At most 60 characters of it, in one line and without control characters.
    var inOneLine: String {
        let limit = 60
        let shown = prefix(limit).map { character in
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            return isControl || character.isNewline ? "\u{FFFD}" : character
        }
        return String(shown) + (count > limit ? "…" : "")
    }
}
