import ArgumentParser
import Faces
import Snapshots

/// The folder that restored pictures go to. No file in it is replaced unless people say so, and never one of this command.
struct RestoredFolder {
    let path: String
    let format: Format
    /// Whether files that were there before may be replaced.
    let replaces: Bool
    /// What this command has written, and from which picture.
    private var written: [String: String] = [:]

    /// What kind of file is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case png, jpeg

        var ending: String { self == .png ? "png" : "jpg" }
    }

    /// Hardly to be told from the original, and what the rest of the world means by the best.
    private static let jpegQuality = 95

    init(path: String, format: Format, replaces: Bool) {
        self.path = path
        self.format = format
        self.replaces = replaces
    }

    /// Where a picture goes once it is restored.
    ///
    /// - Throws: where something lies there that may not be replaced.
    func place(for picture: String) throws(RestoringError) -> String {
        let target = (path.hasSuffix("/") ? path : path + "/") + "\(PictureList.stem(picture)).\(format.ending)"
        if let other = written[target] {
            throw RestoringError(path: picture, reason: "\(other) became \(target) already, and this would replace it")
        }
        guard replaces || FileSystem.status(target) == nil else {
            throw RestoringError(path: picture, reason: "\(target) is there already; --force replaces it")
        }
        return target
    }

    /// Writes a picture, whole or not at all; makes the folder if need be.
    mutating func write(_ picture: WholePicture, to target: String) throws {
        try FileSystem.makeFolders(path)
        switch format {
        case .png:
            try PNGImage.write(rgb: picture.pixels, width: picture.width, height: picture.height, to: target)
        case .jpeg: try AtomicFile.write(try picture.jpeg(quality: Self.jpegQuality), to: target)
        }
        written[target] = picture.path
    }
}
