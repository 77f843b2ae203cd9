import Foundation
import Snapshots

/// The folder of a run: `config.json`, `metrics.csv`, `journal.jsonl`, `samples/`, `snapshots/`, and the lock that keeps
/// a second gantop away.
struct RunFolder: Sendable {
    /// Its path.
    let path: String
    private let lock: FolderLock

    /// What the run was asked to be.
    var configurationPath: String { Self.configurationPath(in: path) }
    /// A row a step.
    var metricsPath: String { Self.metricsPath(in: path) }
    /// A line for each thing that happened.
    var journalPath: String { path + "/journal.jsonl" }
    /// The snapshots.
    var snapshots: SnapshotFolder { Self.snapshots(in: path) }
    /// The reports' pictures.
    var samplesPath: String { path + "/samples" }

    static func configurationPath(in path: String) -> String { path + "/config.json" }
    static func metricsPath(in path: String) -> String { path + "/metrics.csv" }
    static func snapshots(in path: String) -> SnapshotFolder { SnapshotFolder(path: path + "/snapshots") }

    /// The picture of the report at a step.
    func samplePath(step: Int) -> String { "\(samplesPath)/step-\(SnapshotFolder.digits(step)).png" }

    /// Makes the folder of a new run and locks it.
    ///
    /// - Parameters:
    ///   - path: the folder; nil for a new one, named by date and time, below `runs`.
    ///   - runs: where runs without a folder of their own go.
    static func create(at path: String?, below runs: String) throws(RunError) -> RunFolder {
        guard let path else { return try locked(try caught { () throws(FileError) in try makeDated(below: runs) }) }
        try caught { () throws(FileError) in try FileSystem.makeFolders(path) }
        let folder = try locked(path)
        guard FileSystem.status(folder.configurationPath) == nil else { throw .holdsRun(folder: path) }
        return folder
    }

    /// Locks the folder of a run that is there, and removes what a killed process left unfinished.
    static func open(_ path: String) throws(RunError) -> RunFolder {
        let folder = try locked(path)
        try caught { () throws(FileError) in
            try folder.snapshots.removePartialFiles()
            try SnapshotFolder(path: folder.samplesPath).removePartialFiles()
        }
        return folder
    }

    private static func locked(_ path: String) throws(RunError) -> RunFolder {
        let lock = try caught { () throws(FileError) in try FolderLock(folder: path) }
        guard let lock else { throw .inUse(folder: path) }
        let folder = RunFolder(path: path, lock: lock)
        try caught { () throws(FileError) in
            try FileSystem.makeFolder(folder.samplesPath)
            try FileSystem.makeFolder(folder.snapshots.path)
        }
        return folder
    }

    private static func makeDated(below runs: String) throws(FileError) -> String {
        try FileSystem.makeFolders(runs)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd-HHmmss"
        let first = "\(runs)/\(formatter.string(from: Date()))"
        var path = first
        var count = 1
        while try !FileSystem.makeFolder(path) {
            count += 1
            path = "\(first)-\(count)"
        }
        return path
    }
}

/// Runs what may fail on a file, as part of what may fail for a run.
func caught<Value>(_ body: () throws(FileError) -> Value) throws(RunError) -> Value {
    do throws(FileError) {
        return try body()
    } catch {
        throw .file(error)
    }
}
