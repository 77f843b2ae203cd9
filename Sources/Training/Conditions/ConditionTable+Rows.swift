import Faces
import Networks
import Snapshots

extension ConditionTable {
    /// The conditions of faces as a snapshot carries them, with a sample of their rows that the seed decides.
    public init(_ conditions: FaceConditions, seed: UInt64) {
        let sample = ConditionRows(of: conditions, seed: seed)
        self.init(
            names: sample.names, isVocabulary: sample.kind == .words, rows: sample.rows.flatMap(\.self))
    }

    /// The rows, ready to fill in what is not said.
    public var sample: ConditionRows {
        let count = names.count
        let lines = (0..<rowCount).map { Array(rows[$0 * count..<($0 + 1) * count]) }
        guard let sample = ConditionRows(names: names, kind: isVocabulary ? .words : .attributes, rows: lines) else {
            preconditionFailure("a table's rows fit its names")
        }
        return sample
    }
}

extension ConditionRows {
    /// What the generator is told for the first faces of the fixed latent vectors that `seed` names, where nothing is
    /// said: rows of the data, [face][condition].
    public func fixed(seed: UInt64, count: Int) -> [Float] {
        told(saying: [Int8](repeating: 0, count: names.count), seed: seed, count: count)
    }

    /// The same for a phrase: each face has a row of its own that agrees, with what is said put in.
    public func told(saying said: [Int8], seed: UInt64, count: Int, choice: Choice = .first) -> [Float] {
        told(for: said, faces: 0..<count, seed: seed, choice: choice).flatMap(\.self)
    }

    /// The row of the first face for each of `count` faces, so that they differ by their latent vectors alone.
    public func repeated(seed: UInt64, count: Int) -> [Float] {
        let row = fixed(seed: seed, count: 1)
        return (0..<count).flatMap { _ in row }
    }
}
