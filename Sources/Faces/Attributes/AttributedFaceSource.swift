/// Faces together with their attributes from a table.
struct AttributedFaceSource: FaceSource {
    let attributeNames: [String]
    /// How the table's rows were found.
    let match: AttributeMatch
    /// Whether the table names exactly the faces of the source, each once.
    let isExact: Bool
    private let source: any FaceSource
    /// The attributes of each face, `unknown` for those that the table does not name.
    private let bits: [UInt64]

    private static let unknown = UInt64.max

    /// Looks up every face.
    ///
    /// - Parameter path: the table's, for errors.
    init(_ source: any FaceSource, table: AttributeTable, path: String) throws(AttributeError) {
        let match = try AttributeMatch(table.names, path: path, to: source)
        bits = match.rows.map { $0 < 0 ? Self.unknown : table.rows[Int($0)].rawValue }
        isExact = match.known == source.count && match.known == table.count && Set(match.rows).count == table.count
        self.source = source
        self.match = match
        attributeNames = table.attributeNames
    }

    var name: String { source.name }
    var count: Int { source.count }
    var listingProblems: [SkippedFace] { source.listingProblems }
    var absence: String? { source.absence }

    var side: Int { source.side }

    var remarks: [String] { source.remarks }

    func faceName(_ index: Int) -> String { source.faceName(index) }

    func face(_ index: Int) throws(FaceError) -> FaceImage { try source.face(index) }

    func inspect(_ index: Int) throws(FaceError) -> InspectedFace { try source.inspect(index) }

    func faceAttributes(_ index: Int) -> FaceAttributes? {
        bits[index] == Self.unknown ? nil : FaceAttributes(rawValue: bits[index])
    }
}
