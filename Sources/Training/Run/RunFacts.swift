import Faces
import Foundation
import Snapshots

/// What a run found where it ran; written to `config.json` for whoever compares runs later.
public struct RunFacts: Codable, Sendable, Equatable {
    /// What people call the source of faces.
    public var sourceName: String
    /// How many faces it lists.
    public var faceCount: Int
    /// SHA-256 over count and names of the faces: equal for equal lists.
    public var sourceFingerprint: String
    /// The processor's name as the system tells it.
    public var processorModel: String

    /// Looks at a source and at this machine.
    init(of source: any FaceSource) {
        sourceName = source.name
        faceCount = source.count
        sourceFingerprint = Self.fingerprint(of: source)
        processorModel = Self.processorModel()
    }

    /// All names of a small source; the ends and some in between of a large one, so that a start never waits for it.
    private static func fingerprint(of source: any FaceSource) -> String {
        let stride = max(1, source.count / 4096)
        var text = "\(source.count)\n"
        for index in Swift.stride(from: 0, to: source.count, by: stride) { text += source.faceName(index) + "\n" }
        return Digest.sha256(Array(text.utf8))
    }

    private static func processorModel() -> String {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return "unknown" }
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") || $0.hasPrefix("CPU part") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
