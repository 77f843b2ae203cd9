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
    ///   - part: which of CelebA's official parts to choose from, before everything else; its table is looked for beside
    ///     the data.
    ///   - needed: the faces of a batch: fewer matches are an error.
    ///   - holdsOut: whether `HeldOutFaces` are kept apart. They are found among all faces of the part, whatever `only`
    ///     chooses.
    /// - Throws: when the named table or the condition is bad, there are no attributes to choose by, or too few match.
    public init(
        from source: any FaceSource, path: String, attributes: String?, only: String?, part: FacePart = .all,
        needed: Int = 1, holdsOut: Bool = false
    ) throws(AttributeError) {
        // Tables lie beside the archive that was found, or that the path leads into.
        let path = (source as? FoundFaceSource)?.path ?? FolderInArchive(path: path)?.archive ?? path
        // Before the table, which may be long: what is misspelt should show at once.
        let mistake = try only.flatMap(Self.unknownName)
        let whole: ChosenFaces
        do throws(AttributeError) {
            whole = try Self.describe(source, path: path, attributes: attributes)
        } catch {
            throw mistake.map { .expression($0) } ?? error
        }
        let parted = try PartFaces(part, of: whole.source, path: path)
        let all = ChosenFaces(source: parted.source, remarks: whole.remarks + parted.remarks)
        let described = holdsOut ? all.holdingOut() : all
        guard let only else {
            self = described
            return
        }
        let expression = try Self.expression(only, of: all.source)
        guard (0..<all.source.count).contains(where: { all.source.faceAttributes($0) != nil }) else {
            throw .noAttributes(source: source.name, reason: whole.remarks.first)
        }
        let filtered = FilteredFaceSource(described.source, only: expression)
        guard filtered.count >= needed, filtered.count > 0 else {
            throw .tooFewMatches(
                source: source.name, only: expression.text, matching: filtered.count, listed: filtered.listed,
                needed: max(needed, 1))
        }
        self.source = filtered
        heldOut = described.heldOut.map { FilteredFaceSource($0, only: expression) }
        let absent = filtered.absentAttributes.indices.map { source.attributeNames[$0] }.joined(separator: ", ")
        let warning = absent.isEmpty ? [] : ["no face here is marked \(absent)"]
        remarks = described.remarks + ["only \(expression.text.printable): \(filtered.share)"] + warning
    }

    /// The condition on the attributes that a source has.
    private static func expression(
        _ only: String, of source: any FaceSource
    ) throws(AttributeError) -> AttributeExpression {
        do throws(AttributeExpressionError) {
            return try AttributeExpression(only, names: source.attributeNames)
        } catch {
            throw .expression(error)
        }
    }

    /// The first name in a condition that CelebA has not, though the faces' own table may; nil where there is none.
    ///
    /// - Throws: what else is wrong with the condition.
    private static func unknownName(_ only: String) throws(AttributeError) -> AttributeExpressionError? {
        do throws(AttributeExpressionError) {
            _ = try AttributeExpression(only)
            return nil
        } catch {
            guard case .unknownName = error.problem else { throw .expression(error) }
            return error
        }
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
                let table = try AttributeTable(path: candidate)
                let attributed = try AttributedFaceSource(source, table: table, path: candidate)
                if attributed.isExact {
                    let found = Self.remarks(attributed, table: table, path: candidate, ending: ", found here")
                    return ChosenFaces(source: attributed, remarks: remarks + found)
                }
                let stranger = attributed.match.stranger
                let why = stranger.map { "it does not name \($0.printable)" } ?? "it names other faces too"
                remarks.append("\(candidate.printable) is not used: \(why)")
            } catch {
                remarks.append("attributes not used: \(error.description)")
            }
        }
        return ChosenFaces(source: source, remarks: remarks)
    }

    private static func describe(_ source: any FaceSource, table path: String) throws(AttributeError) -> ChosenFaces {
        let table = try AttributeTable(path: path)
        let attributed = try AttributedFaceSource(source, table: table, path: path)
        return ChosenFaces(source: attributed, remarks: remarks(attributed, table: table, path: path))
    }

    /// How a table was brought together with the faces, and what of it was not used.
    private static func remarks(
        _ source: AttributedFaceSource, table: AttributeTable, path: String, ending: String = ""
    ) -> [String] {
        let match = source.match
        let count = match.stranger == nil ? "all" : "\(match.known.grouped) of"
        let without = match.stranger.map { ", none of \($0.printable)" } ?? ""
        let line =
            "attributes of \(count) \(source.count.grouped) faces\(without), matched by \(match.rule): "
            + "\(path.printable)\(ending)"
        guard !table.passedOver.isEmpty else { return [line] }
        let more = table.passedOver.count > mostColumnsShown ? ", …" : ""
        let columns = table.passedOver.prefix(mostColumnsShown).joined(separator: ", ")
        return [line, "columns that are no attributes: \(columns)\(more)"]
    }

    /// Columns that a remark names.
    private static let mostColumnsShown = 8
}
