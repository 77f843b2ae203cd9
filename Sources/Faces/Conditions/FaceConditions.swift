/// What is known of each face of a source, as the numbers that networks are conditioned on.
///
/// A face's row has an entry for each name, in the names' order: +1, -1, or 0 (see `ConditionKind`). Faces are numbered
/// as those of the source that the conditions were made for, so they are made for the very source that batches come
/// from, with whatever chose its faces inside: then `FaceBatch.indices` names the rows.
///
/// Memory: two bits an entry and a byte a face: 3.4 MB for CelebA's 202,599 faces with 40 attributes.
public struct FaceConditions: Sendable, Equatable {
    /// What each entry of a row speaks of: attributes in the source's order, or words.
    public let names: [String]
    /// What a 0 means.
    public let kind: ConditionKind
    /// One row a face; all 0 for a face that nothing is known of.
    private let bits: ConditionBits
    private let isKnown: [Bool]

    /// Asks for the row of each face, from 0 to `count`.
    ///
    /// - Parameter row: `names.count` entries, each -1, 0 or 1; nil for a face that nothing is known of (a picture
    ///   without captions, a face that the table does not name): no lesson can be drawn from it.
    /// - Precondition: rows have `names.count` entries.
    public init(names: [String], kind: ConditionKind, count: Int, row: (Int) -> [Int8]?) {
        let nothing = [Int8](repeating: 0, count: names.count)
        var bits = ConditionBits(length: names.count)
        var isKnown: [Bool] = []
        bits.reserve(count)
        isKnown.reserveCapacity(count)
        for index in 0..<count {
            let row = row(index)
            bits.append(row ?? nothing)
            isKnown.append(row != nil)
        }
        self.names = names
        self.kind = kind
        self.bits = bits
        self.isKnown = isKnown
    }

    /// How many faces there are, known or not.
    public var count: Int { isKnown.count }

    /// The row of a face; nil when nothing is known of it.
    ///
    /// - Precondition: `index` is in `0..<count`.
    public func row(_ index: Int) -> [Int8]? {
        isKnown[index] ? bits[index] : nil
    }

    /// The rows of a batch's faces, in its order; nil for those that nothing is known of.
    ///
    /// - Precondition: the batch comes from the source that these conditions were made for.
    public func rows(of batch: FaceBatch) -> [[Int8]?] {
        batch.indices.map(row)
    }

    /// Whether anything is known of any face.
    public var isAnyKnown: Bool { isKnown.contains(true) }

    /// The faces that something is known of, in order.
    public var knownFaces: [Int] { isKnown.indices.filter { isKnown[$0] } }

    /// The faces that agree with all that is said, in order; with nothing said, all that something is known of.
    ///
    /// - Parameter said: `names.count` entries, 0 where nothing is said. An attribute that nobody knows agrees with
    ///   nothing; a word that is not mentioned agrees with -1.
    /// - Complexity: O(`count`).
    public func faces(agreeingWith said: [Int8]) -> [Int] {
        let said = ConditionBits(said)
        precondition(said.length == names.count, "\(said.length) entries said of \(names.count)")
        return isKnown.indices.filter { isKnown[$0] && bits.disagreements($0, with: said, kind: kind) == 0 }
    }

    /// For each name the share of faces with +1: of attributes among the faces that it is known of, of words among all
    /// that have captions. Nil where there are none.
    ///
    /// - Complexity: O(`count` · names).
    public var rates: [Double?] { bits.rates(kind, known: isKnown.count { $0 }) }
}
