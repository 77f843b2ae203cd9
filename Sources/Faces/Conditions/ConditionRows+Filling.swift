import Networks

extension ConditionRows {
    /// Which of the rows that agree with a phrase a face takes. How much else changes was counted on CelebA, over ten
    /// attributes, each put to +1 and to -1 for 500 faces.
    public enum Choice: Sendable {
        /// The first in an order of the face's own: rows are as varied as those of the data that agree. While words are
        /// added that its row agrees with, the face keeps it; turning one round takes another row, and 11 of the other
        /// 39 attributes change.
        case first
        /// The one that differs least from the face's row without a phrase: turning a word round changes 3 others. Over
        /// many faces attributes are then 5 points in the mean from their share among the data that agree, instead of 2.
        case closest
    }

    /// As many rows as this must be had for a phrase: where fewer agree with all of it, those that contradict it in one
    /// entry are taken as well, and so on.
    public static let leastAgreeing = 8

    /// How much louder than an entry of a row the generator hears what is said against it. It never learnt from such numbers,
    /// and they need not be learnt: further along the direction of an attribute there is more of it. At 1 a single entry put
    /// into a row is often drowned by those that go with its opposite; where the row agrees, more would overdo it. The
    /// documentation of phrases has the measures.
    public static let emphasis: Float = 2

    /// "fill" in ASCII and the face's number: streams that nothing else of the run draws from.
    private static let firstFillStream: UInt64 = 0x6669_6c6c_0000_0000

    /// A whole row for each face of a phrase: what is said, and the rest as in a row of the data that agrees with it.
    ///
    /// Face i has an order of the rows that only `seed` and i decide, whatever is said and however many faces there are.
    /// With nothing said, its row is the first of this order: a row of the data, each as likely. Where fewer than
    /// `leastAgreeing` rows agree, the nearest are taken, too, and what is said is put in. Without rows, a face has what
    /// is said and nothing else.
    ///
    /// - Parameters:
    ///   - said: `names.count` entries, 0 where nothing is said.
    ///   - faces: the numbers of the faces.
    /// - Returns: for each face `names.count` entries.
    public func rows(
        for said: [Int8], faces: Range<Int>, seed: UInt64, choice: Choice = .first
    ) -> [[Int8]] {
        chosen(for: said, faces: faces, seed: seed, choice: choice).map { row in
            row.map { own in zip(bits[own], said).map { $1 == 0 ? $0 : $1 } } ?? said
        }
    }

    /// The same rows as the generator is told them: what is said against a face's own row is emphasised. What captions mention
    /// is but a part of what is so; words that are said are always louder than what a row has of them.
    public func told(
        for said: [Int8], faces: Range<Int>, seed: UInt64, choice: Choice = .first
    ) -> [[Float]] {
        chosen(for: said, faces: faces, seed: seed, choice: choice).map { row in
            let own = row.map { bits[$0] } ?? [Int8](repeating: 0, count: said.count)
            return zip(own, said).map { entry, said in
                guard said != 0 else { return Float(entry) }
                return Float(said) * (kind == .attributes && entry == said ? 1 : Self.emphasis)
            }
        }
    }

    /// Which row each face takes; nil where there are none.
    private func chosen(for said: [Int8], faces: Range<Int>, seed: UInt64, choice: Choice) -> [Int?] {
        let candidates = Candidates(disagreements(with: said))
        let saidBits = ConditionBits(said)
        return faces.map { face in
            var order = RowOrder(
                count: count,
                random: SeededRandom(
                    seed: seed, stream: Self.firstFillStream &+ UInt64(truncatingIfNeeded: face)))
            switch choice {
            case .first: return order.first(of: candidates)
            case .closest:
                return order.next().map { own in closest(to: own, among: candidates, besides: saidBits, &order) }
            }
        }
    }

    /// The candidate that differs least from a row in what is not said; the search begins at a place of the face's own, so
    /// that of several the same one is not always taken.
    private func closest(
        to own: Int, among candidates: Candidates, besides said: ConditionBits, _ order: inout RowOrder
    ) -> Int {
        if candidates.contains(own) { return own }
        let start = order.next() ?? 0
        var best = own
        var least = Int.max
        for step in 0..<count where least > 0 {
            let row = start + step < count ? start + step : start + step - count
            guard candidates.contains(row) else { continue }
            let differing = bits.differences(own, row, except: said)
            if differing < least { (best, least) = (row, differing) }
        }
        return best
    }

    /// The rows that may stand for a phrase: those with the fewest disagreements, `leastAgreeing` or more.
    private struct Candidates {
        private let isCandidate: [Bool]
        let first: Int?

        init(_ disagreements: [Int]) {
            var limit = 0
            while limit < disagreements.max() ?? 0, disagreements.count(where: { $0 <= limit }) < leastAgreeing {
                limit += 1
            }
            isCandidate = disagreements.map { $0 <= limit }
            first = isCandidate.firstIndex(of: true)
        }

        func contains(_ row: Int) -> Bool { isCandidate[row] }
    }

    /// A face's order of the rows: that in which its random numbers first name them.
    private struct RowOrder {
        let count: Int
        var random: SeededRandom

        /// Draws for each row until a search gives up: rows that are not named by then are e^-64 of the cases.
        private static let drawsForEachRow = 64

        /// The next row of the order, or one that stands further ahead; nil without rows.
        mutating func next() -> Int? { count > 0 ? random.nextInteger(below: count) : nil }

        /// The first candidate.
        mutating func first(of candidates: Candidates) -> Int? {
            for _ in 0..<count * Self.drawsForEachRow {
                let row = random.nextInteger(below: count)
                if candidates.contains(row) { return row }
            }
            return candidates.first
        }
    }
}
