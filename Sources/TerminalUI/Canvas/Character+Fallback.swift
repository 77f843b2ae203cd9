extension Character {
    /// The character itself if the glyph set has it, else one that comes near; never wider than the character.
    public func fallback(for glyphs: GlyphSet) -> Character {
        guard glyphs != .full, !isASCII else { return self }
        if glyphs == .console, isOnConsoles { return self }
        guard let near = fallbacks[self] else { return "?" }
        return near
    }

    /// Whether fonts of 256 glyphs have it: Latin-1, and the lines and blocks of code page 437.
    private var isOnConsoles: Bool {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return false }
        return (0xA1...0xFF).contains(scalar.value) || consoleCharacters.contains(self)
    }
}

private let consoleCharacters = Set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬▀▄█▌▐░▒▓■•")

private let fallbacks: [Character: Character] = {
    let groups: [(near: Character, characters: String)] = [
        ("-", "─━═–—−╌┄┈╴╶⎯"), ("|", "│┃║╎┆┊╵╷▏▕"), ("+", "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬"),
        ("#", "█▓▇▆▅■▪◼"), ("=", "▄▃▌▐▒"), ("\"", "▀▔“”„"), ("_", "▁▂"), (":", "░"),
        ("x", "×✕✖✗✘"), ("~", "…≈∼"), ("*", "•●★☆◆◇✱∙"), (".", "·‧"), ("'", "‘’′"), ("o", "○◌◦"),
        ("^", "↑▲△"), ("v", "↓▼▽✓✔"), ("<", "←◀◁‹«≤"), (">", "→▶▷›»≥"), (" ", "\u{A0}\u{2009}\u{202F}"),
        ("a", "àáâãäåā"), ("e", "èéêëē"), ("i", "ìíîï"), ("o", "òóôõöø"), ("u", "ùúûüµμ"), ("c", "ç"), ("n", "ñ"),
        ("s", "ß"), ("A", "ÀÁÂÃÄÅ"), ("E", "ÈÉÊË"), ("O", "ÒÓÔÕÖØ"), ("U", "ÙÚÛÜ"), ("D", "Δ"), ("/", "∕⁄"),
        ("1", "¹"), ("2", "²"), ("3", "³"), ("0", "⁰"), ("8", "∞"), ("d", "°"),
    ]
    var table: [Character: Character] = [:]
    for group in groups {
        for character in group.characters { table[character] = group.near }
    }
    return table
}()
