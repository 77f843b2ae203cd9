import Foundation

/// The project's own files, as the tests of the house read them.
enum Checkout {
    /// The folder with `Package.swift`.
    static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let sources = top.appending(path: "Sources")

    /// The Swift files of a target, links to another target's folder followed.
    static func swiftFiles(of target: String) throws -> [URL] {
        try files(below: sources.appending(path: target).resolvingSymlinksInPath(), endings: ["swift"])
    }

    /// All files below a folder with one of these endings, in name order.
    static func files(below folder: URL, endings: Set<String>) throws -> [URL] {
        let enumerator = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let all = enumerator?.allObjects.compactMap { $0 as? URL } ?? []
        return all.filter { endings.contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }
}
