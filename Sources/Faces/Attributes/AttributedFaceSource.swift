/// Faces together with their attributes from a table.
struct AttributedFaceSource: FaceSource {
    private let source: any FaceSource
    /// The attributes of each face, `unknown` for those that the table does not name.
    private let bits: [UInt64]
    /// How many faces the table names.
    let known: Int
    /// Whether the table names exactly the faces of the source, each once.
    let isExact: Bool
    /// The first face that the table does not name.
    let stranger: String?

    private static let unknown = UInt64.max

    /// Looks up every face by the last part of its name.
    init(_ source: any FaceSource, table: AttributeTable) {
        var bits: [UInt64] = []
        bits.reserveCapacity(source.count)
        var isUsed = [Bool](repeating: false, count: table.count)
        var isRepeated = false
        var known = 0
        var stranger: String?
        var guess = 0
        for index in 0..<source.count {
            let name = source.faceName(index)
            guard let row = table.row(of: Self.fileName(name), near: guess) else {
                stranger = stranger ?? name
                bits.append(Self.unknown)
                continue
            }
            bits.append(table.rows[row].rawValue)
            isRepeated = isRepeated || isUsed[row]
            isUsed[row] = true
            known += 1
            // Both usually stand in the order of names.
            guess = row + 1
        }
        self.source = source
        self.bits = bits
        self.known = known
        self.stranger = stranger
        isExact = known == source.count && known == table.count && !isRepeated
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

    private static func fileName(_ name: String) -> [UInt8] {
        let bytes = Array(name.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes }
        return Array(bytes[(slash + 1)...])
    }
}
