import Foundation
import Networks
import Snapshots

/// The folder of a run: `config.json`, `metrics.csv`, `journal.jsonl`, `samples/`, `film/`, `snapshots/`, and the lock that keeps
/// a second gantop away.
struct RunFolder: Sendable {
    /// Its path.
    let path: String
    private let lock: Locked<FolderLock>

    /// What the run was asked to be.
    var configurationPath: String { Self.configurationPath(in: path) }
    /// A row a step.
    var metricsPath: String { Self.metricsPath(in: path) }
    /// A line for each thing that happened.
    var journalPath: String { Self.journalPath(in: path) }
    /// The snapshots.
    var snapshots: SnapshotFolder { Self.snapshots(in: path) }
    /// The reports' pictures.
    var samplesPath: String { path + "/samples" }

    /// What the process says on stderr while nobody sees it.
    static let errorsName = "errors.txt"
    static func errorsPath(in path: String) -> String { path + "/" + errorsName }

    /// The faces of the run's past.
    var film: FilmFolder { Self.film(in: path) }

    static func configurationPath(in path: String) -> String { path + "/config.json" }
    static func journalPath(in path: String) -> String { path + "/journal.jsonl" }

    static func metricsPath(in path: String) -> String { path + "/metrics.csv" }
    static func film(in path: String) -> FilmFolder { FilmFolder(path: path + "/film") }
    static func snapshots(in path: String) -> SnapshotFolder { SnapshotFolder(path: path + "/snapshots") }

    /// The picture of the report at a step.
    func samplePath(step: Int) -> String { "\(samplesPath)/step-\(SnapshotFolder.digits(step)).png" }

    /// What its file system does not have, and so is not sure: a line; nil if it has all.
    var warning: String? {
        let missing = FolderAbility.missing(in: path).map { ability in
            switch ability {
            case .locks: "no locks: nothing keeps a gantop of another machine out of this run"
            case .links: "no symbolic links: the latest snapshot is the one of the highest step"
            case .syncing: "no fsync: what is saved may be lost if the machine goes down at once"
            }
        }
        return missing.isEmpty ? nil : "the file system of \(path) has " + missing.joined(separator: "; it has ")
    }

    /// Makes the folder of a new run and locks it. A folder whose run was killed before its first snapshot, so that
    /// nothing can go on from it, is taken over.
    ///
    /// - Parameters:
    ///   - path: the folder; nil for a new one, named by date and time, below `runs`.
    ///   - runs: where runs without a folder of their own go.
    static func create(at path: String?, below runs: String) throws(RunError) -> RunFolder {
        guard let path else { return try locked(try caught { () throws(FileError) in try makeDated(below: runs) }) }
        try caught { () throws(FileError) in try FileSystem.makeFolders(path) }
        let folder = try locked(path)
        if FileSystem.status(folder.configurationPath) != nil {
            guard try caught({ () throws(FileError) in try folder.takeOver() }) else { throw .holdsRun(folder: path) }
        }
        return folder
    }

    /// Moves the files of a run without any snapshot to names that end in `.before`, with a number where that is
    /// taken.
    ///
    /// - Returns: whether it had none; otherwise nothing is moved.
    private func takeOver() throws(FileError) -> Bool {
        try snapshots.removePartialFiles()
        guard try FileSystem.names(in: snapshots.path).isEmpty else { return false }
        if try !FileSystem.names(in: samplesPath).isEmpty {
            try FileSystem.move(samplesPath, to: Self.freeName(samplesPath + ".before"))
            try FileSystem.makeFolder(samplesPath)
        }
        if FileSystem.status(film.path) != nil {
            try FileSystem.move(film.path, to: Self.freeName(film.path + ".before"))
        }
        // The configuration last: until it is gone, another attempt begins here again.
        let measures = [path(of: DiversityTable.self), path(of: ConditionMeasureTable.self)]
        for old in [metricsPath] + measures + [journalPath, configurationPath] where FileSystem.status(old) != nil {
            try FileSystem.move(old, to: Self.freeName(old + ".before"))
        }
        return true
    }

    /// `name` and `ending`, with a number between them where that is taken.
    static func freeName(_ name: String, ending: String = "") -> String {
        var free = name + ending
        var count = 1
        while FileSystem.status(free) != nil {
            count += 1
            free = "\(name)-\(count)\(ending)"
        }
        return free
    }

    /// Locks the folder of a run that is there, and removes what a killed process left unfinished.
    static func open(_ path: String) throws(RunError) -> RunFolder {
        let folder = try locked(path)
        try caught { () throws(FileError) in
            try SnapshotFolder(path: path).removePartialFiles()
            try folder.snapshots.removePartialFiles()
            try SnapshotFolder(path: folder.samplesPath).removePartialFiles()
            if FileSystem.status(folder.film.path) != nil {
                try SnapshotFolder(path: folder.film.path).removePartialFiles()
            }
        }
        return folder
    }

    private static func locked(_ path: String) throws(RunError) -> RunFolder {
        let lock = try caught { () throws(FileError) in try FolderLock(folder: path) }
        guard let lock else { throw .inUse(folder: path) }
        let folder = RunFolder(path: path, lock: Locked(lock))
        try caught { () throws(FileError) in
            try FileSystem.makeFolder(folder.samplesPath)
            try FileSystem.makeFolder(folder.snapshots.path)
        }
        return folder
    }

    /// Takes the lock again if it went with the folder, before anything is written into another of that name.
    func hold() throws(FileError) {
        try Self.hold(path, lock)
    }

    /// Does the same for whoever may outlive the run, whose end gives the lock up.
    var holding: @Sendable () throws(FileError) -> Void {
        { [path, weak lock] () throws(FileError) in
            guard let lock else { throw FileError(operation: .lock, path: path, code: ENOENT) }
            try Self.hold(path, lock)
        }
    }

    private static func hold(_ path: String, _ lock: Locked<FolderLock>) throws(FileError) {
        try lock.withLock { lock throws(FileError) in
            guard !lock.isAtItsPath else { return }
            guard let fresh = try FolderLock(folder: path) else {
                throw FileError(operation: .lock, path: path, code: EBUSY)
            }
            lock = fresh
        }
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
