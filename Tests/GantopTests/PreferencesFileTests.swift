import Dashboard
import Foundation
import TerminalUI
import Testing

@testable import gantop

@Suite struct PreferencesFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "gantop-preferences-\(UUID())").path
    private var path: String { folder + "/gantop/settings.json" }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(atPath: folder + "/gantop", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test func whatIsKeptComesBack() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = PreferencesFile(path: path)
        #expect(file.preferences == Preferences() && file.complaint == nil)
        let preferences = Preferences(theme: .light, symbols: .braille, usesLogScale: true, weights: .raw)
        file.keep(Preferences(theme: .dark))
        file.keep(preferences)
        file.finish()
        #expect(PreferencesFile(path: path).preferences == preferences)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/gantop") == ["settings.json"])
    }

    @Test(arguments: ["", "{", "[]", "{}", "{\"version\": 0}", "{\"version\": 1, \"theme\": 7}", "\u{0}\u{1}"])
    func aDamagedFileIsPassedOverAndReplaced(text: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(text)
        let file = PreferencesFile(path: path)
        #expect(file.preferences == Preferences())
        #expect(file.complaint?.hasPrefix("\(path) cannot be read as preferences") == true)
        file.keep(Preferences(theme: .contrast))
        file.finish()
        #expect(PreferencesFile(path: path).preferences.theme == .contrast)
    }

    @Test func aNewerFileIsLeftAlone() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let text = "{\"version\": 2, \"theme\": {\"name\": \"sepia\"}}"
        try write(text)
        let file = PreferencesFile(path: path)
        #expect(file.complaint?.contains("newer gantop (version 2") == true)
        file.keep(Preferences(theme: .dark))
        file.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func unknownNamesCountAsMissing() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("{\"version\": 1, \"theme\": \"sepia\", \"logScale\": true, \"more\": [1]}")
        #expect(PreferencesFile(path: path).preferences == Preferences(usesLogScale: true))
    }

    @Test func theFolderIsTheUsersOwn() {
        let path = PreferencesFile.standardPath
        #expect(path(["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/gantop/settings.json")
        #expect(path(["HOME": "/h"]) == "/h/.config/gantop/settings.json")
        #expect(path(["XDG_CONFIG_HOME": "here", "HOME": "/h"]) == "/h/.config/gantop/settings.json")
        #expect(path([:]) == nil)
    }

    @Test func optionsGoBeforeTheFileButAreNotKept() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("{\"version\": 1, \"theme\": \"dark\"}")
        let options = try ScreenOptions.parse(["--theme", "light"])
        var preferences = ScreenPreferences(options, file: PreferencesFile(path: path))
        #expect(preferences.initial.theme == .light)
        var changed = preferences.initial
        changed.showsRecent = true
        preferences.keep(changed)
        preferences.finish()
        #expect(PreferencesFile(path: path).preferences == Preferences(theme: .dark, showsRecent: true))
    }
}
