import TerminalUI

/// What the environment says about the terminal, and what follows from it. Pure: the terminal database is asked through
/// a function.
struct TerminalChoice: Equatable {
    /// The terminfo entry to start with.
    var name: String
    /// How many colours to use.
    var depth: ColorDepth
    /// Whether to change to a UTF-8 locale although the environment asks for none.
    var forcesUTF8: Bool
    /// The characters there would be in a UTF-8 locale.
    var glyphsInUTF8: GlyphSet
    /// The terminal's own ground.
    var ground: Ground
    /// Whether the terminal can be told to show a frame at once.
    var isSynchronized: Bool
    /// Whether the terminal may be asked about its colours: one that does not know the question shows nothing of it.
    var answersQuestions: Bool
    /// Whether redefined colours would be the terminal's own: a multiplexer maps them to those of what it runs in.
    var mayRedefineColors: Bool

    /// - Parameters:
    ///   - depth: what the user asks for; goes before everything else.
    ///   - symbols: what pictures are to be made of.
    ///   - colors: the number of colours of a terminfo entry, nil if there is no such entry.
    init(
        environment: [String: String], depth: ColorDepth?, symbols: PictureSymbols?,
        colors: (_ name: String) -> Int?
    ) throws(TerminalError) {
        let own = environment["TERM"] ?? ""
        guard !own.isEmpty, let ownColors = colors(own) else { throw .unknownTerminal(name: own) }
        let wanted = depth ?? Self.depth(environment, ownColors: ownColors)
        let names = Self.names(own, ownColors: ownColors, wanted: wanted)
        // Entries with the wanted depth, best first; where none is installed the nearest lesser depth.
        if let found = names.first(where: { (colors($0.name) ?? -1) >= $0.colors }) {
            name = found.name
            self.depth = wanted
        } else {
            name = own
            self.depth = Self.depth(ownColors: ownColors, atMost: wanted)
        }
        forcesUTF8 = Self.forcesUTF8(environment, symbols)
        glyphsInUTF8 = own == "linux" || own.hasPrefix("linux-") ? .console : .full
        ground = Self.ground(environment)
        isSynchronized = ownColors >= 256 || wanted == .truecolor
        answersQuestions = isSynchronized && glyphsInUTF8 == .full
        let isMultiplexed =
            ["tmux", "screen"].contains { own.hasPrefix($0) } || environment["TMUX"] != nil || environment["STY"] != nil
        mayRedefineColors = answersQuestions && self.depth == .indexed256 && !isMultiplexed
    }

    private static func depth(_ environment: [String: String], ownColors: Int) -> ColorDepth {
        // https://no-color.org: any value but an empty one.
        if let value = environment["NO_COLOR"], !value.isEmpty { return .mono }
        let announced = environment["COLORTERM"]
        let isTrueColor = announced == "truecolor" || announced == "24bit"
        return depth(ownColors: ownColors, atMost: .truecolor, isTrueColor: isTrueColor && ownColors >= 8)
    }

    private static func depth(ownColors: Int, atMost limit: ColorDepth, isTrueColor: Bool = false) -> ColorDepth {
        let order: [(ColorDepth, colors: Int)] = [
            (.truecolor, isTrueColor ? 8 : 1 << 24), (.indexed256, 256), (.sixteen, 16), (.eight, 8),
        ]
        let start = order.firstIndex { $0.0 == limit } ?? order.count
        return order[start...].first { ownColors >= $0.colors }?.0 ?? .mono
    }

    /// Entries that offer a depth on this terminal, best first.
    private static func names(_ own: String, ownColors: Int, wanted: ColorDepth) -> [(name: String, colors: Int)] {
        let family = String(own.prefix { $0 != "-" && $0 != "." && $0 != "+" })
        switch wanted {
        case .truecolor:
            if ownColors >= 1 << 24 { return [(own, 1 << 24)] }
            // GNU screen passes colours on only from version 5; what says truecolor under this name is mostly tmux.
            let relative = family == "screen" ? "tmux-direct" : "\(family)-direct"
            return [relative, "xterm-direct"].map { ($0, 1 << 24) }
        case .indexed256:
            // A direct-colour entry would take the palette's numbers for mixtures.
            let entries = ["\(family)-256color", "xterm-256color"].map { (name: $0, colors: 256) }
            return (ownColors >= 256 && ownColors < 1 << 24 ? [(own, 256)] : []) + entries
        case .sixteen:
            let entries = ["\(family)-16color", "xterm-16color"].map { (name: $0, colors: 16) }
            return (ownColors >= 16 && ownColors < 1 << 24 ? [(own, 16)] : []) + entries
        case .eight:
            let entries = [(name: family, colors: 8), (name: "xterm-color", colors: 8)]
            return (ownColors >= 8 ? [(own, 8)] : []) + entries
        case .mono: return [(own, 0)]
        }
    }

    /// Where nothing at all is said about the locale, as on bare machines, today's terminals speak UTF-8; a locale that
    /// is named is believed, unless the user asks for symbols that it lacks.
    private static func forcesUTF8(_ environment: [String: String], _ symbols: PictureSymbols?) -> Bool {
        if let symbols, symbols != .ascii { return true }
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let isSilent = names.allSatisfy { (environment[$0] ?? "").isEmpty }
        let modern = ["xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "konsole", "gnome", "vte"]
        let family = (environment["TERM"] ?? "").prefix { $0 != "-" && $0 != "." }
        return isSilent && symbols != .ascii && modern.contains(String(family))
    }

    /// rxvt, Konsole and others tell their colours as "foreground;background", numbers of the ANSI palette.
    private static func ground(_ environment: [String: String]) -> Ground {
        guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let number = Int(last) else {
            return .dark
        }
        return number == 7 || (9...15).contains(number) ? .light : .dark
    }
}
