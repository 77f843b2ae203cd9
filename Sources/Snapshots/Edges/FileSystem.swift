import Glibc
import SystemNames

/// Folders and names, with errors that say what and where.
package enum FileSystem {
    /// What kind of thing has a name.
    package enum Kind: Sendable { case file, folder, other }

    /// A thing's kind, size in bytes and time of last change in nanoseconds since 1970, links followed.
    package struct Status: Sendable {
        package let kind: Kind
        package let size: Int
        package let changed: Int
    }

    /// What is at `path`; nil if nothing is, or nothing that may be seen.
    package static func status(_ path: String) -> Status? {
        var status = stat()
        guard stat(path.systemName, &status) == 0 else { return nil }
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        let changed = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        return Status(kind: kind, size: Int(status.st_size), changed: changed)
    }

    /// The names in a folder, sorted, without `.` and `..`.
    package static func names(in folder: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder.systemName) else {
            throw FileError(operation: .list, path: folder, code: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(systemName: bytes.prefix { $0 != 0 })
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a folder; returns false if there is one already.
    @discardableResult
    package static func makeFolder(_ path: String) throws(FileError) -> Bool {
        if mkdir(path.systemName, 0o777) == 0 { return true }
        let code = errno
        if code == EEXIST, status(path)?.kind == .folder { return false }
        throw FileError(operation: .create, path: path, code: code)
    }

    /// Makes a folder and those above it as needed.
    package static func makeFolders(_ path: String) throws(FileError) {
        if status(path)?.kind == .folder { return }
        let above = PathText.folder(of: path)
        if above != path { try makeFolders(above) }
        try makeFolder(path)
    }

    /// Removes a folder if it is there and empty.
    package static func removeEmptyFolder(_ path: String) {
        rmdir(path.systemName)
    }

    /// Gives a file or folder another name, in place of any file that has it.
    package static func move(_ path: String, to target: String) throws(FileError) {
        guard rename(path.systemName, target.systemName) == 0 else {
            throw FileError(operation: .rename, path: path, code: errno)
        }
    }

    /// Removes a file; one that is gone already is no error.
    package static func remove(_ path: String) throws(FileError) {
        guard unlink(path.systemName) == 0 || errno == ENOENT else {
            throw FileError(operation: .remove, path: path, code: errno)
        }
    }

    /// Removes a file, or a folder with all that is in it; what links point to stays.
    package static func removeAll(_ path: String) throws(FileError) {
        if destination(ofLink: path) == nil, status(path)?.kind == .folder {
            for name in try names(in: path) { try removeAll(path + "/" + name) }
            guard rmdir(path.systemName) == 0 || errno == ENOENT else {
                throw FileError(operation: .remove, path: path, code: errno)
            }
        } else {
            try remove(path)
        }
    }

    /// Lets go of all that a file holds; whoever adds to it goes on at its beginning.
    package static func empty(_ path: String) {
        truncate(path.systemName, 0)
    }

    /// Where a symbolic link points; nil if it is none.
    package static func destination(ofLink path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: 4096)
        let count = readlink(path.systemName, &bytes, bytes.count)
        guard count >= 0 else { return nil }
        return String(systemName: bytes[..<count].map { UInt8(bitPattern: $0) })
    }

    /// The last bytes of a file, at most `count`.
    package static func readTail(_ path: String, count: Int) throws(FileError) -> [UInt8] {
        let file = try FileDescriptor.open(path, O_RDONLY)
        let size = try file.regularFileSize()
        let length = min(size, count)
        let buffer = PageBuffer(byteCount: max(length, 1))
        let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer.memory[..<length])
        return Array(bytes[..<(try file.read(at: size - length, into: bytes))])
    }

    /// All bytes of a file of at most `limit` bytes.
    package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let file = try FileDescriptor.open(path, O_RDONLY)
        let size = try file.regularFileSize()
        guard size <= limit else { throw FileError(operation: .read, path: path, code: EFBIG) }
        let buffer = PageBuffer(byteCount: max(size, 1))
        let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer.memory[..<size])
        return Array(bytes[..<(try file.read(at: 0, into: bytes))])
    }
}
