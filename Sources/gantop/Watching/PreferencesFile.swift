import Dashboard
import Dispatch
import Foundation
import TerminalUI

/// `settings.json`: what the user chose on the dashboard, kept from one start to the next.
///
/// Writing happens on a queue of its own: the screen never waits for a disk.
final class PreferencesFile: Sendable {
    /// What was found at the start.
    let preferences: Preferences
    /// Why a file that is there was not used, in one line.
    let complaint: String?

    private let path: String?
    private let isReadOnly: Bool
    private let queue = DispatchQueue(label: "gantop.settings", qos: .utility)

    /// Reads the file at `path`; nil where there is no home to keep it in. A file that cannot be used changes nothing;
    /// one of a newer gantop is left as it is.
    init(path: String?) {
        self.path = path
        guard let path, let data = FileManager.default.contents(atPath: path) else {
            (preferences, complaint, isReadOnly) = (Preferences(), nil, false)
            return
        }
        let outcome = PreferencesRecord.read(data)
        switch outcome {
        case .known(let found): (preferences, complaint, isReadOnly) = (found, nil, false)
        case .newer(let version):
            complaint =
                "\(path) is of a newer gantop (version \(version), known is \(PreferencesRecord.version)): "
                + "not read, and not changed"
            (preferences, isReadOnly) = (Preferences(), true)
        case .damaged:
            complaint = "\(path) cannot be read as preferences: not used; what you choose now takes its place"
            (preferences, isReadOnly) = (Preferences(), false)
        }
    }

    /// `$XDG_CONFIG_HOME/gantop/settings.json`, or below `~/.config`; nil without either. As the XDG Base Directory
    /// Specification has it, a path that is not absolute does not count.
    static func standardPath(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
        func absolute(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        let folder = absolute("XDG_CONFIG_HOME") ?? absolute("HOME").map { $0 + "/.config" }
        return folder.map { $0 + "/gantop/settings.json" }
    }

    /// Writes settings, soon. A disk that cannot be written costs no more than that.
    func keep(_ preferences: Preferences) {
        guard let path, !isReadOnly else { return }
        queue.async {
            guard let data = try? PreferencesRecord.data(preferences) else { return }
            let folder = (path as NSString).deletingLastPathComponent
            try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try? data.write(to: URL(filePath: path), options: .atomic)
        }
    }

    /// Returns once everything is written.
    func finish() { queue.sync {} }
}

/// The form of the file: a version and a name for each choice, all of which may be missing.
struct PreferencesRecord: Codable, Equatable {
    /// The form's version; a newer one is not understood.
    static let version = 1

    var version: Int
    var theme: String?
    var symbols: String?
    var logScale: Bool?
    var lastSteps: Bool?
    var faces: String?
    var faceSize: String?

    /// What a file turned out to be.
    enum Outcome: Equatable {
        case known(Preferences)
        case newer(version: Int)
        case damaged
    }

    /// Understands a file. Values that are not known count as missing.
    static func read(_ data: Data) -> Outcome {
        guard data.count < 1 << 16, let header = try? JSONDecoder().decode(Header.self, from: data) else {
            return .damaged
        }
        guard header.version <= version else { return .newer(version: header.version) }
        guard header.version > 0, let record = try? JSONDecoder().decode(Self.self, from: data) else {
            return .damaged
        }
        return .known(
            Preferences(
                theme: record.theme.flatMap(ThemeName.init), symbols: record.symbols.flatMap(PictureSymbols.init),
                usesLogScale: record.logScale ?? false, showsRecent: record.lastSteps ?? false,
                weights: record.faces == "raw" ? .raw : .average,
                faceSize: record.faceSize.flatMap(FaceSize.init) ?? .normal))
    }

    /// The file's bytes.
    static func data(_ preferences: Preferences) throws -> Data {
        let record = PreferencesRecord(
            version: version, theme: preferences.theme?.rawValue, symbols: preferences.symbols?.rawValue,
            logScale: preferences.usesLogScale, lastSteps: preferences.showsRecent,
            faces: preferences.weights == .raw ? "raw" : "averaged", faceSize: preferences.faceSize.rawValue)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(record) + Data("\n".utf8)
    }

    private struct Header: Decodable {
        var version: Int
    }
}
