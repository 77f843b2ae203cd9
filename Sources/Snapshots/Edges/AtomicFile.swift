import Glibc
import SystemNames

/// Files that appear whole or not at all.
///
/// The bytes go to a file beside, are synced, and take the name only then; the folder is synced last. Whoever is killed
/// in between leaves the former file as it was, and at most a file whose name ends in `.partial`.
public enum AtomicFile {
    /// Writes `bytes` as the file at `path`, in place of any former one.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try write(bytes, to: path, calls: .system)
    }

    /// Writes `bytes` beside, on the disk, for the file at `path`; they take its name when they are published, and are
    /// gone when they are let go of before.
    package static func stage(_ bytes: [UInt8], for path: String) throws(FileError) -> StagedFile {
        let file = try PartialFile(path: path, calls: .system)
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(FileError) in try file.append(bytes) }
        }
        try outcome.get()
        try file.settle()
        return StagedFile(file: file)
    }

    /// Makes `path` a symbolic link to `destination`, in place of any former file or link.
    ///
    /// - Returns: false where the file system has no such links; then there is nothing at `path`.
    @discardableResult
    public static func link(_ path: String, to destination: String) throws(FileError) -> Bool {
        try link(path, to: destination, calls: .system)
    }

    @discardableResult
    static func link(_ path: String, to destination: String, calls: FileCalls) throws(FileError) -> Bool {
        let beside = PartialFile.name(beside: path)
        let code = calls.link(destination, beside)
        if FileCalls.isMissingLink(code) {
            // A file of that name came with a copy of a run, and would be taken for the latest ever after.
            try FileSystem.remove(path)
            return false
        }
        guard code == 0 else { throw FileError(operation: .link, path: path, code: code) }
        guard rename(beside.systemName, path.systemName) == 0 else {
            let code = errno
            unlink(beside.systemName)
            throw FileError(operation: .rename, path: path, code: code)
        }
        try PartialFile.syncFolder(of: path, calls: calls)
        return true
    }

    /// Whether a file of this name is what a killed process left of an unfinished one.
    package static func isPartial(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(".partial")
    }

    static func write(_ bytes: [UInt8], to path: String, calls: FileCalls) throws(FileError) {
        let file = try PartialFile(path: path, calls: calls)
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(FileError) in try file.append(bytes) }
        }
        try outcome.get()
        try file.publish()
    }
}

/// A file that is whole but does not have its name yet.
package struct StagedFile {
    fileprivate let file: PartialFile

    /// Gives the file its name, in place of any former one; takes no room on the disk.
    package func publish() throws(FileError) { try file.publish() }
}
