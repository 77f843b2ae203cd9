import Networks
import RunEvents
import Testing

@testable import Training

@Suite struct ScheduleTests {
    @Test func theFirstPreviewComesAtOnce() {
        let schedule = PreviewSchedule()
        #expect(schedule.isDue(at: 0))
        #expect(schedule.isWaitedFor)
    }

    @Test(arguments: [(0.001, 2.0), (0.04, 2.0), (0.1, 4.9), (1, 49)])
    func previewsCostAtMostTwoHundredths(cost: Double, wait: Double) {
        var schedule = PreviewSchedule()
        schedule.drawn(from: 10, to: 10 + cost)
        #expect(!schedule.isDue(at: 10 + cost + wait - 0.01))
        #expect(schedule.isDue(at: 10 + cost + wait + 0.01))
        #expect(cost / (cost + wait) <= 0.0201)
        schedule.askForOne()
        #expect(schedule.isDue(at: 10 + cost))
    }

    @Test func snapshotsComeByStepsOrSeconds() {
        var schedule = SnapshotSchedule(steps: 400, seconds: 60, step: 0, time: 0)
        #expect(!schedule.isDue(step: 399, time: 59))
        #expect(schedule.isDue(step: 400, time: 1))
        #expect(schedule.isDue(step: 1, time: 60))
        #expect(!schedule.isDue(step: 0, time: 1000))
        schedule.taken(step: 390, time: 60)
        #expect(!schedule.isDue(step: 390, time: 1000))
        #expect(!schedule.isDue(step: 399, time: 61))
        #expect(schedule.isDue(step: 400, time: 61))
        #expect(schedule.isDue(step: 401, time: 61))
    }

    @Test func rowsComeBackAsTheyWere() {
        let metrics = StepMetrics(
            step: 7, epoch: 2, discriminatorLoss: 0.1, generatorLoss: .nan, realScore: 1 / 3, fakeScore: 1e-30,
            discriminatorGradientNorm: .infinity, generatorGradientNorm: 0, discriminatorLearningRate: 2e-4,
            generatorLearningRate: 1, seconds: 0.0123454, waitSeconds: 1e-7)
        let row = MetricsTable.row(metrics)
        #expect(row == "7,2,0.1,nan,0.33333334,1e-30,inf,0.0,0.0002,1.0,0.012345,0.0")
        #expect(MetricsTable.metrics(row).map(MetricsTable.row) == row)
        #expect(MetricsTable.step(ofRow: row) == 7)
        #expect(MetricsTable.metrics(MetricsTable.header) == nil)
        #expect(MetricsTable.header.split(separator: ",").count == 12)
        for bad in ["", "1", "1,2,3,4,5,6,7,8,9,10,11", "a,1,1,1,1,1,1,1,1,1,1,1", row + ",1"] {
            #expect(MetricsTable.metrics(bad) == nil)
        }
    }

    @Test func aLargerSetOfLatentsBeginsWithTheSmaller() {
        let small = LatentVectors.fixed(seed: 3, count: 2, size: 5)
        let large = LatentVectors.fixed(seed: 3, count: 4, size: 5)
        #expect(Array(large.prefix(10)) == small)
        #expect(large.allSatisfy { (-1..<1).contains($0) })
        #expect(LatentVectors.fixed(seed: 4, count: 2, size: 5) != small)
        var random = LatentVectors.training(seed: 3)
        #expect(LatentVectors.next(count: 2, size: 5, from: &random) != small)
    }
}
