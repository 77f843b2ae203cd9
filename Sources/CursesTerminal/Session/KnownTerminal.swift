/// Terminals that draw as xterm does, by the names that they give themselves.
///
/// Their own terminfo entries are on the machine that they run on, and seldom on the one that ssh leads to.
enum KnownTerminal {
    /// The entry to use in place of a missing one.
    static let substitute = "xterm-256color"

    /// Beginnings of names, and whether each has 24-bit colours; ssh drops COLORTERM, which would say so.
    private static let families: [(name: String, isTrueColor: Bool)] = [
        ("xterm-kitty", true), ("xterm-ghostty", true), ("ghostty", true), ("wezterm", true), ("foot", true),
        ("alacritty", true), ("rio", true), ("xterm-rio", true), ("contour", true), ("kitty", true), ("iterm2", true),
        ("konsole", true), ("vte", true), ("gnome", true), ("st", true), ("mintty", true), ("ms-terminal", true),
        ("mlterm", true), ("tmux", false), ("screen", false), ("rxvt-unicode", false), ("xterm", false),
        ("putty", false),
    ]

    /// Whether a terminal of this name has 24-bit colours; nil where it is no known one. A name may go on behind a dash or a
    /// dot: `foot-extra`, `st-0.8.5`.
    static func isTrueColor(_ name: String) -> Bool? {
        families.first { family, _ in
            name == family || name.hasPrefix(family + "-") || name.hasPrefix(family + ".")
        }?.isTrueColor
    }
}
