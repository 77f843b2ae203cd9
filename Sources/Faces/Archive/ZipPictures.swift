import Synchronization

/// The pictures of a zip archive, read in place.
///
/// A handle of libzip takes about 300 bytes an entry and serves one thread at a time: there is one, unpacking takes
/// turns, and decoding, which takes far longer, does not.
final class ZipPictures: PictureListing {
    let name: String
    let origin: PictureOrigin
    let names: NameTable
    let problems: [SkippedFace] = []
    private let path: String
    private let entries: [UInt32]
    private let handle: Mutex<Opened>

    /// `@unchecked Sendable`: the handle is used only while the mutex that holds it is locked.
    private struct Opened: @unchecked Sendable {
        var handle: ZipHandle?
    }

    /// Lists the archive.
    ///
    /// - Throws: `unknownSource` when it is no archive, `unreadableSource` when it is damaged.
    init(path: String, absolutePath: String, name: String) throws(FaceError) {
        let stamp: FileStamp
        let handle: ZipHandle
        do throws(UnusablePicture) { stamp = try FileReader.stamp(FilePath(path)) } catch {
            throw .unreadableSource(path: path.printable, reason: error.reason)
        }
        do throws(ZipHandle.OpenFailure) { handle = try ZipHandle(path: path) } catch {
            throw Self.explain(error, path: path)
        }
        let (names, entries) = Self.list(handle)
        self.name = name
        self.path = path
        self.names = names
        self.entries = entries
        self.handle = Mutex(Opened(handle: handle))
        origin = PictureOrigin(kind: .zip, path: absolutePath, stamp: stamp)
    }

    func bytes(_ index: Int) throws(UnusablePicture) -> [UInt8] {
        guard !Self.climbsOut(names[index]) else {
            throw UnusablePicture("its name leads out of the archive; it is not used")
        }
        let entry = Int(entries[index])
        let result = handle.withLock { opened -> Result<[UInt8], UnusablePicture> in
            do throws(UnusablePicture) {
                if opened.handle == nil { opened.handle = try reopen() }
                return .success(try opened.handle?.bytes(entry) ?? [])
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    func stamp(_ index: Int) throws(UnusablePicture) -> FileStamp? { nil }

    func rest() {
        handle.withLock { $0.handle = nil }
    }

    /// Opens the archive again, provided it is still the one that was listed.
    private func reopen() throws(UnusablePicture) -> ZipHandle {
        guard try FileReader.stamp(FilePath(path)) == origin.stamp else {
            throw UnusablePicture("the archive has changed since it was opened")
        }
        do throws(ZipHandle.OpenFailure) { return try ZipHandle(path: path) } catch {
            throw UnusablePicture("the archive cannot be opened any more")
        }
    }

    private static func list(_ handle: ZipHandle) -> (names: NameTable, entries: [UInt32]) {
        var names = NameTable()
        var entries: [UInt32] = []
        for index in 0..<min(handle.count, Int(UInt32.max)) {
            handle.withName(index) { name in
                if isFace(name), names.append(name) { entries.append(UInt32(index)) }
            }
        }
        guard let order = names.sortedOrder() else { return (names, entries) }
        return (names.reordered(order), order.map { entries[Int($0)] })
    }

    /// Pictures, but neither hidden ones nor what macOS adds under `__MACOSX`.
    private static func isFace(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard PictureName.isPicture(name), !name.starts(with: "__MACOSX/".utf8) else { return false }
        let last = name.split(separator: UInt8(ascii: "/")).last
        return last?.first != UInt8(ascii: ".")
    }

    private static func climbsOut(_ name: ArraySlice<UInt8>) -> Bool {
        name.first == UInt8(ascii: "/")
            || name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.contains {
                $0.elementsEqual("..".utf8)
            }
    }

    private static func explain(_ failure: ZipHandle.OpenFailure, path: String) -> FaceError {
        switch failure {
        case .other(let reason):
            return .unreadableSource(path: path.printable, reason: "the archive is damaged: \(reason)")
        case .notAnArchive:
            guard FileReader.beginsLikeZip(path) else {
                return .unknownSource(path: path.printable, found: "a file of another kind")
            }
            return .unreadableSource(
                path: path.printable, reason: "the archive's directory is missing; is it wholly downloaded?")
        }
    }
}
