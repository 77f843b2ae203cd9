import Networks

/// The pictures of a zip archive, read in place. Names that begin with a slash or hold `..` do no harm: nothing is unpacked
/// to disk.
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
        var archive: ZipListing?
        /// What is no picture; nil until the archive was opened.
        var others: PassedOverFiles?
    }

    /// Opens and lists the archive that `origin` tells of.
    ///
    /// - Throws: `unknownSource` when it is no archive, `unreadableSource` when it is damaged.
    init(origin: PictureOrigin, name: String) throws(FaceError) {
        var archive: ZipListing
        do throws(ZipHandle.OpenFailure) { archive = try ZipListing(path: origin.path, of: .pictures) } catch {
            throw Self.explain(error, path: origin.path)
        }
        self.name = name
        self.origin = origin
        names = archive.names
        archive.names = NameTable()
        opened = Locked(Opened(archive: archive, others: archive.others))
    }

    /// Trusts a list made earlier, of the archive in the same state; opens it when a picture is asked for.
    init(origin: PictureOrigin, name: String, names: NameTable) {
        self.name = name
        self.origin = origin
        self.names = names
        opened = Locked(Opened())
    }

    func bytes(_ index: Int) throws(UnusablePicture) -> [UInt8] {
        let result = opened.withLock { opened -> Result<[UInt8], UnusablePicture> in
            do throws(UnusablePicture) {
                let archive: ZipListing
                if let present = opened.archive { archive = present } else { archive = try reopen() }
                opened.archive = archive
                return .success(try archive.handle.bytes(Int(archive.entries[index])))
            } catch {
                // An archive that comes back is another open file.
                if error.isUnreached { opened.archive = nil }
                return .failure(error)
            }
        }
        return try result.get()
    }

    func passedOver(opening: Bool) -> PassedOverFiles {
        opened.withLock { opened in
            if opened.others == nil, opening {
                opened.archive = try? reopen()
                opened.others = opened.archive?.others
            }
            return opened.others ?? PassedOverFiles()
        }
    }

    func stamp(_ index: Int) throws(UnusablePicture) -> FileStamp? { nil }

    func rest() {
        opened.withLock { $0.archive = nil }
    }

    /// Opens the archive again, provided it is still the one that was listed.
    private func reopen() throws(UnusablePicture) -> ZipListing {
        let changed = UnusablePicture("the archive has changed since it was listed", isUnreached: true)
        guard try FileReader.stamp(FilePath(origin.path)) == origin.stamp else { throw changed }
        var archive: ZipListing
        do throws(ZipHandle.OpenFailure) { archive = try ZipListing(path: origin.path, of: .pictures) } catch {
            throw UnusablePicture("the archive cannot be opened any more", isUnreached: true)
        }
        guard archive.names == names else { throw changed }
        archive.names = NameTable()
        return archive
    }

    private static func explain(_ failure: ZipHandle.OpenFailure, path: String) -> FaceError {
        guard let reason = failure.reason(path: path) else {
            return .unknownSource(
                path: path.printable, found: FileKind(path: path)?.description ?? "a file of another kind")
        }
        return .unreadableSource(path: path.printable, reason: reason)
    }
}
