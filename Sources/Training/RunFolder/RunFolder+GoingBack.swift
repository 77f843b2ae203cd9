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
        // First whatever takes room, under names that count for nothing yet: a disk that is full changes nothing.
        var moves = [try laterSnapshots(than: step), try laterSamples(than: step), try laterFrames(than: step)]
        moves.removeAll { $0.files.isEmpty }
        let (rows, metrics) = try stageRows(beyond: step)
        let measures =
            try stageMeasures(DiversityTable.self, beyond: step)
            + stageMeasures(ConditionMeasureTable.self, beyond: step)
        let texts = try stageJournal(beyond: step) + measures + metrics
        try makeFolders(of: moves)
        // Then names change, and nothing else; above all, `latest` names a whole snapshot throughout.
        if let name = snapshot.map(PathText.name(of:)), name != PathText.name(of: snapshots.latestPath) {
            do throws(FileError) {
                try AtomicFile.link(snapshots.latestPath, to: name)
            } catch {
                moves.forEach { FileSystem.removeEmptyFolder($0.aside) }
                throw error
            }
        }
        for move in moves {
            for file in move.files { try FileSystem.move(file, to: move.aside + "/" + PathText.name(of: file)) }
        }
        for text in texts { try text.publish() }
        let later = moves.first { $0.folder == snapshots.path }
        return (rows, later.map { "\($0.files.count.counted("later snapshot")) moved to \($0.aside)" })
    }

    /// Files of a folder that move to one beside it.
    private struct Move {
        let folder: String
        let files: [String]
        let aside: String
    }

    /// Makes the folders beside, or none of them.
    private func makeFolders(of moves: [Move]) throws(FileError) {
        for (index, move) in moves.enumerated() {
            do throws(FileError) {
                try FileSystem.makeFolder(move.aside)
            } catch {
                moves[..<index].forEach { FileSystem.removeEmptyFolder($0.aside) }
                throw error
            }
        }
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

    private func stageRows(beyond step: Int) throws(FileError) -> (rows: [StepMetrics], files: [StagedFile]) {
        guard FileSystem.status(metricsPath) != nil else { return ([], []) }
        let text = try FileSystem.read(metricsPath, limit: Self.textLimit)
        let (end, rows) = Self.rows(of: text, upTo: step)
        guard end < text.count else { return (rows, []) }
        let header = Array((MetricsTable.header + "\n").utf8)
        let aside = try AtomicFile.stage(header + text[end...], for: asideName(metricsPath, step: step))
        return (rows, [aside, try AtomicFile.stage(Array(text[..<end]), for: metricsPath)])
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

    private func stageJournal(beyond step: Int) throws(FileError) -> [StagedFile] {
        guard FileSystem.status(journalPath) != nil else { return [] }
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
        guard !goes.isEmpty else { return [] }
        let aside = try AtomicFile.stage(goes, for: asideName(journalPath, step: step))
        return [aside, try AtomicFile.stage(stays, for: journalPath)]
    }

    private func laterSnapshots(than step: Int) throws(FileError) -> Move {
        let later = try snapshots.entries().filter { $0.step > step }
        return move(later.map(\.path), outOf: snapshots.path, step: step)
    }

    private func laterSamples(than step: Int) throws(FileError) -> Move {
        let later = try FileSystem.names(in: samplesPath).filter { Self.step(ofSample: $0) ?? 0 > step }
        return move(later.map { samplesPath + "/" + $0 }, outOf: samplesPath, step: step)
    }

    /// The step in the name of a picture in the folder of samples; nil for any other name.
    static func step(ofSample name: String) -> Int? {
        name.wholeMatch(of: /[a-z]+-([0-9]{7,18})(?:-[-0-9a-z]+)?\.png/).flatMap { Int($0.1) }
    }

    private func laterFrames(than step: Int) throws(FileError) -> Move {
        let names = FileSystem.status(film.path) == nil ? [] : try FileSystem.names(in: film.path)
        let later = names.filter { FilmFolder.step(named: $0) ?? 0 > step }
        return move(later.map { film.path + "/" + $0 }, outOf: film.path, step: step)
    }

    private func move(_ files: [String], outOf folder: String, step: Int) -> Move {
        Move(folder: folder, files: files, aside: asideName(folder, step: step))
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
