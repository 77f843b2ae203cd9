import Glibc
import Synchronization

/// Files that appear whole or not at all.
///
/// The bytes go to a file beside, are synced, and take the name only then; the folder is synced last. Whoever is killed
/// in between leaves the former file as it was, and at most a file whose name ends in `.partial`.
public enum AtomicFile {
    /// Writes `bytes` as the file at `path`, in place of any former one.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try write(bytes, to: path, calls: .system)
    }

    /// Makes `path` a symbolic link to `destination`, in place of any former file or link.
    public static func link(_ path: String, to destination: String) throws(FileError) {
        let beside = partialName(beside: path)
        guard symlink(destination, beside) == 0 else {
            throw FileError(operation: .link, path: path, code: errno)
        }
        guard rename(beside, path) == 0 else {
            let code = errno
            unlink(beside)
            throw FileError(operation: .rename, path: path, code: code)
        }
        try syncFolder(of: path, calls: .system)
    }

    /// Whether a file of this name is what a killed process left of an unfinished one.
    package static func isPartial(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(".partial")
    }

    static func write(_ bytes: [UInt8], to path: String, calls: FileCalls) throws(FileError) {
        let outcome = bytes.withUnsafeBytes { bytes in
            Result { () throws(FileError) in try write(bytes, to: path, calls: calls) }
        }
        try outcome.get()
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to path: String, calls: FileCalls) throws(FileError) {
        if isDeviceOrPipe(path) {
            try FileDescriptor.open(path, O_WRONLY).writeAll(bytes, calls: calls)
            return
        }
        let beside = partialName(beside: path)
        do throws(FileError) {
            let file = try FileDescriptor.open(beside, O_WRONLY | O_CREAT | O_EXCL)
            try file.writeAll(bytes, calls: calls)
            try file.sync(calls: calls)
            let code = calls.rename(beside, path)
            guard code == 0 else { throw FileError(operation: .rename, path: path, code: code) }
        } catch {
            unlink(beside)
            throw FileError(operation: error.operation, path: path, code: error.code)
        }
        try syncFolder(of: path, calls: calls)
    }

    static func syncFolder(of path: String, calls: FileCalls) throws(FileError) {
        let folder = try FileDescriptor.open(PathText.folder(of: path), O_RDONLY | O_DIRECTORY)
        let code = calls.sync(folder.number)
        // Some file systems cannot sync a folder, and need not.
        guard code == 0 || code == EINVAL || code == ENOTSUP || code == EINTR else {
            throw FileError(operation: .sync, path: folder.path, code: code)
        }
    }

    /// A name that no other process and no other write of this one uses, hidden, in the same folder.
    private static func partialName(beside path: String) -> String {
        let number = writeCount.wrappingAdd(1, ordering: .relaxed).newValue
        return PathText.folder(of: path) + "/.\(PathText.name(of: path)).\(getpid())-\(number).partial"
    }

    /// Devices and pipes are written to as they stand: a file must not take their place.
    private static func isDeviceOrPipe(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind != S_IFREG && kind != S_IFDIR
    }

    private static let writeCount = Atomic<Int>(0)
}
