import ArgumentParser
import TerminalUI

/// How to draw on the terminal.
struct ScreenOptions: ParsableArguments {
    @Option(help: "Colours: auto, truecolor, 256, 16, 8 or mono. NO_COLOR is honoured.")
    var color: ColorChoice = .auto

    @Option(help: "Picture elements: auto, half, quadrant, sextant, braille or ascii.")
    var symbols: SymbolChoice = .auto

    @Option(help: "Theme: auto, dark, light or contrast; t changes it on the dashboard.")
    var theme: ThemeChoice = .auto
}

enum ThemeChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, dark, light, contrast

    /// The theme it names; nil for what was chosen last, or suits the terminal.
    var name: ThemeName? { ThemeName(rawValue: rawValue) }
}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, truecolor
    case indexed256 = "256"
    case sixteen = "16"
    case eight = "8"
    case mono
}

enum SymbolChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, half, quadrant, sextant, braille, ascii
}
