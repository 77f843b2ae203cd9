import Networks

/// A sample of the rows of the faces that a run learns from: what faces are like together, small enough to travel with a
/// snapshot. From these rows comes what a phrase leaves unsaid.
public struct ConditionRows: Sendable, Equatable {
    /// What each entry of a row speaks of.
    public let names: [String]
    /// What a 0 means.
    public let kind: ConditionKind
    let bits: ConditionBits

    /// Rows at the most.
    public static let mostRows = 2048

    /// "rows" in ASCII: a stream that nothing else of the run draws from.
    private static let sampleStream: UInt64 = 0x726f_7773_0000_0000

    /// Draws rows of known faces without putting them back, in the order in which they are drawn; all of them, shuffled,
    /// where there are no more than `mostRows`. Seed and conditions decide them.
    public init(of conditions: FaceConditions, seed: UInt64) {
        var faces = conditions.knownFaces.map { Int32($0) }
        var random = SeededRandom(seed: seed, stream: Self.sampleStream)
        random.shuffle(&faces)
        var bits = ConditionBits(length: conditions.names.count)
        for face in faces.prefix(Self.mostRows) { bits.append(conditions.row(Int(face)) ?? []) }
        names = conditions.names
        kind = conditions.kind
        self.bits = bits
    }

    /// Rows that were kept, such as those of a snapshot, in their order.
    ///
    /// Nil when they are more than `mostRows`, or one has not an entry of -1, 0 or 1 for each name.
    public init?(names: [String], kind: ConditionKind, rows: [[Int8]]) {
        guard rows.count <= Self.mostRows else { return nil }
        var bits = ConditionBits(length: names.count)
        for row in rows {
            guard row.count == names.count, row.allSatisfy({ (-1...1).contains($0) }) else { return nil }
            bits.append(row)
        }
        self.names = names
        self.kind = kind
        self.bits = bits
    }

    /// How many rows there are; none where nothing was known of any face.
    public var count: Int { bits.count }

    /// One row: `names.count` entries of -1, 0 or 1.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public subscript(index: Int) -> [Int8] { bits[index] }

    /// All of them, in their fixed order.
    public var rows: [[Int8]] { (0..<count).map { bits[$0] } }

    /// For each name the share of rows with +1: of attributes among the rows that know it, of words among all. Nil
    /// where there are none.
    public var rates: [Double?] { bits.rates(kind, known: count) }

    /// How many rows agree with all that is said.
    ///
    /// - Parameter said: `names.count` entries, 0 where nothing is said.
    public func count(agreeingWith said: [Int8]) -> Int {
        disagreements(with: said).count(where: { $0 == 0 })
    }

    /// For each row how many of the entries that are said it contradicts or does not know.
    func disagreements(with said: [Int8]) -> [Int] {
        precondition(said.count == names.count, "\(said.count) entries said of \(names.count)")
        let said = ConditionBits(said)
        return (0..<count).map { bits.disagreements($0, with: said, kind: kind) }
    }
}
