import RunEvents
import Snapshots

/// The runs below a folder.
public enum RunList {
    /// All runs, the one changed last first. A folder with a `config.json` is a run.
    public static func runs(in folder: String = "runs") throws(RunError) -> [RunRecord] {
        guard FileSystem.status(folder)?.kind == .folder else { return [] }
        let names = try caught { () throws(FileError) in try FileSystem.names(in: folder) }
        let paths = names.map { "\(folder)/\($0)" }
        return paths.compactMap(record).sorted { $0.changed > $1.changed }
    }

    /// The run in a folder; nil if it holds none.
    public static func run(at path: String) -> RunRecord? {
        record(path)
    }

    private static func record(_ path: String) -> RunRecord? {
        guard FileSystem.status(RunFolder.configurationPath(in: path)) != nil else { return nil }
        let snapshots = RunFolder.snapshots(in: path)
        let latest = snapshots.latest.flatMap(FileSystem.status)
        let steps = (try? snapshots.entries())?.map(\.step).max()
        let changed = (latest ?? FileSystem.status(path))?.changed ?? 0
        let isInUse = isInUse(path)
        let ending = isInUse ? nil : ending(path)
        return RunRecord(
            path: path, snapshotStep: steps, lastStep: lastRow(RunFolder.metricsPath(in: path)),
            changed: Double(changed) * 1e-9, size: size(path), isInUse: isInUse, ending: ending,
            lastWords: isInUse || (ending != nil && ending != .failed) ? nil : lastWords(in: path))
    }

    /// The file of what a run without a terminal said last; nil if it said nothing.
    static func lastWords(in path: String) -> String? {
        let errors = RunFolder.errorsPath(in: path)
        return FileSystem.status(errors)?.size ?? 0 > 0 ? errors : nil
    }

    private static func ending(_ path: String) -> RunRecord.Ending? {
        guard let tail = try? FileSystem.readTail(RunFolder.journalPath(in: path), count: 4096) else { return nil }
        let kinds = String(decoding: tail, as: UTF8.self).split(separator: "\n").map(RunJournal.kind(ofLine:))
        switch kinds.last {
        case .stopped:
            let last = kinds.last { [.finished, .trainOn, .resumed, .wentBack].contains($0) }
            return last == .finished ? .done : .stopped
        case .failed: return .failed
        default: return nil
        }
    }

    private static func lastRow(_ path: String) -> StepMetrics? {
        guard let tail = try? FileSystem.readTail(path, count: 4096) else { return nil }
        let rows = String(decoding: tail, as: UTF8.self).split(separator: "\n")
        return rows.reversed().lazy.compactMap { MetricsTable.metrics($0) }.first
    }

    private static func size(_ path: String) -> Int {
        let names = (try? FileSystem.names(in: path)) ?? []
        return names.reduce(0) { sum, name in
            let file = path + "/" + name
            // A link to a snapshot takes no room of its own.
            guard FileSystem.destination(ofLink: file) == nil, let status = FileSystem.status(file) else { return sum }
            return switch status.kind {
            case .file: sum + status.size
            case .folder: sum + size(file)
            case .other: sum
            }
        }
    }

    /// Whether a gantop is working on the run in a folder.
    static func isInUse(_ path: String) -> Bool {
        FolderLock.isHeld(folder: path)
    }
}
