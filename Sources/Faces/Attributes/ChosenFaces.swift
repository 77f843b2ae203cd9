import Foundation
import SystemNames

/// A source with its attributes, where there are any, and the faces of it that were asked for.
public struct ChosenFaces: Sendable {
    /// The faces; without those that are held out, where that was asked for.
    public let source: any FaceSource
    /// The held-out faces, chosen as the others are; nil where none were asked for.
    public let heldOut: (any FaceSource)?
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
    ///   - holdsOut: whether `HeldOutFaces` are kept apart. They are found among all of the source's faces, whatever
    ///     `only` chooses.
    /// - Throws: when the named table or the condition is bad, there are no attributes to choose by, or too few match.
    public init(
        from source: any FaceSource, path: String, attributes: String?, only: String?, needed: Int = 1,
        holdsOut: Bool = false
    ) throws(AttributeError) {
        var expression: AttributeExpression?
        if let only {
            // Before the table, which may be long: a misspelt name should show at once.
            do throws(AttributeExpressionError) { expression = try AttributeExpression(only) } catch {
                throw .expression(error)
            }
        }
        let all = try Self.describe(source, path: path, attributes: attributes)
        let described = holdsOut ? all.holdingOut() : all
        guard let expression else {
            self = described
            return
        }
        guard (0..<source.count).contains(where: { all.source.faceAttributes($0) != nil }) else {
            throw .noAttributes(source: source.name, reason: all.remarks.first)
        }
        let filtered = FilteredFaceSource(described.source, only: expression)
        guard filtered.count >= needed, filtered.count > 0 else {
            throw .tooFewMatches(
                source: source.name, only: expression.text, matching: filtered.count, listed: filtered.listed,
                needed: max(needed, 1))
        }
        self.source = filtered
        heldOut = described.heldOut.map { FilteredFaceSource($0, only: expression) }
        let absent = filtered.absentAttributes.indices.map { FaceAttributes.names[$0] }.joined(separator: ", ")
        let warning = absent.isEmpty ? [] : ["no face here is marked \(absent)"]
        remarks = described.remarks + ["only \(expression.text.printable): \(filtered.share)"] + warning
    }

    private init(source: any FaceSource, heldOut: (any FaceSource)? = nil, remarks: [String]) {
        self.source = source
        self.heldOut = heldOut
        self.remarks = remarks
    }

    private func holdingOut() -> ChosenFaces {
        let faces = HeldOutFaces(of: source)
        let share = "\(faces.indices.count.grouped) of \(source.count.grouped) faces"
        return ChosenFaces(
            source: NumberedFaceSource(source, faces: faces.others(of: source.count)),
            heldOut: NumberedFaceSource(source, faces: faces.indices, name: "\(source.name), held out"),
            remarks: remarks + ["held out: \(share) are never trained on"])
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
        let plain = URL(filePath: path.absolutePath).standardizedFileURL
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
