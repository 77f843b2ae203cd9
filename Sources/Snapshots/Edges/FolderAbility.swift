import Glibc
import SystemNames

/// What a run would like its folder's file system to have, and does without where it has not.
package enum FolderAbility: Sendable, CaseIterable {
    /// Locks (`flock(2)`).
    case locks
    /// Symbolic links.
    case links
    /// Telling when bytes have reached the disk (`fsync(2)`).
    case syncing

    /// Which of them a folder lacks; tries each, and leaves nothing behind.
    package static func missing(in folder: String) -> [FolderAbility] { missing(in: folder, calls: .system) }

    static func missing(in folder: String, calls: FileCalls) -> [FolderAbility] {
        let trial = PartialFile.name(beside: folder + "/trial")
        guard let file = try? FileDescriptor.open(trial, O_RDWR | O_CREAT | O_EXCL) else { return [] }
        defer { unlink(trial.systemName) }
        var missing: [FolderAbility] = []
        if FileCalls.isMissingLock(calls.lock(file.number, LOCK_EX | LOCK_NB)) { missing.append(.locks) }
        let link = PartialFile.name(beside: folder + "/trial")
        let code = calls.link("trial", link)
        if code == 0 { unlink(link.systemName) }
        if FileCalls.isMissingLink(code) { missing.append(.links) }
        if FileCalls.isMissing(calls.sync(file.number)) { missing.append(.syncing) }
        return missing
    }
}
