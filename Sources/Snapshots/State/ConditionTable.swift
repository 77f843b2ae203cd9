import Networks

/// What a run whose pair is told conditions knows of them: their names, and a sample of the pictures' own conditions,
/// from which is filled in what nobody says.
public struct ConditionTable: Sendable, Equatable {
    /// The conditions' names in their order, each once.
    public let names: [String]
    /// Whether they are words of captions rather than attributes.
    public let isVocabulary: Bool
    /// One picture's conditions after another, [row][condition]: 1, -1, or 0 where nobody knows.
    public let rows: [Int8]

    /// Rows at most.
    public static let mostRows = 2048
    /// Bytes of a name at most.
    public static let longestName = 100

    /// - Precondition: `rows` is a multiple of the number of names, of at most `mostRows` rows.
    public init(names: [String], isVocabulary: Bool, rows: [Int8]) {
        precondition(!names.isEmpty && rows.count % names.count == 0, "rows do not fit \(names.count) names")
        precondition(rows.count / names.count <= Self.mostRows, "\(rows.count / names.count) rows are too many")
        self.names = names
        self.isVocabulary = isVocabulary
        self.rows = rows
    }

    /// How many rows there are.
    public var rowCount: Int { rows.count / names.count }

    /// The tensor that carries the rows, [rows, conditions].
    var tensor: TensorDescription { TensorDescription(name: Self.tensorName, shape: [rowCount, names.count]) }

    static let tensorName = "conditions.rows"
    static let namesKey = "conditions"
    static let vocabularyKey = "vocabulary"

    /// The names and their kind as strings of a snapshot.
    var metadata: [(key: String, value: String)] {
        [
            (Self.namesKey, JSONValue.array(names.map { .string($0) }).text),
            (Self.vocabularyKey, isVocabulary ? "true" : "false"),
        ]
    }
}

extension SnapshotFile {
    /// The conditions of a pair that is told so many; nil for none.
    func conditionTable(_ count: Int) throws(SnapshotError) -> ConditionTable? {
        guard count > 0 else { return nil }
        let names = try conditionNames(count)
        let vocabulary = metadata[ConditionTable.vocabularyKey] ?? ""
        guard let isVocabulary = Bool(vocabulary) else {
            throw SnapshotError(path: path, problem: .badValue(key: ConditionTable.vocabularyKey, found: vocabulary))
        }
        let name = ConditionTable.tensorName
        guard let shape = shape(of: name) else { throw SnapshotError(path: path, problem: .missingTensor(name)) }
        guard shape.count == 2, shape[1] == count, 0...ConditionTable.mostRows ~= shape[0] else {
            let problem = SnapshotError.Problem.wrongShape(
                name: name, expected: [min(shape.first ?? 0, ConditionTable.mostRows), count], found: shape)
            throw SnapshotError(path: path, problem: problem)
        }
        var rows: [Int8] = []
        try read([TensorDescription(name: name, shape: shape)]) { _, values in
            rows = values.indices.compactMap { [-1, 0, 1].contains(values[$0]) ? Int8(values[$0]) : nil }
        }
        guard rows.count == shape[0] * count else {
            throw SnapshotError(path: path, problem: .badTensor(name: name, reason: "holds others than -1, 0 and 1"))
        }
        return ConditionTable(names: names, isVocabulary: isVocabulary, rows: rows)
    }

    private func conditionNames(_ count: Int) throws(SnapshotError) -> [String] {
        guard let text = metadata[ConditionTable.namesKey] else {
            throw SnapshotError(path: path, problem: .missingValue(key: ConditionTable.namesKey))
        }
        var names: [String] = []
        var reader = JSONReader(Array(text.utf8))
        do throws(JSONReader.Failure) {
            try reader.readArray { reader throws(JSONReader.Failure) in names.append(try reader.readString()) }
            try reader.expectEnd()
        } catch {
            throw SnapshotError(path: path, problem: .badValue(key: ConditionTable.namesKey, found: text))
        }
        let isSane = names.allSatisfy { !$0.isEmpty && $0.utf8.count <= ConditionTable.longestName }
        guard isSane, names.count == count, Set(names).count == count else {
            throw SnapshotError(path: path, problem: .badValue(key: ConditionTable.namesKey, found: text))
        }
        return names
    }
}
