import Faces
import Snapshots

/// The picture files that a command line names, in its order; those of a folder in order of name.
struct PictureList {
    private(set) var paths: [String] = []
    /// Folders that give none.
    private(set) var problems: [RestoringError] = []

    /// Files as they are named, whether they are there or not, and what folders hold, without the folders in them.
    init(_ given: [String]) {
        for path in given {
            guard FileSystem.status(path)?.kind == .folder else {
                paths.append(path)
                continue
            }
            do throws(RestoringError) {
                let found = try Self.pictures(in: path)
                paths += found
                if found.isEmpty {
                    problems.append(RestoringError(path: path, reason: "found no JPEG or PNG picture in it"))
                }
            } catch { problems.append(error) }
        }
    }

    /// The JPEG and PNG files of a folder by the ends of their names, hidden ones passed over.
    static func pictures(in folder: String) throws(RestoringError) -> [String] {
        do throws(FileError) {
            let names = try FileSystem.names(in: folder)
            let pictures = names.filter { !$0.hasPrefix(".") && PictureFormat.isPictureName($0) }
            return pictures.map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
                .filter { FileSystem.status($0)?.kind != .folder }
        } catch {
            throw RestoringError(path: folder, reason: "it cannot be listed: \(error.cause)")
        }
    }

    /// A file's name without its folder and its ending.
    static func stem(_ path: String) -> String {
        let name = PathText.name(of: path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }
}
