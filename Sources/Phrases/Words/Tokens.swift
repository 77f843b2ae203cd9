/// One word of a text, and where it stands.
public struct Token: Sendable, Equatable {
    /// What stands between a word and the one before it.
    public enum Gap: Sendable, Equatable {
        /// The text's start, or space and signs that end nothing.
        case space
        /// Nothing, a hyphen or an underscore: the two may be one word ("black-haired", "眼镜").
        case joined
        /// The comma that lists things in Chinese and Japanese.
        case listing
        /// A comma, a dash, a bracket.
        case comma
        /// What ends a sentence or a part of one: full stop, semicolon, question and exclamation mark, new line.
        case stop
    }

    /// The word in lower case, with straight apostrophes.
    public let text: String
    /// Where it stands, counted in the text's characters from 0.
    public let range: Range<Int>
    /// What stands before it.
    public let gap: Gap
    /// Whether it begins with a capital and goes on without, as nouns do in German.
    public let isCapitalized: Bool

    /// A word at a place.
    public init(text: String, range: Range<Int>, gap: Gap = .space, isCapitalized: Bool = false) {
        self.text = text
        self.range = range
        self.gap = gap
        self.isCapitalized = isCapitalized
    }
}

/// The words of a text, in order.
///
/// A word is a run of letters and digits with the apostrophes within it ("o'clock", "isn't"). Hyphens and underscores
/// part words. Each Chinese character, each kana and each picture sign is a word by itself, for nothing parts them; so
/// whoever looks for words of several tokens finds "眼镜" and "double chin" in the same way. Any text is good.
public struct Tokens: Sendable, Equatable {
    /// The words.
    public let words: [Token]
    /// What follows the last word.
    public let gapAtEnd: Token.Gap

    /// Takes a text apart, in one pass.
    public init(_ text: some StringProtocol) {
        var reader = TokenReader(characters: Array(text))
        reader.read()
        words = reader.words
        gapAtEnd = reader.gap
    }
}

/// Goes through a text once.
private struct TokenReader {
    let characters: [Character]
    var words: [Token] = []
    /// The strongest sign since the last word; nothing at all after one.
    var gap = Token.Gap.joined
    private var place = 0

    init(characters: [Character]) {
        self.characters = characters
        gap = .space
    }

    mutating func read() {
        while place < characters.count {
            let character = characters[place]
            if character.standsAlone {
                take(1)
            } else if character.isWordPart {
                take(wordLength)
            } else {
                pass(character)
                place += 1
            }
        }
    }

    private mutating func take(_ count: Int) {
        let range = place..<place + count
        let text = String(characters[range].map { $0.isApostrophe ? "'" : $0 }).lowercased()
        let isCapitalized = characters[place].isUppercase && count > 1 && !characters[place + 1].isUppercase
        words.append(Token(text: text, range: range, gap: gap, isCapitalized: isCapitalized))
        gap = .joined
        place += count
    }

    /// How many characters the word here has.
    private var wordLength: Int {
        var end = place
        while end < characters.count {
            let isWithin = characters[end].isApostrophe && end + 1 < characters.count && continues(at: end + 1)
            guard isWithin || continues(at: end) else { break }
            end += 1
        }
        return end - place
    }

    private func continues(at index: Int) -> Bool { characters[index].isWordPart && !characters[index].standsAlone }

    private mutating func pass(_ character: Character) {
        let found = character.gap
        if found.strength > gap.strength { gap = found }
    }
}

extension Token.Gap {
    fileprivate var strength: Int {
        switch self {
        case .joined: 0
        case .space: 1
        case .listing: 2
        case .comma: 3
        case .stop: 4
        }
    }
}

extension Character {
    /// Whether it belongs to words: a letter or a digit.
    var isWordPart: Bool {
        // Captions of many pictures are mostly ASCII, where Unicode's tables need not be asked.
        guard let ascii = asciiValue else { return isLetter || isNumber }
        return (0x61...0x7A).contains(ascii | 0x20) || (0x30...0x39).contains(ascii)
    }

    /// Whether it is a word by itself: a Chinese character, a kana, a picture sign, "&" or "+".
    var standsAlone: Bool {
        if let ascii = asciiValue { return ascii == 0x26 || ascii == 0x2B }
        guard let scalar = unicodeScalars.first, !scalar.isASCII else { return false }
        return isIdeograph || scalar.properties.isEmojiPresentation
    }

    /// Whether it is a Chinese character or a kana.
    var isIdeograph: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        if scalar.properties.isIdeographic { return true }
        return (0x3041...0x30FF).contains(scalar.value) && isLetter
    }

    /// The signs that people type for an apostrophe.
    fileprivate var isApostrophe: Bool {
        guard let ascii = asciiValue else { return "’‘ʼ´＇".contains(self) }
        return ascii == 0x27 || ascii == 0x60
    }

    fileprivate var gap: Token.Gap {
        if self == " " { return .space }
        if isNewline { return .stop }
        switch self {
        case "-", "_", "‐", "‑": return .joined
        case "、": return .listing
        case ",", "，", "،", "–", "—", "(", ")", "（", "）", "[", "]": return .comma
        case ".", "。", "．", ";", "；", "!", "！", "?", "？", "…": return .stop
        default: return .space
        }
    }
}
