import Foundation
import RunEvents
import Snapshots

extension RunFolder {
    /// Makes the folder what it was when a snapshot was taken: whatever lies beyond moves to names that end in `.after-0000400`, so a run
    /// that goes on from there leaves no gap and no double row, and nothing is lost.
    ///
    /// - Returns: the steps up to there, as far as `metrics.csv` tells, and a line about snapshots that moved.
    ///
    /// - Parameter snapshot: the path of the whole snapshot that `latest` names from here on; nil leaves it as it is.
    func goBack(to step: Int, snapshot: String?) throws(FileError) -> (rows: [StepMetrics], remark: String?) {
        // First of all: whatever happens from here on, `latest` names a whole snapshot.
        if let name = snapshot.map(PathText.name(of:)), name != PathText.name(of: snapshots.latestPath) {
            try AtomicFile.link(snapshots.latestPath, to: name)
        }
        let remark = try moveSnapshots(beyond: step)
        try moveSamples(beyond: step)
        try moveFilm(beyond: step)
        try moveJournalLines(beyond: step)
        try moveDiversity(beyond: step)
        return (try moveRows(beyond: step), remark)
    }

    /// The rows of a run's `metrics.csv` up to a step, as text that ends with a line's end; empty if there are none.
    static func rows(in folder: String, upTo step: Int) throws(FileError) -> (text: [UInt8], metrics: [StepMetrics]) {
        let path = metricsPath(in: folder)
        guard FileSystem.status(path) != nil else { return ([], []) }
        let text = try FileSystem.read(path, limit: textLimit)
        let (end, metrics) = rows(of: text, upTo: step)
        return (Array(text[..<end]), metrics)
    }

    static let textLimit = 1 << 30

    private func moveRows(beyond step: Int) throws(FileError) -> [StepMetrics] {
        guard FileSystem.status(metricsPath) != nil else { return [] }
        let text = try FileSystem.read(metricsPath, limit: Self.textLimit)
        let (end, rows) = Self.rows(of: text, upTo: step)
        guard end < text.count else { return rows }
        let header = Array((MetricsTable.header + "\n").utf8)
        try AtomicFile.write(header + text[end...], to: asideName(metricsPath, step: step))
        try AtomicFile.write(Array(text[..<end]), to: metricsPath)
        return rows
    }

    /// The rows up to a step, and where in the text they end.
    private static func rows(of text: [UInt8], upTo step: Int) -> (end: Int, metrics: [StepMetrics]) {
        var rows: [StepMetrics] = []
        var end = 0
        for line in text.lines {
            let row = String(decoding: text[line], as: UTF8.self)
            if let metrics = MetricsTable.metrics(row) {
                guard metrics.step <= step, metrics.step > rows.last?.step ?? 0 else { break }
                rows.append(metrics)
            } else if end != 0 {
                break
            }
            end = line.upperBound + 1
        }
        return (end, rows)
    }

    private func moveJournalLines(beyond step: Int) throws(FileError) {
        guard FileSystem.status(journalPath) != nil else { return }
        let text = try FileSystem.read(journalPath, limit: Self.textLimit)
        var stays: [UInt8] = []
        var goes: [UInt8] = []
        for line in text.lines {
            let bytes = text[line] + [0x0a]
            let lineStep = RunJournal.step(ofLine: String(decoding: text[line], as: UTF8.self))
            if let lineStep, lineStep <= step { stays += bytes } else { goes += bytes }
        }
        // What follows the last end of line was never finished.
        goes += text[(text.lines.last.map { $0.upperBound + 1 } ?? 0)...]
        guard !goes.isEmpty else { return }
        try AtomicFile.write(goes, to: asideName(journalPath, step: step))
        try AtomicFile.write(stays, to: journalPath)
    }

    private func moveSnapshots(beyond step: Int) throws(FileError) -> String? {
        let later = try snapshots.entries().filter { $0.step > step }
        guard let aside = try move(later.map(\.path), outOf: snapshots.path, step: step) else { return nil }
        return "\(later.count.counted("later snapshot")) moved to \(aside)"
    }

    private func moveSamples(beyond step: Int) throws(FileError) {
        var later: [String] = []
        for name in try FileSystem.names(in: samplesPath) {
            guard let match = name.wholeMatch(of: /[a-z]+-([0-9]{7,18})(?:-[-0-9a-z]+)?\.png/),
                let sample = Int(match.1)
            else { continue }
            if sample > step { later.append(samplesPath + "/" + name) }
        }
        try move(later, outOf: samplesPath, step: step)
    }

    private func moveFilm(beyond step: Int) throws(FileError) {
        guard FileSystem.status(film.path) != nil else { return }
        let names = try FileSystem.names(in: film.path)
        let later = names.filter { FilmFolder.step(named: $0) ?? 0 > step }
        try move(later.map { film.path + "/" + $0 }, outOf: film.path, step: step)
    }

    /// Moves files of a folder to one beside it.
    ///
    /// - Returns: that folder's path; nil if there are no files.
    @discardableResult
    private func move(_ files: [String], outOf folder: String, step: Int) throws(FileError) -> String? {
        guard !files.isEmpty else { return nil }
        let aside = asideName(folder, step: step)
        try FileSystem.makeFolder(aside)
        for file in files { try FileSystem.move(file, to: aside + "/" + PathText.name(of: file)) }
        return aside
    }

    /// `name.after-0000400`, with a number where that is taken.
    func asideName(_ path: String, step: Int) -> String {
        Self.freeName("\(path).after-\(SnapshotFolder.digits(step))")
    }
}

extension [UInt8] {
    /// Where the finished lines lie, without their ends.
    var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in enumerated() where byte == 0x0a {
            lines.append(start..<index)
            start = index + 1
        }
        return lines
    }
}
