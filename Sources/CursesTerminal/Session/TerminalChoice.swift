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
    /// The terminal's own name where it is known but has no entry here, and another one stands in.
    var missingEntry: String?

    /// - Parameters:
    ///   - depth: what the user asks for; goes before everything else.
    ///   - symbols: what pictures are to be made of.
    ///   - colors: the number of colours of a terminfo entry, nil if there is no such entry.
    init(
        environment: [String: String], depth: ColorDepth?, symbols: PictureSymbols?,
        colors: (_ name: String) -> Int?
    ) throws(TerminalError) {
        let term = environment["TERM"] ?? ""
        let (own, ownColors) = try Self.entry(term, colors)
        missingEntry = own == term ? nil : term
        let isTrueColor = KnownTerminal.isTrueColor(term) ?? false
        let wanted = depth ?? Self.depth(environment, ownColors: ownColors, isTrueColor: isTrueColor)
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

    /// The terminal's own entry, or that which stands in for it.
    private static func entry(
        _ term: String, _ colors: (_ name: String) -> Int?
    ) throws(TerminalError) -> (name: String, colors: Int) {
        guard !term.isEmpty else { throw .unknownTerminal(name: term) }
        if let count = colors(term) { return (term, count) }
        let substitute = KnownTerminal.substitute
        guard KnownTerminal.isTrueColor(term) != nil, let count = colors(substitute) else {
            throw .unknownTerminal(name: term)
        }
        return (substitute, count)
    }

    /// - Parameter isTrueColor: whether the terminal has 24-bit colours though nothing may say so.
    private static func depth(
        _ environment: [String: String], ownColors: Int, isTrueColor: Bool
    ) -> ColorDepth {
        // https://no-color.org: any value but an empty one.
        if let value = environment["NO_COLOR"], !value.isEmpty { return .mono }
        let announced = environment["COLORTERM"]
        let isAnnounced = announced == "truecolor" || announced == "24bit"
        let isDirect = (isAnnounced || isTrueColor) && ownColors >= 8
        return depth(ownColors: ownColors, atMost: .truecolor, isTrueColor: isDirect)
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

    /// A locale that is named is believed, unless the user asks for symbols that it lacks: one whose name says UTF-8 is
    /// that, also where this machine does not have it, as when ssh brings the name from another. Where nothing at all is
    /// said, as on bare machines, today's terminals speak UTF-8.
    private static func forcesUTF8(_ environment: [String: String], _ symbols: PictureSymbols?) -> Bool {
        if let symbols { return symbols != .ascii }
        // The first that is set counts (POSIX, Internationalization Variables).
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        if let named { return saysUTF8(named) }
        return KnownTerminal.isTrueColor(environment["TERM"] ?? "") != nil
    }

    /// Whether a locale's name says UTF-8: `en_US.UTF-8`, `de_DE.utf8@euro`, macOS's `UTF-8`.
    private static func saysUTF8(_ locale: String) -> Bool {
        let code = locale.split(separator: ".").last?.split(separator: "@").first ?? ""
        return code.lowercased().filter { $0 != "-" } == "utf8"
    }

    /// rxvt, Konsole and others tell their colours as "foreground;background", numbers of the ANSI palette.
    private static func ground(_ environment: [String: String]) -> Ground {
        guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let number = Int(last) else {
            return .dark
        }
        return number == 7 || (9...15).contains(number) ? .light : .dark
    }
}
