import Faces
import Testing

@testable import gantop

@Suite struct HeldOutListTests {
    @Test func namesAreListedAndTheirNumberIsRemarked() throws {
        let crowd = SyntheticFaceSource(seed: 1, count: 50, side: 28)
        let list = try HeldOutList(of: crowd, path: FaceSources.synthetic, attributes: nil, only: nil)
        #expect(list.names == [16, 19, 22, 23, 38, 44, 46].map { "synthetic/0000\($0)" })
        #expect(list.remarks == ["held out: 7 of 50 faces are never trained on"])
        let women = try HeldOutList(of: crowd, path: FaceSources.synthetic, attributes: nil, only: "!Male")
        #expect(women.names.count < 7 && Set(women.names).isSubset(of: list.names))
        #expect(women.remarks.last == "\(women.names.count) of those held out match")
    }

    @Test func aRunLeavesThemOut() throws {
        let options = try TrainCommand.parse(["--data", "synthetic", "--seed", "1", "--hold-out", "--mirror"]).options
        let plan = try TrainingPlan(options)
        #expect(plan.configuration.mirrors && plan.configuration.holdsOut)
        #expect(plan.source.count == SyntheticFaceSource.usualCount - HeldOutFaces.mostFaces)
        #expect(plan.remarks.contains("held out: 2,000 of 20,000 faces are never trained on"))
        let names = Set((0..<100).map(plan.source.faceName))
        #expect(names.contains("synthetic/000001") && !names.contains("synthetic/000016"))
    }
}
