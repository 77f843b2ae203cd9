import Networks
import Testing

@testable import Training

/// Nearest faces at other sides.
@Suite struct NearestSideTests {
    private func noise(_ seed: Int, side: Int) -> [UInt8] {
        var random = SeededRandom(seed: UInt64(seed), stream: 5)
        return (0..<side * side * 3).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    private func plain(_ level: UInt8, side: Int) -> [UInt8] { [UInt8](repeating: level, count: side * side * 3) }

    /// Black against white: 128 x 128 x 3 x 255² is 3,196,108,800, beyond 32 bits from side 105 on.
    @Test(arguments: [16, 28, 104, 105, 127, 128])
    func extremePicturesAreAsFarAsTheyAre(side: Int) {
        let (black, white) = (plain(0, side: side), plain(255, side: side))
        #expect(NearestTable.distance(black, white) == side * side * 3 * 255 * 255)
        #expect(NearestTable.distance(white, black) == side * side * 3 * 255 * 255)
        #expect(NearestTable.distance(white, white) == 0)
        var table = NearestTable(side: side)
        table.add(black)
        table.compare(with: white, number: 0)
        // The sum rounds to single precision before its root does.
        #expect(abs(table.distances[0] - 255) < 255 * Float.ulpOfOne * 2)
        table.compare(with: plain(1, side: side), number: 1)
        #expect(table.distances == [1])
        #expect(table.nearest(1) == plain(1, side: side))
    }

    /// The bound by blocks leaves nothing nearer out, whether or not blocks of 4 fill the side.
    @Test(arguments: [16, 30, 33, 64, 128])
    func blockSumsNeverExcludeTheNearest(side: Int) {
        let faces = (0..<6).map { noise($0, side: side) } + [plain(0, side: side), plain(255, side: side)]
        let sums = faces.map { BlockSums($0, side: side) }
        for one in faces.indices {
            for other in faces.indices {
                let distance = NearestTable.distance(faces[one], faces[other])
                #expect(sums[one].leastDistance(to: sums[other]) <= distance)
            }
        }
        // Of plain pictures the bound is the distance itself, but for the pixels beyond the last whole block.
        let blocks = side / 4 * 4
        let exact = blocks * blocks * 3 * 255 * 255
        let bound = sums[6].leastDistance(to: sums[7])
        #expect(bound <= exact && Double(bound) > 0.999 * Double(exact))
    }

    @Test(arguments: [33, 64])
    func theTableFindsWhatAFullComparisonFinds(side: Int) {
        let queries = (0..<3).map { noise(1000 + $0, side: side) }
        let faces = (0..<20).map { noise($0, side: side) }
        var table = NearestTable(side: side)
        for query in queries { table.add(query) }
        for (number, face) in faces.enumerated() { table.compare(with: face, number: number) }
        let nearest = queries.map { query in
            faces.min { NearestTable.distance(query, $0) < NearestTable.distance(query, $1) } ?? []
        }
        #expect(table.nearest(3) == nearest.flatMap(\.self))
    }
}
