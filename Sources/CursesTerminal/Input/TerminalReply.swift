import TerminalUI

/// What a terminal answers when it is asked for a colour (xterm's OSC 4 and 11).
enum TerminalReply: Equatable {
    /// The ground behind text.
    case ground(RGB)
    /// A colour of the palette, and the words in which the terminal told it.
    case color(number: UInt8, RGB, text: String)

    /// Asks for the ground.
    static let groundQuestion = "\u{1B}]11;?\u{1B}\\"

    /// Asks for a colour of the palette.
    static func question(of number: UInt8) -> String { "\u{1B}]4;\(number);?\u{1B}\\" }

    /// Redefines a colour of the palette; `text` is one of X11's forms of a colour.
    static func definition(of number: UInt8, text: String) -> String { "\u{1B}]4;\(number);\(text)\u{1B}\\" }

    /// A colour in X11's form.
    static func text(of color: RGB) -> String {
        func hex(_ byte: UInt8) -> String { String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
        return "rgb:\(hex(color.red))/\(hex(color.green))/\(hex(color.blue))"
    }

    /// The reply between "ESC ]" and its end; nil if it is none.
    init?(_ text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        guard let last = parts.last, let color = Self.color(last) else { return nil }
        switch (parts.first, parts.count) {
        case ("11", 2): self = .ground(color)
        case ("4", 3):
            guard let number = UInt8(parts[1]) else { return nil }
            self = .color(number: number, color, text: String(last))
        default: return nil
        }
    }

    /// Whether `text` may become a reply when more comes.
    static func mayBegin(_ text: String) -> Bool {
        matches(text, "11;rgb:H/H/H") || matches(text, "4;N;rgb:H/H/H")
    }

    /// Whether `text` is the start of a pattern in which N stands for up to three digits, H for up to four of base 16.
    private static func matches(_ text: String, _ pattern: String) -> Bool {
        var rest = pattern[...]
        var count = 0
        for character in text {
            while let wanted = rest.first {
                let isDigit = wanted == "N" ? ("0"..."9").contains(character) : character.isHexDigit
                if wanted == "N" || wanted == "H", isDigit, count < (wanted == "N" ? 3 : 4) {
                    count += 1
                    break
                }
                guard wanted != "N" && wanted != "H" || count > 0 else { return false }
                rest = rest.dropFirst()
                count = 0
                if wanted == "N" || wanted == "H" { continue }
                guard wanted == character else { return false }
                break
            }
            if rest.isEmpty, pattern.last != character { return false }
        }
        return true
    }

    /// "rgb:" and three numbers of one to four digits of base 16, each a share of the greatest of its length.
    private static func color(_ text: Substring) -> RGB? {
        guard text.hasPrefix("rgb:") else { return nil }
        let channels = text.dropFirst(4).split(separator: "/", omittingEmptySubsequences: false)
        guard channels.count == 3 else { return nil }
        let bytes = channels.compactMap { digits -> UInt8? in
            guard (1...4).contains(digits.count), let value = UInt32(digits, radix: 16) else { return nil }
            let greatest = UInt32(1) << UInt32(4 * digits.count) - 1
            return UInt8((value * 255 + greatest / 2) / greatest)
        }
        return bytes.count == 3 ? RGB(bytes[0], bytes[1], bytes[2]) : nil
    }
}
