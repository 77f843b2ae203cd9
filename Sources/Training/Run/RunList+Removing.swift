import Snapshots

extension RunList {
    /// Removes a run with all its files.
    ///
    /// - Throws: when a gantop is working on it, when there are files that gantop did not write, or when the disk
    ///   refuses.
    public static func remove(_ run: RunRecord) throws(RunError) {
        let lock = try caught { () throws(FileError) in try FolderLock(folder: run.path) }
        guard lock != nil else { throw .inUse(folder: run.path) }
        if let stranger = try caught({ () throws(FileError) in try stranger(in: run.path) }) {
            throw .holdsOthers(folder: run.path, name: stranger)
        }
        try caught { () throws(FileError) in try FileSystem.removeAll(run.path) }
    }

    /// A file that gantop did not write, by its path in the run's folder; nil if there is none. A folder that people
    /// put other things into is not to be removed with them.
    private static func stranger(in folder: String) throws(FileError) -> String? {
        for name in try FileSystem.names(in: folder) {
            guard !AtomicFile.isPartial(name), !name.hasPrefix("events.out.tfevents.") else { continue }
            guard let own = ownNames.first(where: { isSetAside($0, as: name) }) else { return name }
            guard FileSystem.status(folder + "/" + name)?.kind == .folder else { continue }
            let inner = try FileSystem.names(in: folder + "/" + name)
            guard let other = inner.first(where: { !isOwn($0, in: own) }) else { continue }
            return name + "/" + other
        }
        return nil
    }

    private static let ownNames = [
        "config.json", "metrics.csv", "journal.jsonl", "diversity.csv", RunFolder.errorsName, "samples", "film",
        "snapshots", "lock", RunServer.socketName,
    ]

    /// Whether this is the name, or the one that it has when it is set aside.
    private static func isSetAside(_ own: String, as name: String) -> Bool {
        name == own || [".before", ".after-", ".bad"].contains { name.hasPrefix(own + $0) }
    }

    /// Whether gantop writes files of such a name into its folder `own`.
    private static func isOwn(_ name: String, in own: String) -> Bool {
        if AtomicFile.isPartial(name) { return true }
        return switch own {
        case "samples": RunFolder.step(ofSample: name) != nil
        case "film": FilmFolder.step(named: name) != nil
        case "snapshots": SnapshotFolder.isOwn(name)
        default: false
        }
    }
}
