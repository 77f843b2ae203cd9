import Testing

@testable import Faces

@Suite struct SaidMaskTests {
    private static let whole = [Int8](repeating: 1, count: 40)

    private func told(
        _ pictures: Int, row: [Int8] = whole, kind: ConditionKind = .attributes, seed: UInt64 = 3
    ) -> [SaidMask.Told] {
        (0..<pictures).map { SaidMask.told(of: row, kind: kind, seed: seed, batch: $0 / 16, slot: $0 % 16) }
    }

    private func isMasked(_ told: SaidMask.Told) -> Bool { told.turned == nil && told.said != Self.whole }

    @Test func placeInTheRunAndSeedDecide() {
        let all = told(64)
        #expect(told(64) == all)
        #expect(told(64, seed: 4) != all)
        // Pictures that keep all are alike; others are not.
        let parted = all.filter { isMasked($0) && $0.said.contains(1) }.map(\.said)
        #expect(Set(parted).count == parted.count && parted.count > 25)
        // The last place of a batch is not the first of another.
        let last = SaidMask.told(
            of: Self.whole, kind: .attributes, seed: 3, batch: 0, slot: SaidMask.mostSlots - 1)
        #expect(last != SaidMask.told(of: Self.whole, kind: .attributes, seed: 3, batch: 1, slot: 0))
    }

    /// What is left unsaid does not depend on the row, and what is 0 stays so.
    @Test func rowsAreMaskedAlike() {
        let row = (0..<40).map { Int8($0 % 3 - 1) }
        for (full, other) in zip(told(200), told(200, row: row)) where isMasked(full) {
            #expect(other.said == zip(full.said, row).map { $0 * $1 })
        }
        #expect(told(40, row: []).allSatisfy { $0.said.isEmpty && $0.turned == nil })
    }

    /// One entry is turned round, of those that are known, and the rest stays.
    @Test func turnedRowsDifferInOneEntry() {
        let row = (0..<40).map { Int8($0 % 3 - 1) }
        var seen: Set<Int> = []
        for told in told(2000, row: row) {
            guard let turned = told.turned else { continue }
            seen.insert(turned)
            #expect(row[turned] != 0 && told.said[turned] == -row[turned])
            #expect(row.indices.allSatisfy { $0 == turned || told.said[$0] == row[$0] })
        }
        #expect(seen == Set(row.indices.filter { row[$0] != 0 }))
        #expect(told(200, row: [0, 0]).allSatisfy { $0.turned == nil && $0.said == [0, 0] })
    }

    /// Any word is said or denied, one that is not mentioned, too.
    @Test func anyWordMayBeSaidOrDenied() {
        let row: [Int8] = [0, 1, -1]
        let turned = told(800, row: row, kind: .words).filter { $0.turned != nil }
        let expected: [[Int8]] = [[1, 1, -1], [-1, 1, -1], row, [0, -1, -1], [0, 1, 1]]
        #expect(Set(turned.map(\.said)) == Set(expected))
        #expect(
            turned.allSatisfy { told in
                row.indices.allSatisfy { told.turned == $0 ? told.said[$0] != 0 : told.said[$0] == row[$0] }
            })
    }

    /// A quarter turned, a tenth whole, else u²: of these a third stays in the mean, two together a fifth.
    @Test func sharesAreAsTheyShouldBe() {
        let all = told(8000)
        func share(_ count: Int) -> Double { Double(count) / Double(all.count) }
        #expect(abs(share(all.count { $0.turned != nil }) - 0.25) < 0.02)
        #expect(abs(share(all.count { $0.turned == nil && $0.said == Self.whole }) - 0.11) < 0.02)
        for place in 0..<40 {
            let kept = all.count { $0.turned == nil && $0.said[place] == 1 }
            #expect(abs(share(kept) - (0.1 + 0.65 / 3)) < 0.03)
        }
        let pairs = all.count { $0.turned == nil && $0.said[3] == 1 && $0.said[30] == 1 }
        #expect(abs(share(pairs) - (0.1 + 0.65 / 5)) < 0.02)
    }
}
