import Networks
import RunEvents
import Snapshots

/// What would keep a run from its end, found before it begins.
public enum RunLimit: Error, Sendable, Equatable, CustomStringConvertible {
    /// Files may not be as large as a snapshot.
    case fileSize(needed: Int, allowed: Int)
    /// Fewer files may be open at once than a run opens.
    case openFiles(needed: Int, allowed: Int)
    /// Fewer threads may be had than a run takes.
    case threads(needed: Int, allowed: Int)
    /// The folder's disk does not take one snapshot.
    case disk(needed: Int, free: Int?, error: FileError)

    /// Files and sockets of a run with its dashboard, and as many again for decoders and those who attach.
    static let openFiles = 64
    /// Threads beside those that compute: for faces, files, the screen, those who attach, and Dispatch's own.
    static let otherThreads = 24

    /// One line: what is needed, what there is, and what to do about it.
    public var description: String {
        switch self {
        case .fileSize(let needed, let allowed):
            "a snapshot of this run takes \(MemoryNeed.text(needed)), and ulimit -f allows files of "
                + "\(MemoryNeed.text(allowed)): raise it, or train narrower networks by --channels"
        case .openFiles(let needed, let allowed):
            "this run opens up to \(needed) files and sockets at once, and ulimit -n allows \(allowed): raise it, as by "
                + "ulimit -n 256"
        case .threads(let needed, let allowed):
            "this run takes up to \(needed) threads, and only \(allowed) may be had: raise the limit (ulimit -u, or that of "
                + "the container), or end other programs"
        case .disk(let needed, let free, let error):
            "\(error.path) has no room for one snapshot of this run, which takes \(MemoryNeed.text(needed))"
                + (free.map { " (\(MemoryNeed.text($0)) are free)" } ?? "") + ": \(error.cause); \(error.remedy)"
        }
    }

    /// Looks whether a run can save what it learns.
    ///
    /// - Parameters:
    ///   - threads: how many compute.
    ///   - path: where its folder is or will be.
    /// - Returns: a line to tell if it can begin, but not go on to its end as things are.
    /// - Throws: `RunLimit` if not even its first snapshot could be written.
    static func check(
        _ need: DiskNeed, threads: Int, at path: String, limits: ProcessLimits = .found,
        availableThreads: (Int) -> Int = ThreadRoom.available
    ) throws(RunLimit) -> String? {
        if let allowed = limits.fileSize, allowed < need.snapshotBytes {
            throw .fileSize(needed: need.snapshotBytes, allowed: allowed)
        }
        if let allowed = limits.openFiles, allowed < openFiles {
            throw .openFiles(needed: openFiles, allowed: allowed)
        }
        let (wanted, available) = (threads + otherThreads, availableThreads(threads + otherThreads))
        if available < wanted { throw .threads(needed: wanted, allowed: available) }
        let room = DiskRoom(at: path)
        if let error = room.refusal(ofFile: need.snapshotBytes) {
            throw .disk(needed: need.snapshotBytes, free: room.freeBytes, error: error)
        }
        return warning(need, path: path, free: room.freeBytes, largestFile: limits.fileSize)
    }

    /// What will be short on the way, in a line; nil if nothing will.
    static func warning(_ need: DiskNeed, path: String, free: Int?, largestFile: Int?) -> String? {
        if let free, free < need.totalBytes {
            return "the disk of \(path) has \(MemoryNeed.text(free)) left, and the run to its end takes about "
                + "\(MemoryNeed.text(need.totalBytes)): make room meanwhile; what does not fit is tried again"
        }
        if let largestFile, largestFile < need.logBytes {
            return "ulimit -f allows files of \(MemoryNeed.text(largestFile)), and the run's tables grow to about "
                + "\(MemoryNeed.text(need.logBytes)): their last rows will be missing"
        }
        return nil
    }
}
