import Glibc
import Synchronization
import SystemNames

/// A file on its way to its name: written beside, synced, renamed when whole. Let go of before, it leaves nothing.
///
/// Devices and pipes are written to as they stand: a file must not take their place.
final class PartialFile {
    private let path: String
    private let file: FileDescriptor
    private let calls: FileCalls
    /// The name until then; nil for a device.
    private var beside: String?

    /// Begins the file that will be at `path`.
    init(path: String, calls: FileCalls) throws(FileError) {
        self.path = path
        self.calls = calls
        if Self.isDeviceOrPipe(path) {
            file = try FileDescriptor.open(path, O_WRONLY)
            return
        }
        let beside = Self.name(beside: path)
        do throws(FileError) {
            file = try FileDescriptor.open(beside, O_WRONLY | O_CREAT | O_EXCL)
        } catch {
            throw FileError(operation: error.operation, path: path, code: error.code)
        }
        self.beside = beside
    }

    deinit {
        if let beside { unlink(beside.systemName) }
    }

    /// Adds bytes at the end.
    func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        try named { () throws(FileError) in try file.writeAll(bytes, calls: calls) }
    }

    /// Writes bytes over those at `offset`.
    func replace(at offset: Int, with bytes: [UInt8]) throws(FileError) {
        let code = bytes.withUnsafeBytes { bytes in
            lseek(file.number, off_t(offset), SEEK_SET) < 0 ? errno : 0
        }
        guard code == 0 else { throw FileError(operation: .write, path: path, code: code) }
        let outcome = bytes.withUnsafeBytes { bytes in Result { () throws(FileError) in try append(bytes) } }
        try outcome.get()
    }

    /// Returns when the bytes are on the disk: what follows takes no more room.
    func settle() throws(FileError) {
        try named { () throws(FileError) in try file.sync(calls: calls) }
    }

    /// Gives the file its name, once its bytes are on the disk.
    func publish() throws(FileError) {
        guard let beside else { return }
        try named { () throws(FileError) in
            try file.sync(calls: calls)
            let code = calls.rename(beside, path)
            guard code == 0 else { throw FileError(operation: .rename, path: path, code: code) }
        }
        self.beside = nil
        try Self.syncFolder(of: path, calls: calls)
    }

    /// Errors name the file that people know.
    private func named(_ body: () throws(FileError) -> Void) throws(FileError) {
        do throws(FileError) {
            try body()
        } catch {
            throw FileError(operation: error.operation, path: path, code: error.code)
        }
    }
}

extension PartialFile {
    /// Returns when the names in the folder of `path` are on the disk.
    static func syncFolder(of path: String, calls: FileCalls) throws(FileError) {
        let folder = try FileDescriptor.open(PathText.folder(of: path), O_RDONLY | O_DIRECTORY)
        let code = calls.sync(folder.number)
        // Some file systems cannot sync a folder, and need not.
        guard code == 0 || FileCalls.isMissing(code) || code == EINTR else {
            throw FileError(operation: .sync, path: folder.path, code: code)
        }
    }

    /// A name that no other process and no other file of this one uses, hidden, in the same folder.
    static func name(beside path: String) -> String {
        let number = nameCount.wrappingAdd(1, ordering: .relaxed).newValue
        return PathText.folder(of: path) + "/.\(PathText.name(of: path)).\(getpid())-\(number).partial"
    }

    private static func isDeviceOrPipe(_ path: String) -> Bool {
        var status = stat()
        guard stat(path.systemName, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        return kind != S_IFREG && kind != S_IFDIR
    }

    private static let nameCount = Atomic<Int>(0)
}
