import Glibc

/// The files of one kind below a folder, nested folders included, found without opening a file.
struct FolderListing {
    /// Paths relative to the folder, in byte order.
    private(set) var names = NameTable()
    /// Folders that could not be read, or are no source of faces.
    private(set) var problems: [SkippedFace] = []

    /// Files of other kinds.
    private(set) var others = PassedOverFiles()
    /// The first zip archives among them, `mostArchives` at most.
    private(set) var archives: [[UInt8]] = []

    private struct FolderIdentity: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    private let root: String
    private let listed: ListedFiles
    private var visited: Set<FolderIdentity> = []

    /// More archives are not told apart.
    static let mostArchives = 100

    /// What a folder of a run holds, whatever else does: its pictures are what networks made, not faces to learn from.
    private static let marksOfRun = ["config.json", "journal.jsonl"]

    /// Lists `root`. Links are followed; a folder that was already seen is not read again, so links in a loop end.
    ///
    /// - Throws: `unreadableSource` when the root itself cannot be read.
    init(root: String, of kind: ListedFiles = .pictures) throws(FaceError) {
        self.root = root
        listed = kind
        // A stack, not recursion: nesting is bounded by the memory for names only.
        var pending: [[UInt8]] = [[]]
        while let folder = pending.popLast() {
            if let reason = read(folder, pending: &pending) {
                guard !folder.isEmpty else { throw .unreadableSource(path: root.printable, reason: reason) }
                let name = String(decoding: folder.dropLast(), as: UTF8.self)
                problems.append(SkippedFace(name: name.printable, reason: reason))
            }
        }
        visited = []
        if let order = names.sortedOrder() { names = names.reordered(order) }
    }

    /// Reads one folder, none or a relative path with a slash at its end; tells why it could not.
    private mutating func read(_ folder: [UInt8], pending: inout [[UInt8]]) -> String? {
        let path = FilePath(folder: root, name: folder)
        guard let stream = path.withCharacters({ $0.flatMap { opendir($0) } }) else { return systemMessage() }
        defer { closedir(stream) }
        var status = stat()
        guard fstat(dirfd(stream), &status) == 0 else { return systemMessage() }
        let identity = FolderIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        guard visited.insert(identity).inserted else { return nil }
        if Self.marksOfRun.allSatisfy({ faccessat(dirfd(stream), $0, F_OK, 0) == 0 }) {
            return "it holds a run of gantop, whose pictures are no faces to learn from"
        }
        while true {
            errno = 0
            guard let entry = readdir(stream) else { return errno == 0 ? nil : systemMessage() }
            let problem = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
                    let name = UnsafeBufferPointer(start: start, count: strnlen(start, 256))
                    return take(name, kind: entry.pointee.d_type, prefix: folder, stream: stream, pending: &pending)
                }
            }
            if let problem { return problem }
        }
    }

    private mutating func take(
        _ name: UnsafeBufferPointer<UInt8>, kind: UInt8, prefix: [UInt8], stream: OpaquePointer,
        pending: inout [[UInt8]]
    ) -> String? {
        // Hidden files are not faces: macOS leaves `._000001.jpg` beside every picture.
        guard let first = name.first, first != UInt8(ascii: ".") else { return nil }
        if isFolder(name, kind: kind, stream: stream) {
            pending.append(prefix + name + [UInt8(ascii: "/")])
            return nil
        }
        // Devices and pipes are passed by; a link is looked at when it is read.
        guard [UInt8(DT_REG), UInt8(DT_LNK), UInt8(DT_UNKNOWN)].contains(kind) else { return nil }
        guard listed.contains(name) else {
            others.add(name)
            if ListedFiles.archives.contains(name), archives.count < Self.mostArchives {
                archives.append(prefix + name)
            }
            return nil
        }
        return names.append(prefix + name) ? nil : "it holds too many names"
    }

    private func isFolder(_ name: UnsafeBufferPointer<UInt8>, kind: UInt8, stream: OpaquePointer) -> Bool {
        if kind == UInt8(DT_DIR) { return true }
        guard kind == UInt8(DT_LNK) || kind == UInt8(DT_UNKNOWN) else { return false }
        var status = stat()
        return name.withMemoryRebound(to: CChar.self) { characters in
            guard let start = characters.baseAddress else { return false }
            return fstatat(dirfd(stream), start, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
        }
    }
}
