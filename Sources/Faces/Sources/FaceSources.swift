import Foundation
import SystemNames

/// Finds and opens sources of faces.
public enum FaceSources {
    /// What `path` is for the faces that gantop draws itself; a folder of that name is `./synthetic`.
    public static let synthetic = "synthetic"

    /// Bytes that drawn faces of this side take once they are remembered.
    public static func syntheticMemory(side: Int) -> Int {
        RememberedFaceSource.rememberedCount(of: SyntheticFaceSource.usualCount, side: side)
            * FaceImage.byteCount(side: side)
    }

    /// Opens a folder, a zip archive or a folder in one, an array of NumPy's or a packed file, whichever is at `path`, or
    /// `synthetic` faces. Pictures are
    /// listed, not opened.
    ///
    /// - Parameters:
    ///   - seed: decides synthetic faces; real ones do not depend on it.
    ///   - side: of the faces in pixels.
    ///   - crop: which square of each picture becomes the face.
    ///   - cache: where decoded faces are kept; nil to decode them each time.
    /// - Throws: when nothing is there, or it is of another kind, or cannot be listed, or lists no faces.
    public static func open(
        path: String, seed: UInt64, side: Int, crop: FaceCrop = .recipe, cache: FaceCache? = .standard
    ) throws(FaceError) -> any FaceSource {
        if path == synthetic { return RememberedFaceSource(SyntheticFaceSource(seed: seed, side: side)) }
        let form = FaceForm(side: side, crop: crop)
        let url = URL(filePath: path.absolutePath).standardizedFileURL
        let name = url.lastPathComponent.printable
        // Resolved, so that a source has one cache by whatever way it is reached.
        let resolved = url.resolvingSymlinksInPath().path
        switch PathKind(path: path) {
        case .folder: return try openFolder(resolved, name: name, form: form, cache: cache)
        case .file: return try openFile(resolved, name: name, form: form, cache: cache)
        case .other: throw .unknownSource(path: path.printable, found: "neither file nor folder")
        case .missing:
            guard let inside = FolderInArchive(path: path) else { throw .notFound(path: path.printable) }
            let archive = try open(path: inside.archive, seed: seed, side: side, crop: crop, cache: cache)
            return try inside.faces(of: archive, path: path)
        case .unreachable(let reason): throw .unreadableSource(path: path.printable, reason: reason)
        }
    }

    /// The path of CelebA where it usually lies below a folder, or nil: `data/celebA`, `data/img_align_celeba` or
    /// `img_align_celeba`, each a folder or with `.zip`.
    ///
    /// - Parameter folder: where to look; the working folder unless given.
    public static func findCelebA(below folder: String = ".") -> String? {
        let places = ["data/celebA", "data/img_align_celeba", "img_align_celeba"]
        let candidates = places.flatMap { [($0, PathKind.folder), ("\($0).zip", PathKind.file)] }
        let found = candidates.first { path, kind in PathKind(path: "\(folder)/\(path)") == kind }
        return found.map { path, _ in folder == "." ? path : "\(folder)/\(path)" }
    }

    private static func openFolder(
        _ path: String, name: String, form: FaceForm, cache: FaceCache?
    ) throws(FaceError) -> any FaceSource {
        let pictures = try FolderPictures(path: path, name: name)
        guard pictures.names.count > 0 else {
            return try openArchive(within: pictures, at: path, form: form, cache: cache)
        }
        let whole = cache?.whole(origin: pictures.origin, form: form, names: pictures.names)
        return source(of: pictures, form: form, cache: cache, whole: whole)
    }

    private static func openFile(
        _ path: String, name: String, form: FaceForm, cache: FaceCache?
    ) throws(FaceError) -> any FaceSource {
        if FileReader.begins(path, with: FaceCacheHeader.magic) {
            return try PackedFaceSource(path: path, name: name, side: form.side)
        }
        if FileReader.begins(path, with: ArrayHeader.magic) {
            return try ArrayFaceSource(path: path, name: name, form: form)
        }
        let stamp: FileStamp
        do throws(UnusablePicture) { stamp = try FileReader.stamp(FilePath(path)) } catch {
            throw .unreadableSource(path: path.printable, reason: error.reason)
        }
        let origin = PictureOrigin(kind: .zip, path: path, stamp: stamp)
        // A whole cache spares opening the archive, which takes long where it holds 200,000 files.
        if let whole = cache?.whole(origin: origin, form: form, names: nil) {
            let pictures = ZipPictures(origin: origin, name: name, names: whole.header.names)
            return source(of: pictures, form: form, cache: cache, whole: whole)
        }
        let pictures = try ZipPictures(origin: origin, name: name)
        guard pictures.names.count > 0 else {
            if let array = try ZippedArray(path: path) {
                return try ArrayFaceSource(.memory(array.bytes), path: path, name: name, form: form)
            }
            throw nothing(at: path, pictures)
        }
        return source(of: pictures, form: form, cache: cache, whole: nil)
    }

    /// The archive that lies alone in a folder without pictures, as after a download.
    private static func openArchive(
        within folder: FolderPictures, at path: String, form: FaceForm, cache: FaceCache?
    ) throws(FaceError) -> any FaceSource {
        let names = folder.archives.map { String(decoding: $0, as: UTF8.self) }.sorted()
        guard let first = names.first else { throw nothing(at: path, folder) }
        guard names.count == 1 else {
            throw .severalArchives(path: path.printable, names: names.map { "\(path)/\($0)".printable })
        }
        let name = URL(filePath: first).lastPathComponent.printable
        let found = "\(path)/\(first)"
        return FoundFaceSource(try openFile(found, name: name, form: form, cache: cache), at: found)
    }

    /// What is wrong with a folder or archive without pictures.
    private static func nothing(at path: String, _ listing: any PictureListing) -> FaceError {
        let others = listing.passedOver(opening: false)
        return others.count == 0
            ? .noFaces(path: path.printable) : .onlyOthers(path: path.printable, found: others)
    }

    private static func source(
        of pictures: any PictureListing, form: FaceForm, cache: FaceCache?, whole: FaceCacheFile?
    ) -> any FaceSource {
        let remark = whole == nil ? cache?.refusal(origin: pictures.origin, form: form, names: pictures.names) : nil
        let decoding = PictureFaceSource(pictures: pictures, form: form, remarks: remark.map { [$0] } ?? [])
        let file = whole ?? cache?.building(origin: pictures.origin, form: form, names: pictures.names)
        guard let cache, let file else { return decoding }
        return CachedFaceSource(pictures: decoding, file: file, cache: cache)
    }
}
