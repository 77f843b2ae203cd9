import Foundation
import SystemNames

/// A path that leads into an archive: `hq.zip/CelebA-HQ-img`.
struct FolderInArchive {
    /// The archive's path.
    let archive: String
    /// The folder within it, a slash at its end.
    let folder: String

    /// Splits a path at the first file in it; nil where a file is not on the way.
    init?(path: String) {
        var archive = URL(filePath: path.absolutePath).standardizedFileURL
        var folders: [String] = []
        while archive.pathComponents.count > 1, PathKind(path: archive.path) == .missing {
            folders.insert(archive.lastPathComponent, at: 0)
            archive.deleteLastPathComponent()
        }
        guard !folders.isEmpty, PathKind(path: archive.path) == .file else { return nil }
        self.archive = archive.path
        folder = folders.joined(separator: "/") + "/"
    }

    /// The faces of a source of the archive that lie in the folder.
    ///
    /// - Throws: `noFaces` where there are none.
    func faces(of source: any FaceSource, path: String) throws(FaceError) -> any FaceSource {
        let wanted = Array(folder.utf8)
        let chosen = (0..<source.count).filter { index in
            AttributeRule.normalized(Array(source.faceName(index).utf8)[...]).starts(with: wanted)
        }
        guard !chosen.isEmpty else { throw .noFaces(path: path.printable) }
        let name = "\(source.name)/\(folder.dropLast())".printable
        return NumberedFaceSource(source, faces: chosen, name: name)
    }
}
