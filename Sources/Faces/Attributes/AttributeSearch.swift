import Foundation
import SystemNames

/// Where CelebA's tables usually lie.
enum AttributeSearch {
    /// What the table of attributes is called: CelebA's, Kaggle's, and that of CelebAMask-HQ.
    private static let attributeNames = [
        "list_attr_celeba.txt", "list_attr_celeba.csv", "CelebAMask-HQ-attribute-anno.txt",
    ]

    /// What the table of parts is called.
    private static let partNames = ["list_eval_partition.txt", "list_eval_partition.csv"]
    /// What is looked for beside faces.
    static let allNames = attributeNames + partNames

    /// The tables of attributes near a source that exist, the likeliest first.
    static func tables(beside path: String) -> [String] {
        files(attributeNames, beside: path, folder: "Anno")
    }

    /// The tables near a source that tell which part each face belongs to, the likeliest first.
    static func partTables(beside path: String) -> [String] {
        files(partNames, beside: path, folder: "Eval")
    }

    /// The files near a source that exist: in the folder itself, beside it or the archive, one
    /// folder further up (as in Kaggle's copy), and in a folder of their own in any of these (as in the official one).
    private static func files(_ names: [String], beside path: String, folder own: String) -> [String] {
        let plain = URL(filePath: path.absolutePath).standardizedFileURL
        var folders: [URL] = []
        for source in [plain, plain.resolvingSymlinksInPath()] {
            let parent = source.deletingLastPathComponent()
            let above = parent.deletingLastPathComponent()
            folders += [source, parent, above].flatMap { [$0, $0.appending(path: own)] }
        }
        let files = folders.flatMap { folder in
            names.map { folder.appending(path: $0) }
        }
        var seen: Set<String> = []
        return files.filter { file in
            PathKind(path: file.path) == .file && seen.insert(file.resolvingSymlinksInPath().path).inserted
        }.map { shortened($0.path) }
    }

    /// The path from the working folder where the file lies below it.
    private static func shortened(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
}
