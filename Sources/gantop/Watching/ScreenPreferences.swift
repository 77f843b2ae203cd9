import Dashboard
import TerminalUI

/// The dashboard's settings from their file and the command line, and their way back into the file.
struct ScreenPreferences {
    /// What the dashboard starts with.
    let initial: Preferences
    /// What to tell the user at the start, if anything.
    let complaint: String?

    private let file: PreferencesFile
    private var stored: Preferences
    private var last: Preferences

    /// Options of the command line go before what is kept.
    init(_ options: ScreenOptions, file: PreferencesFile = PreferencesFile(path: PreferencesFile.standardPath())) {
        self.file = file
        stored = file.preferences
        complaint = file.complaint
        var preferences = stored
        if options.theme != .auto { preferences.theme = options.theme.name }
        if options.symbols != .auto { preferences.symbols = options.symbols.pictureSymbols }
        initial = preferences
        last = preferences
    }

    /// Writes what the user has changed; what only the command line asked for is not kept.
    mutating func keep(_ preferences: Preferences) {
        stored.adoptChanges(from: last, to: preferences)
        last = preferences
        file.keep(stored)
    }

    /// Waits for the file to be written.
    func finish() { file.finish() }
}
