import Foundation

/// A source with its attributes, where there are any, and the faces of it that were asked for.
public struct ChosenFaces: Sendable {
    /// The faces.
    public let source: any FaceSource
    /// What people should know about how they were chosen, a line each.
    public let remarks: [String]

    /// Finds the attributes of a source and chooses faces by them.
    ///
    /// A table that was not named is looked for beside the data and used only if it names exactly the source's faces;
    /// if not, a remark says why. A named one may name more faces or, with a remark, fewer: those without attributes
    /// match no condition.
    ///
    /// - Parameters:
    ///   - path: where the source was opened, or `synthetic`.
    ///   - attributes: the path of the table; nil to look for it.
    ///   - only: a condition such as `Smiling & !Male`; nil for all faces.
    ///   - needed: the faces of a batch: fewer matches are an error.
    /// - Throws: when the named table or the condition is bad, there are no attributes to choose by, or too few match.
    public init(
        from source: any FaceSource, path: String, attributes: String?, only: String?, needed: Int = 1
    ) throws(AttributeError) {
        var expression: AttributeExpression?
        if let only {
            // Before the table, which may be long: a misspelt name should show at once.
            do throws(AttributeExpressionError) { expression = try AttributeExpression(only) } catch {
                throw .expression(error)
            }
        }
        let described = try Self.describe(source, path: path, attributes: attributes)
        guard let expression else {
            self = described
            return
        }
        guard (0..<source.count).contains(where: { described.source.faceAttributes($0) != nil }) else {
            throw .noAttributes(source: source.name, reason: described.remarks.first)
        }
        let filtered = FilteredFaceSource(described.source, only: expression)
        guard filtered.count >= needed, filtered.count > 0 else {
            throw .tooFewMatches(
                source: source.name, only: expression.text, matching: filtered.count, listed: source.count,
                needed: max(needed, 1))
        }
        self.source = filtered
        let absent = filtered.absentAttributes.indices.map { FaceAttributes.names[$0] }.joined(separator: ", ")
        let warning = absent.isEmpty ? [] : ["no face here is marked \(absent)"]
        remarks = described.remarks + ["only \(expression.text.printable): \(filtered.share)"] + warning
    }

    private init(source: any FaceSource, remarks: [String]) {
        self.source = source
        self.remarks = remarks
    }

    private static func describe(
        _ source: any FaceSource, path: String, attributes: String?
    ) throws(AttributeError) -> ChosenFaces {
        if let attributes { return try describe(source, table: attributes) }
        guard path != FaceSources.synthetic else { return ChosenFaces(source: source, remarks: []) }
        var remarks: [String] = []
        for candidate in AttributeSearch.tables(beside: path) {
            do throws(AttributeError) {
                let attributed = AttributedFaceSource(source, table: try AttributeTable(path: candidate))
                if attributed.isExact {
                    return ChosenFaces(
                        source: attributed, remarks: remarks + ["attributes: \(candidate.printable), found here"])
                }
                let why = attributed.stranger.map { "it does not name \($0.printable)" } ?? "it names other faces too"
                remarks.append("\(candidate.printable) is not used: \(why)")
            } catch {
                remarks.append("attributes not used: \(error.description)")
            }
        }
        return ChosenFaces(source: source, remarks: remarks)
    }

    private static func describe(_ source: any FaceSource, table path: String) throws(AttributeError) -> ChosenFaces {
        let attributed = AttributedFaceSource(source, table: try AttributeTable(path: path))
        guard attributed.known > 0 else {
            throw .foreign(path: path.printable, source: source.name, example: (attributed.stranger ?? "").printable)
        }
        guard let stranger = attributed.stranger else { return ChosenFaces(source: attributed, remarks: []) }
        let missing = (source.count - attributed.known).grouped
        let remark = "\(path.printable): no attributes for \(missing) faces, such as \(stranger.printable)"
        return ChosenFaces(source: attributed, remarks: [remark])
    }
}

/// Where CelebA's table usually lies.
enum AttributeSearch {
    /// The tables near a source that exist, the likeliest first: in the folder itself, beside it or the archive, one
    /// folder further up (as in Kaggle's copy), and in an `Anno` there (as in the official one).
    static func tables(beside path: String) -> [String] {
        let plain = URL(filePath: path).standardizedFileURL
        var folders: [URL] = []
        for source in [plain, plain.resolvingSymlinksInPath()] {
            let parent = source.deletingLastPathComponent()
            let above = parent.deletingLastPathComponent()
            folders += [source, parent, parent.appending(path: "Anno"), above, above.appending(path: "Anno")]
        }
        let files = folders.flatMap { folder in
            ["list_attr_celeba.txt", "list_attr_celeba.csv"].map { folder.appending(path: $0) }
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
