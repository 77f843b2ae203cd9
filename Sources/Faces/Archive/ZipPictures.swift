import Networks

/// The pictures of a zip archive, read in place.
///
/// A handle of libzip takes about 300 bytes an entry and serves one thread at a time: there is one, unpacking takes
/// turns, and decoding, which takes far longer, does not.
final class ZipPictures: PictureListing {
    let name: String
    let origin: PictureOrigin
    let names: NameTable
    let problems: [SkippedFace] = []
    private let opened: Locked<Opened>

    /// `@unchecked Sendable`: the archive is used only while the mutex that holds it is locked.
    private struct Opened: @unchecked Sendable {
        var archive: OpenArchive?
    }

    /// An open archive, and which of its entries each picture is.
    private struct OpenArchive {
        let handle: ZipHandle
        var names: NameTable
        var entries: [UInt32]
    }

    /// Opens and lists the archive that `origin` tells of.
    ///
    /// - Throws: `unknownSource` when it is no archive, `unreadableSource` when it is damaged.
    init(origin: PictureOrigin, name: String) throws(FaceError) {
        var archive: OpenArchive
        do throws(ZipHandle.OpenFailure) { archive = try Self.open(origin.path) } catch {
            throw Self.explain(error, path: origin.path)
        }
        self.name = name
        self.origin = origin
        names = archive.names
        archive.names = NameTable()
        opened = Locked(Opened(archive: archive))
    }

    /// Trusts a list made earlier, of the archive in the same state; opens it when a picture is asked for.
    init(origin: PictureOrigin, name: String, names: NameTable) {
        self.name = name
        self.origin = origin
        self.names = names
        opened = Locked(Opened())
    }

    func bytes(_ index: Int) throws(UnusablePicture) -> [UInt8] {
        guard !Self.climbsOut(names[index]) else {
            throw UnusablePicture("its name leads out of the archive; it is not used")
        }
        let result = opened.withLock { opened -> Result<[UInt8], UnusablePicture> in
            do throws(UnusablePicture) {
                let archive: OpenArchive
                if let present = opened.archive { archive = present } else { archive = try reopen() }
                opened.archive = archive
                return .success(try archive.handle.bytes(Int(archive.entries[index])))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    func stamp(_ index: Int) throws(UnusablePicture) -> FileStamp? { nil }

    func rest() {
        opened.withLock { $0.archive = nil }
    }

    /// Opens the archive again, provided it is still the one that was listed.
    private func reopen() throws(UnusablePicture) -> OpenArchive {
        let changed = UnusablePicture("the archive has changed since it was listed")
        guard try FileReader.stamp(FilePath(origin.path)) == origin.stamp else { throw changed }
        var archive: OpenArchive
        do throws(ZipHandle.OpenFailure) { archive = try Self.open(origin.path) } catch {
            throw UnusablePicture("the archive cannot be opened any more")
        }
        guard archive.names == names else { throw changed }
        archive.names = NameTable()
        return archive
    }

    private static func open(_ path: String) throws(ZipHandle.OpenFailure) -> OpenArchive {
        let handle = try ZipHandle(path: path)
        var names = NameTable()
        var entries: [UInt32] = []
        for index in 0..<min(handle.count, Int(UInt32.max)) {
            handle.withName(index) { name in
                if isFace(name), names.append(name) { entries.append(UInt32(index)) }
            }
        }
        if let order = names.sortedOrder() {
            names = names.reordered(order)
            entries = order.map { entries[Int($0)] }
        }
        return OpenArchive(handle: handle, names: names, entries: entries)
    }

    /// Pictures, but neither hidden ones nor what macOS adds under `__MACOSX`.
    private static func isFace(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard PictureName.isPicture(name), !name.starts(with: "__MACOSX/".utf8) else { return false }
        let last = name.split(separator: UInt8(ascii: "/")).last
        return last?.first != UInt8(ascii: ".")
    }

    private static func climbsOut(_ name: ArraySlice<UInt8>) -> Bool {
        let parts = name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        return name.first == UInt8(ascii: "/") || parts.contains { $0.elementsEqual("..".utf8) }
    }

    private static func explain(_ failure: ZipHandle.OpenFailure, path: String) -> FaceError {
        switch failure {
        case .other(let reason): return .unreadableSource(path: path.printable, reason: reason)
        case .damaged(let reason):
            return .unreadableSource(path: path.printable, reason: "the archive is damaged: \(reason)")
        case .notAnArchive:
            guard FileReader.begins(path, with: [0x50, 0x4B]) else {
                return .unknownSource(path: path.printable, found: "a file of another kind")
            }
            return .unreadableSource(
                path: path.printable, reason: "the archive's directory is missing; is it wholly downloaded?")
        }
    }
}
