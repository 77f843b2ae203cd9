/// An open archive, the names of its files of one kind, and which of its entries each is.
struct ZipListing {
    let handle: ZipHandle
    /// Paths within the archive, in byte order.
    var names = NameTable()
    /// The number of each name's entry.
    private(set) var entries: [UInt32] = []
    /// Files of other kinds, folders and hidden ones left out.
    private(set) var others = PassedOverFiles()

    /// Opens and lists an archive.
    init(path: String, of kind: ListedFiles) throws(ZipHandle.OpenFailure) {
        handle = try ZipHandle(path: path)
        for index in 0..<min(handle.count, Int(UInt32.max)) {
            handle.withName(index) { name in
                guard Self.isShown(name) else { return }
                if !kind.contains(name) {
                    if name.last != UInt8(ascii: "/") { others.add(name) }
                } else if names.append(name) {
                    entries.append(UInt32(index))
                }
            }
        }
        if let order = names.sortedOrder() {
            names = names.reordered(order)
            entries = order.map { entries[Int($0)] }
        }
    }

    /// Neither hidden files nor what macOS adds under `__MACOSX`.
    private static func isShown(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !name.starts(with: "__MACOSX/".utf8) else { return false }
        // Some programs for Windows write its own separator.
        let last = name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.last
        return last?.first != UInt8(ascii: ".")
    }
}

extension ZipHandle.OpenFailure {
    /// Why the file at `path` cannot be read as an archive; nil when it is a file of another kind.
    func reason(path: String) -> String? {
        switch self {
        case .other(let reason): reason
        case .damaged(let reason): "the archive is damaged: \(reason)"
        case .notAnArchive:
            FileReader.begins(path, with: [0x50, 0x4B]) && !FileReader.begins(path, with: [0x50, 0x4B, 7, 8])
                ? "the archive's directory is missing; is it wholly downloaded?" : nil
        }
    }
}
