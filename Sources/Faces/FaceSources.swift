import Foundation

/// Finds and opens sources of faces.
public enum FaceSources {
    /// Opens a folder, a zip archive, or `synthetic`, whichever `path` says. Pictures are listed, not opened.
    ///
    /// - Parameters:
    ///   - seed: decides synthetic faces; real ones do not depend on it.
    ///   - crop: which square of each picture becomes the face.
    /// - Throws: when nothing is there, or it is of another kind, or cannot be listed, or lists no faces.
    public static func open(path: String, seed: UInt64, crop: FaceCrop = .recipe) throws(FaceError) -> any FaceSource {
        if path == "synthetic" { return SyntheticFaceSource(seed: seed) }
        let pictures = try listing(path: path)
        guard pictures.names.count > 0 else { throw .noFaces(path: path.printable) }
        return PictureFaceSource(pictures: pictures, crop: crop)
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

    private static func listing(path: String) throws(FaceError) -> any PictureListing {
        let url = URL(filePath: path)
        let absolutePath = url.resolvingSymlinksInPath().standardizedFileURL.path
        let name = url.lastPathComponent.isEmpty ? path : url.standardizedFileURL.lastPathComponent
        switch PathKind(path: path) {
        case .folder:
            return try FolderPictures(path: path, absolutePath: absolutePath, name: name.printable)
        case .file:
            return try ZipPictures(path: path, absolutePath: absolutePath, name: name.printable)
        case .other:
            throw .unknownSource(path: path.printable, found: "neither file nor folder")
        case .missing:
            throw .notFound(path: path.printable)
        case .unreachable(let reason):
            throw .unreadableSource(path: path.printable, reason: reason)
        }
    }
}
