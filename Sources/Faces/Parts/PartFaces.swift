/// The faces of one of CelebA's official parts.
struct PartFaces {
    let source: any FaceSource
    /// How the part was found, a line each.
    let remarks: [String]

    /// Finds the table of parts near the data and chooses by it. Faces that it does not name belong to no part.
    ///
    /// - Parameters:
    ///   - source: all faces.
    ///   - path: where the source was opened, or `synthetic`.
    /// - Throws: `noParts` when there is no table, or none that names these faces; `emptyPart` when no face is in the part.
    init(_ part: FacePart, of source: any FaceSource, path: String) throws(AttributeError) {
        guard part != .all else {
            self.source = source
            remarks = []
            return
        }
        let candidates = path == FaceSources.synthetic ? [] : AttributeSearch.partTables(beside: path)
        var failure: AttributeError?
        for candidate in candidates {
            do throws(AttributeError) {
                self = try PartFaces(part, of: source, table: candidate)
                return
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? .noParts(source: source.name)
    }

    private init(_ part: FacePart, of source: any FaceSource, table path: String) throws(AttributeError) {
        let table = try FacePartTable(path: path)
        let match = try AttributeMatch(table.names, path: path, to: source)
        let chosen = match.rows.indices.filter { match.rows[$0] >= 0 && table.parts[Int(match.rows[$0])] == part }
        guard !chosen.isEmpty else { throw .emptyPart(path: path.printable, source: source.name, part: part) }
        self.source = NumberedFaceSource(source, faces: chosen, name: "\(source.name), \(part.rawValue) part")
        let without = match.stranger.map { ", none of \($0.printable)" } ?? ""
        remarks = [
            "\(part.rawValue) part: \(chosen.count.grouped) of \(source.count.grouped) faces, matched by \(match.rule)"
                + "\(without): \(path.printable), found here"
        ]
    }
}
