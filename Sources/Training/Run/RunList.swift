import Foundation
import RunEvents
import Snapshots

/// A run on disk, as a list of runs shows it.
public struct RunRecord: Sendable, Equatable {
    /// Its folder.
    public let path: String
    /// Steps that its snapshots reach; nil if it has none to go on from.
    public let snapshotStep: Int?
    /// The last row of its metrics; nil if it has none.
    public let lastStep: StepMetrics?
    /// When its latest snapshot, or else its folder, was last changed: seconds since 1970.
    public let changed: Double
    /// Bytes of all its files.
    public let size: Int
    /// Whether a gantop is working on it.
    public let isInUse: Bool
    /// How it ended; nil while it goes on, and if it was cut off.
    public let ending: Ending?

    /// How a run ended.
    public enum Ending: String, Sendable {
        /// With its last step done.
        case done
        /// As somebody asked it to.
        case stopped
        /// With a failure.
        case failed
    }
}

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

    /// Removes a run with all its files.
    ///
    /// - Throws: when a gantop is working on it, when there are files that gantop did not write, or when the disk
    ///   refuses.
    public static func remove(_ run: RunRecord) throws(RunError) {
        let lock = try caught { () throws(FileError) in try FolderLock(folder: run.path) }
        guard lock != nil else { throw .inUse(folder: run.path) }
        let names = try caught { () throws(FileError) in try FileSystem.names(in: run.path) }
        if let stranger = names.first(where: { !isOwn($0) }) {
            throw .holdsOthers(folder: run.path, name: stranger)
        }
        do {
            try FileManager.default.removeItem(atPath: run.path)
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            throw .file(FileError(operation: .remove, path: run.path, code: Int32(code ?? 5)))
        }
    }

    /// Whether gantop writes files of such a name into a run's folder; a folder that people put other things into is
    /// not to be removed with them.
    private static func isOwn(_ name: String) -> Bool {
        if AtomicFile.isPartial(name) || name.hasPrefix("events.out.tfevents.") { return true }
        let names = [
            "config.json", "metrics.csv", "journal.jsonl", "diversity.csv", "samples", "film", "snapshots", "lock",
            "socket",
        ]
        // What is set aside keeps its name, with one of these after it.
        let endings = [".before", ".after-", ".bad"]
        return names.contains { own in
            name == own || endings.contains { name.hasPrefix(own + $0) }
        }
    }

    private static func record(_ path: String) -> RunRecord? {
        guard FileSystem.status(RunFolder.configurationPath(in: path)) != nil else { return nil }
        let snapshots = RunFolder.snapshots(in: path)
        let latest = FileSystem.status(snapshots.latestPath)
        let steps = (try? snapshots.entries())?.map(\.step).max()
        let changed = (latest ?? FileSystem.status(path))?.changed ?? 0
        let isInUse = isInUse(path)
        return RunRecord(
            path: path, snapshotStep: steps, lastStep: lastRow(RunFolder.metricsPath(in: path)),
            changed: Double(changed) * 1e-9, size: size(path), isInUse: isInUse, ending: isInUse ? nil : ending(path))
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
        let names = FileManager.default.subpaths(atPath: path) ?? []
        return names.reduce(0) { sum, name in
            let file = path + "/" + name
            // A link to a snapshot takes no room of its own.
            guard FileSystem.destination(ofLink: file) == nil, let status = FileSystem.status(file) else { return sum }
            return status.kind == .file ? sum + status.size : sum
        }
    }

    /// Whether a gantop is working on the run in a folder.
    static func isInUse(_ path: String) -> Bool {
        guard FileSystem.status(path + "/lock") != nil else { return false }
        guard let lock = try? FolderLock(folder: path) else { return true }
        _ = lock
        return false
    }
}
