import Dashboard
import TerminalUI

/// The dashboard's settings from their file and the command line, and their way back into the file.
struct ScreenSettings {
    /// What the dashboard starts with.
    let initial: Settings
    /// What to tell the user at the start, if anything.
    let complaint: String?

    private let file: SettingsFile
    private var stored: Settings
    private var last: Settings

    /// Options of the command line go before what is kept.
    init(_ options: ScreenOptions, file: SettingsFile = SettingsFile(path: SettingsFile.standardPath())) {
        self.file = file
        stored = file.settings
        complaint = file.complaint
        var settings = stored
        if options.theme != .auto { settings.theme = options.theme.name }
        if options.symbols != .auto { settings.symbols = options.symbols.pictureSymbols }
        initial = settings
        last = settings
    }

    /// Writes what the user has changed; what only the command line asked for is not kept.
    mutating func keep(_ settings: Settings) {
        stored.adoptChanges(from: last, to: settings)
        last = settings
        file.keep(stored)
    }

    /// Waits for the file to be written.
    func finish() { file.finish() }
}
