import Networks
import Testing

@testable import Faces

/// Holes and scratches as small pictures.
@Suite struct DamageMaskTests {
    private func picture(_ mask: [Bool], side: Int) -> [String] {
        stride(from: 0, to: mask.count, by: side).map { row in
            mask[row..<row + side].map { $0 ? "#" : "." }.joined()
        }
    }

    private func draw(_ scratch: Scratch, side: Int) -> [String] {
        let mask = (0..<side * side).map { scratch.covers(x: Double($0 % side) + 0.5, y: Double($0 / side) + 0.5) }
        return picture(mask, side: side)
    }

    @Test func scratchesHaveTheirWidth() {
        #expect(
            draw(Scratch(from: (1.5, 2.5), to: (4.5, 2.5), width: 1), side: 6)
                == ["......", "......", ".####.", "......", "......", "......"])
        #expect(
            draw(Scratch(from: (2.5, 0), to: (2.5, 6), width: 3), side: 6) == [String](repeating: ".###..", count: 6))
        #expect(
            draw(Scratch(from: (0, 0), to: (6, 6), width: 1), side: 6)
                == ["#.....", ".#....", "..#...", "...#..", "....#.", ".....#"])
        #expect(
            draw(Scratch(from: (3, 3), to: (3, 3), width: 2), side: 6)
                == ["......", "......", "..##..", "..##..", "......", "......"])
    }

    @Test func holesAreSquaresWithinThePicture() {
        var places: Set<Int> = []
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            let mask = DamageMask.hole(side: 6, length: 4, &random)
            #expect(mask.count { $0 } == 16)
            let first = mask.firstIndex(of: true) ?? 0
            places.insert(first)
            let rows = picture(mask, side: 6).filter { $0.contains("#") }
            #expect(rows.count == 4 && Set(rows).count == 1 && rows[0].contains("####"))
        }
        // Three places across and three down.
        #expect(places.count == 9)
        var random = SeededRandom(seed: 1)
        #expect(DamageMask.hole(side: 5, length: 9, &random).allSatisfy { $0 })
        #expect(!DamageMask.hole(side: 5, length: 0, &random).contains(true))
    }

    @Test func scratchesAreThin() {
        for seed in 0..<50 as Range<UInt64> {
            var random = SeededRandom(seed: seed)
            let mask = DamageMask.scratches(side: 28, count: 5, &random)
            // Five scratches across the whole picture at their widest.
            #expect(mask.contains(true) && mask.count { $0 } < 5 * 3 * 40)
        }
        var random = SeededRandom(seed: 1)
        #expect(!DamageMask.scratches(side: 28, count: 0, &random).contains(true))
    }
}
