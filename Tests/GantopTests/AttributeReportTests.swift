import Faces
import Testing

@testable import gantop

@Suite struct AttributeReportTests {
    @Test func barsGrowByEighths() {
        let shares = [0, 0.0001, 0.0125, 0.1, 0.15, 0.9999, 1, 7]
        let bars = ["", "▏", "▏", "█", "█▌", "██████████", "██████████", "██████████"]
        #expect(shares.map { AttributeReport.bar($0, width: 10) } == bars)
    }

    @Test func everyAttributeHasItsShare() throws {
        let balance = try #require(AttributeBalance(of: SyntheticFaceSource(seed: 1, count: 8, side: 28)))
        let lines = AttributeReport.lines(balance)
        #expect(lines.count == 21)
        #expect(lines.first == "attributes of 8 faces:")
        #expect(lines.allSatisfy { $0.count <= 76 })
        for name in FaceAttributes.names { #expect(lines.count { $0.contains(name) } >= 1) }
    }
}
