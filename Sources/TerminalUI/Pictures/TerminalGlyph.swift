/// One glyph as a terminal shows it: a base character with the marks drawn over it, and the cells it takes.
///
/// Terminals disagree about anything longer than that, so text is brought down to what they agree on: joined emoji show
/// their first part, flags their two letters, invisible marks nothing. Characters that would steer the terminal or
/// reorder the line become visible ones. The order of right-to-left text is left as it is stored; terminals that
/// reorder it do so within the line.
public struct TerminalGlyph: Sendable, Equatable {
    /// The base character and its marks.
    public var character: Character
    /// 1 or 2 cells.
    public var width: Int

    /// The glyphs of `text` in order.
    public static func glyphs(of text: String) -> [TerminalGlyph] {
        var builder = TerminalGlyphBuilder()
        for scalar in text.unicodeScalars { builder.append(scalar) }
        return builder.glyphs
    }
}

/// Collects glyphs scalar by scalar.
private struct TerminalGlyphBuilder {
    private(set) var glyphs: [TerminalGlyph] = []
    private var base: Unicode.Scalar?
    private var marks = 0
    private var joined = false
    /// What a curses cell can hold beside its base.
    private static let maximumMarks = 4

    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.value >= 0x20 && scalar.value < 0x7F {
            add(scalar, width: 1)
            return
        }
        switch Kind(scalar) {
        case .visible(let shown): add(shown, width: 1)
        case .ignored: break
        case .joiner: joined = true
        case .mark: addMark(scalar)
        case .skinTone where base?.properties.isEmojiModifierBase == true: break
        case .skinTone: add(scalar, width: 2)
        case .base(let width):
            if joined, let base, base.properties.isEmoji, scalar.properties.isEmoji {
                joined = false
                return
            }
            add(scalar, width: width)
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar, width: Int) {
        glyphs.append(TerminalGlyph(character: Character(scalar), width: width))
        base = scalar
        marks = 0
        joined = false
    }

    private mutating func addMark(_ scalar: Unicode.Scalar) {
        if glyphs.isEmpty || base == nil { add("\u{25CC}", width: 1) }
        guard marks < Self.maximumMarks, let last = glyphs.last else { return }
        let text = String(last.character) + String(Character(scalar))
        guard text.count == 1, let character = text.first else {
            add("\u{FFFD}", width: 1)
            return
        }
        glyphs[glyphs.count - 1].character = character
        marks += 1
    }

    private enum Kind {
        case base(width: Int)
        case mark
        case joiner
        case skinTone
        case ignored
        case visible(Unicode.Scalar)

        init(_ scalar: Unicode.Scalar) {
            let value = scalar.value
            switch value {
            case 0x00...0x1F: self = .visible(Self.scalar(0x2400 + value))
            case 0x7F: self = .visible("\u{2421}")
            // Embeddings, overrides and isolates of the bidirectional algorithm can disguise a name.
            case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: self = .visible("\u{FFFD}")
            case 0x200D: self = .joiner
            case 0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0x00AD: self = .ignored
            case 0x1F3FB...0x1F3FF: self = .skinTone
            case 0x1F1E6...0x1F1FF: self = .visible(Self.scalar(0x41 + value - 0x1F1E6))
            case 0x1160...0x11FF: self = .mark
            default: self = Self.byCategory(scalar)
            }
        }

        private static func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

        private static func byCategory(_ scalar: Unicode.Scalar) -> Kind {
            switch scalar.properties.generalCategory {
            case .control, .surrogate, .unassigned: .visible("\u{FFFD}")
            case .nonspacingMark, .enclosingMark: .mark
            case .format where !(0x600...0x8FF).contains(scalar.value): .ignored
            default: .base(width: scalar.isWide ? 2 : 1)
            }
        }
    }
}

extension Character {
    /// The cells that the character takes on a terminal.
    public var displayWidth: Int {
        if let ascii = asciiValue, ascii >= 0x20 { return 1 }
        return TerminalGlyph.glyphs(of: String(self)).reduce(0) { $0 + $1.width }
    }
}

extension String {
    /// The cells that the text takes on a terminal.
    public var displayWidth: Int {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
        return TerminalGlyph.glyphs(of: self).reduce(0) { $0 + $1.width }
    }

    /// The text cut to at most `width` cells; where something had to go, there is an ellipsis.
    public func truncated(toWidth width: Int, keeping part: KeptPart = .start) -> String {
        guard displayWidth > width else { return self }
        guard width > 0 else { return "" }
        var left = width - 1
        func take(_ glyphs: some Sequence<TerminalGlyph>) -> [TerminalGlyph] {
            var taken: [TerminalGlyph] = []
            for glyph in glyphs {
                guard glyph.width <= left else { break }
                left -= glyph.width
                taken.append(glyph)
            }
            return taken
        }
        let glyphs = TerminalGlyph.glyphs(of: self)
        switch part {
        case .start: return String(take(glyphs).map(\.character)) + "…"
        case .end: return "…" + String(take(glyphs.reversed()).reversed().map(\.character))
        }
    }
}

/// Which part of a text that is too long stays.
public enum KeptPart: Sendable {
    /// Its start: titles and sentences.
    case start
    /// Its end: paths.
    case end
}
