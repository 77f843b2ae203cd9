import TerminalUI

extension DashboardState {
    /// What the user has chosen so far.
    public var preferences: Preferences {
        Preferences(
            theme: themeName, symbols: chosenSymbols, usesLogScale: usesLogScale, showsRecent: showsRecent,
            weights: weights, faceSize: faceSize)
    }

    /// What colours with a meaning look like now.
    public var theme: Theme { Theme(shownTheme, on: ownGround) }

    /// The theme in use, chosen or not.
    var shownTheme: ThemeName { themeName ?? ThemeName(suiting: ownGround) }

    /// Takes settings over, as at the start.
    mutating func adopt(_ preferences: Preferences) {
        themeName = preferences.theme
        chosenSymbols = preferences.symbols
        usesLogScale = preferences.usesLogScale
        showsRecent = preferences.showsRecent
        weights = preferences.weights
        faceSize = preferences.faceSize
        adaptCapabilities()
        keptPreferences = self.preferences
    }

    /// Takes over what the terminal has told of itself; what the user chose goes before it.
    mutating func adopt(_ found: Capabilities) {
        ownGround = found.ground
        ownSymbols = found.symbols
        capabilities = found
        adaptCapabilities()
    }

    /// Chooses a theme; nil for the one that suits the terminal.
    mutating func choose(_ theme: ThemeName?) {
        themeName = theme
        adaptCapabilities()
        let name = theme?.rawValue ?? "auto (\(shownTheme.rawValue))"
        say("theme \(name)" + (capabilities.hasColor ? "" : "; this terminal shows no colours"))
    }

    /// Chooses what pictures are made of; nil for what suits the terminal.
    mutating func choose(_ symbols: PictureSymbols?) {
        chosenSymbols = symbols
        adaptCapabilities()
        let shown = capabilities.symbols
        guard let symbols, symbols != shown else { return say("pictures of \(shown.plural)") }
        say("this terminal shows no \(symbols.plural); pictures of \(shown.plural)", .warning)
    }

    /// Asks for new settings to be kept, if the user has changed any.
    mutating func keepSettings(_ effects: inout [Effect]) {
        guard preferences != keptPreferences else { return }
        keptPreferences = preferences
        effects.append(.keep(preferences))
    }

    private mutating func adaptCapabilities() {
        capabilities.ground = shownTheme.ground
        capabilities.isHighContrast = shownTheme == .contrast
        capabilities.symbols = capabilities.symbols(asked: chosenSymbols, otherwise: ownSymbols)
    }
}

extension PictureSymbols {
    /// What they are called where there are many of them.
    fileprivate var plural: String {
        switch self {
        case .half: "half blocks"
        case .quadrant: "quadrants"
        case .sextant: "sextants"
        case .braille: "braille dots"
        case .ascii: "ASCII characters"
        }
    }
}
