import CCurses
import TerminalUI

/// Colours as ncurses counts them, and the pairs it has handed out.
///
/// ncurses 6.4 hands out about 65,500 pairs at most and takes none back but all at once; so colours of pictures are
/// rounded to fewer levels before a pair is asked for.
struct ColorPairs {
    private let depth: ColorDepth
    private let limit: Int
    private let hasDefaults: Bool
    private var numbers: [UInt64: Int32] = [:]

    /// After the terminal has been opened.
    init(depth: ColorDepth) {
        self.depth = depth
        limit = min(65_000, Int(terminal_pair_limit()))
        hasDefaults = terminal_has_default_colors()
    }

    /// The pair of two concrete colours; nil if all have been handed out and `reset` is due.
    mutating func number(foreground: Color, background: Color, bits: Int) -> Int32? {
        guard depth != .mono, limit > 0 else { return 0 }
        let ink = code(foreground, fallback: 7, bits: bits)
        let ground = code(background, fallback: 0, bits: bits)
        if hasDefaults, ink == -1, ground == -1 { return 0 }
        let key = UInt64(UInt32(bitPattern: ink)) << 32 | UInt64(UInt32(bitPattern: ground))
        if let number = numbers[key] { return number }
        // Terminals with few colours have room for each pair of them, whatever the limit says.
        guard numbers.count < limit || limit < 1000 else { return nil }
        let number = terminal_pair(ink, ground)
        guard number >= 0 else { return nil }
        numbers[key] = number
        return number
    }

    /// Forgets all pairs; everything has to be drawn anew.
    mutating func reset() {
        numbers.removeAll(keepingCapacity: true)
        terminal_reset_pairs()
    }

    private func code(_ color: Color, fallback: Int32, bits: Int) -> Int32 {
        switch color {
        case .standard, .role: hasDefaults ? -1 : fallback
        case .indexed(let number): Int32(number)
        case .rgb(let rgb): Self.directCode(rgb, bits: bits)
        }
    }

    /// The number of a colour under a direct-colour terminfo entry, its channels rounded to `bits` bits. The numbers 1
    /// to 7 are not what they say but ANSI colours: such near-black blues become black or the next blue.
    static func directCode(_ color: RGB, bits: Int) -> Int32 {
        let levels = Int32(1 << bits) - 1
        func rounded(_ channel: UInt8) -> Int32 {
            let level = (Int32(channel) * levels + 127) / 255
            return (level * 255 + levels / 2) / levels
        }
        let code = rounded(color.red) << 16 | rounded(color.green) << 8 | rounded(color.blue)
        return (1...3).contains(code) ? 0 : (4...7).contains(code) ? 8 : code
    }
}
