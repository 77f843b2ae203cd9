import RunEvents
import Snapshots

extension RunFolder {
    /// The path of a file of measurements.
    func path(of table: (some MeasureTable).Type) -> String { path + "/" + table.fileName }

    /// What was measured, oldest first; nothing where it cannot be read: it is only looked at.
    func measures<Table: MeasureTable>(of table: Table.Type) -> [Table.Measure] {
        guard let text = try? FileSystem.read(path(of: table), limit: Self.textLimit) else { return [] }
        return Self.measures(table, in: text, upTo: .max).measured
    }

    /// Takes over what was measured in the run that a fork leaves.
    func takeMeasures(_ table: (some MeasureTable).Type, of origin: String, upTo step: Int) throws(FileError) {
        let source = origin + "/" + table.fileName
        guard FileSystem.status(source) != nil else { return }
        let text = try FileSystem.read(source, limit: Self.textLimit)
        try AtomicFile.write(Array(text[..<Self.measures(table, in: text, upTo: step).end]), to: path(of: table))
    }

    /// The files that come of moving what was measured after a step to one beside.
    func stageMeasures(_ table: (some MeasureTable).Type, beyond step: Int) throws(FileError) -> [StagedFile] {
        let path = path(of: table)
        guard FileSystem.status(path) != nil else { return [] }
        let text = try FileSystem.read(path, limit: Self.textLimit)
        let end = Self.measures(table, in: text, upTo: step).end
        guard end < text.count else { return [] }
        let header = Array((table.header + "\n").utf8)
        return [
            try AtomicFile.stage(header + text[end...], for: asideName(path, step: step)),
            try AtomicFile.stage(Array(text[..<end]), for: path),
        ]
    }

    /// The rows up to a step, and where in the text they end.
    private static func measures<Table: MeasureTable>(
        _ table: Table.Type, in text: [UInt8], upTo step: Int
    ) -> (end: Int, measured: [Table.Measure]) {
        var measured: [Table.Measure] = []
        var end = 0
        for line in text.lines {
            if let row = table.measure(String(decoding: text[line], as: UTF8.self)) {
                let place = table.step(of: row)
                guard place <= step, place > measured.last.map(table.step) ?? 0 else { break }
                measured.append(row)
            } else if end != 0 {
                break
            }
            end = line.upperBound + 1
        }
        return (end, measured)
    }
}
