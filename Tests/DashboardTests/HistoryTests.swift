import RunEvents
import Testing

@testable import Dashboard

@Suite struct HistoryTests {
    @Test func aSpikeOfOneStepIsSeenInALongRun() {
        var series = SeriesHistory()
        for step in 1...200_000 { series.append(step == 123_457 ? 99 : 1, at: step) }
        let window = StepWindow.whole(from: 1, to: 200_000, total: 200_000, columns: 160)
        let summaries = window.summaries(of: series)
        let spikes = summaries.indices.filter { summaries[$0].maximum == 99 }
        #expect(spikes.count == 1)
        #expect(spikes.first == window.column(of: 123_457))
        #expect(summaries.allSatisfy { $0.minimum == 1 })
        #expect(summaries.reduce(0) { $0 + Int($1.finiteCount) } == 200_000)
        #expect(series.stride == 128)
    }

    @Test(arguments: [1, 2, 100, 2047, 2048, 2049, 4095, 4096, 4097, 10_007])
    func everyStepIsInOneColumn(count: Int) {
        var series = SeriesHistory()
        for step in 1...count { series.append(Float(step), at: step) }
        let window = StepWindow.whole(from: 1, to: count, total: 0, columns: 64)
        let summaries = window.summaries(of: series)
        #expect(summaries.reduce(0) { $0 + Int($1.finiteCount) } == count)
        #expect(summaries.filter { !$0.isEmpty }.map(\.minimum).min() == 1)
        #expect(summaries.map(\.maximum).max() == Float(count))
    }

    @Test func recentStepsAreExact() {
        var series = SeriesHistory()
        for step in 1...9000 { series.append(Float(step), at: step) }
        let window = StepWindow.recent(from: 1, to: 9000, columns: 50)
        let summaries = window.summaries(of: series)
        #expect(summaries.map(\.minimum) == (8951...9000).map(Float.init))
        #expect(summaries.allSatisfy { $0.finiteCount == 1 })
    }

    @Test func gapsStayEmpty() {
        var series = SeriesHistory()
        series.append(1, at: 10)
        series.append(2, at: 13)
        #expect(series.summary(of: 10..<11).maximum == 1)
        #expect(series.summary(of: 11..<13).isEmpty)
        #expect(series.summary(of: 13..<14).maximum == 2)
        #expect(series.summary(of: 0..<10).isEmpty)
        #expect(series.summary(of: 14..<20).isEmpty)
        series.append(3, at: 100_000)
        #expect(series.summary(of: 99_999..<100_001).maximum == 3)
        #expect(series.summary(of: 50_000..<99_000).isEmpty)
        #expect(series.summary(of: 10..<11).maximum == 2, "a bucket of some steps stands for each of them")
    }

    @Test func valuesThatAreNotFiniteAreCountedAndLeaveTheRest() {
        var series = SeriesHistory()
        for (step, value) in [1, .nan, 3, .infinity, 5].enumerated() as EnumeratedSequence<[Float]> {
            series.append(value, at: step + 1)
        }
        #expect(series.total.finiteCount == 3)
        #expect(series.total.notFiniteCount == 2)
        #expect(series.total.minimum == 1 && series.total.maximum == 5)
        #expect(series.smoothed?.isFinite == true)
        #expect(series.current == 5)
        #expect(series.summary(of: 2..<3).notFiniteCount == 1)
    }

    @Test func hugeValuesDoNotOverflow() {
        var series = SeriesHistory()
        for step in 1...3000 { series.append(.greatestFiniteMagnitude, at: step) }
        let window = StepWindow.whole(from: 1, to: 3000, total: 3000, columns: 10)
        #expect(window.summaries(of: series).allSatisfy { $0.smoothed?.isFinite ?? true })
        #expect(series.smoothed?.isFinite == true)
    }

    @Test func smoothingStartsAtTheFirstValueAndFollows() throws {
        var series = SeriesHistory()
        series.append(4, at: 1)
        #expect(series.smoothed == 4)
        for step in 2...1000 { series.append(1, at: step) }
        let smoothed = try #require(series.smoothed)
        // (1 - 1/50)^999 of the first value is left: below 1e-8.
        #expect(abs(smoothed - 1) < 1e-5)
    }

    @Test func earlierStepsAreIgnored() {
        var history = MetricHistory()
        let taken = [5, 5, 4, 0, -1, Int.max, 6].map { history.append(.sample(step: $0)) }
        #expect(taken == [true, false, false, false, false, false, true])
        #expect(history.latest?.step == 6)
        #expect(history.firstStep == 5)
    }

    @Test func greatStepsCostLittle() {
        var history = MetricHistory()
        history.append(.sample(step: 1))
        history.append(.sample(step: MetricHistory.greatestStep))
        let window = StepWindow.whole(from: 1, to: MetricHistory.greatestStep, total: 0, columns: 200)
        #expect(window.summaries(of: history[.realScore]).filter { !$0.isEmpty }.count == 2)
    }
}

@Suite struct StepWindowTests {
    @Test(arguments: [(1, 1), (1, 64), (1, 65), (7, 2011), (1, 123_457), (5000, 5001)])
    func columnsPartTheSteps(first: Int, last: Int) {
        for columns in [1, 2, 63, 64, 128] {
            let window = StepWindow.whole(from: first, to: last, total: 0, columns: columns)
            #expect(window.steps(of: 0).lowerBound == first)
            #expect(window.end > last)
            var next = first
            for column in 0..<columns {
                let steps = window.steps(of: column)
                #expect(steps.lowerBound == next)
                next = steps.upperBound
                #expect(window.column(of: steps.lowerBound) == column)
                #expect(window.column(of: steps.upperBound - 1) == column)
            }
            #expect(next == window.end)
        }
    }

    @Test func theEndStandsStillWhileTheCourseGrows() {
        let ends = Set((2001...2500).map { StepWindow.whole(from: 1, to: $0, total: 0, columns: 60).end })
        #expect(ends == [2501])
        #expect(
            StepWindow.whole(from: 1, to: 4700, total: 4800, columns: 60).end == 4801, "never beyond the run's last")
    }

    @Test(arguments: [
        (0.0, 0.0), (1, 1), (1.01, 1.2), (13, 15), (2400, 2500), (81, 100), (0.031, 0.04), (1e300, 1e300),
    ])
    func roundNumbers(value: Double, above: Double) {
        #expect(abs(RoundNumber.above(value) - above) <= above * 1e-12)
        #expect(RoundNumber.below(value) <= value * (1 + 1e-9))
    }
}

extension StepMetrics {
    /// A step with usual values.
    static func sample(step: Int, loss: Float = 1, seconds: Double = 0.1, wait: Double = 0) -> StepMetrics {
        StepMetrics(
            step: step, epoch: 1, discriminatorLoss: loss, generatorLoss: 2 * loss, realScore: 0.7, fakeScore: 0.25,
            discriminatorGradientNorm: 3, generatorGradientNorm: 2, discriminatorLearningRate: 2e-4,
            generatorLearningRate: 2e-4, seconds: seconds, waitSeconds: wait)
    }
}
