import RunEvents
import Snapshots

extension RunFolder {
    /// What was measured of the faces' diversity, oldest first; nothing where it cannot be read: it is only looked at.
    func diversity() -> [Diversity] {
        guard let text = try? FileSystem.read(diversityPath, limit: Self.textLimit) else { return [] }
        return Self.diversity(in: text, upTo: .max).measured
    }

    /// Takes over what was measured in the run that a fork leaves.
    func takeDiversity(of origin: String, upTo step: Int) throws(FileError) {
        let path = Self.diversityPath(in: origin)
        guard FileSystem.status(path) != nil else { return }
        let text = try FileSystem.read(path, limit: Self.textLimit)
        try AtomicFile.write(Array(text[..<Self.diversity(in: text, upTo: step).end]), to: diversityPath)
    }

    /// The files that come of moving what was measured after a step to one beside.
    func stageDiversity(beyond step: Int) throws(FileError) -> [StagedFile] {
        guard FileSystem.status(diversityPath) != nil else { return [] }
        let text = try FileSystem.read(diversityPath, limit: Self.textLimit)
        let end = Self.diversity(in: text, upTo: step).end
        guard end < text.count else { return [] }
        let header = Array((DiversityTable.header + "\n").utf8)
        return [
            try AtomicFile.stage(header + text[end...], for: asideName(diversityPath, step: step)),
            try AtomicFile.stage(Array(text[..<end]), for: diversityPath),
        ]
    }

    /// The rows up to a step, and where in the text they end.
    private static func diversity(in text: [UInt8], upTo step: Int) -> (end: Int, measured: [Diversity]) {
        var measured: [Diversity] = []
        var end = 0
        for line in text.lines {
            if let row = DiversityTable.diversity(String(decoding: text[line], as: UTF8.self)) {
                guard row.step <= step, row.step > measured.last?.step ?? 0 else { break }
                measured.append(row)
            } else if end != 0 {
                break
            }
            end = line.upperBound + 1
        }
        return (end, measured)
    }
}
