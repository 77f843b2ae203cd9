import Foundation
import Snapshots

extension RunFolder {
    /// Moves a `config.json` that cannot be read aside, before another takes its place: people may want to mend it.
    func setBadConfigurationAside() throws(RunError) {
        do throws(RunError) {
            _ = try Self.configuration(in: path)
        } catch .badConfiguration(let path, _) {
            try caught { () throws(FileError) in try FileSystem.move(path, to: Self.freeName(path + ".bad")) }
        } catch {
            throw error
        }
    }

    /// Writes `config.json`.
    func write(_ configuration: RunConfiguration) throws(RunError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes: [UInt8]
        do {
            bytes = Array(try encoder.encode(configuration)) + [0x0a]
        } catch {
            throw .badConfiguration(path: configurationPath, reason: "a value cannot be written")
        }
        try caught { () throws(FileError) in try AtomicFile.write(bytes, to: configurationPath) }
    }

    /// Reads the `config.json` of the run folder at `path`.
    static func configuration(in path: String) throws(RunError) -> RunConfiguration {
        let file = configurationPath(in: path)
        let bytes = try caught { () throws(FileError) in try FileSystem.read(file, limit: 1 << 20) }
        do {
            return try JSONDecoder().decode(RunConfiguration.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw .badConfiguration(path: file, reason: error.plainReason)
        } catch {
            throw .badConfiguration(path: file, reason: "not JSON")
        }
    }
}

extension DecodingError {
    fileprivate var plainReason: String {
        func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        switch self {
        case .keyNotFound(let key, let context): return "\(name(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context), .typeMismatch(_, let context):
            return "\(name(context.codingPath)) has another type"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "not JSON" : "\(name(context.codingPath)) is out of range"
        @unknown default: return "not JSON"
        }
    }
}
