import Testing

@testable import Snapshots

@Suite struct LossHistoryTests {
    @Test(arguments: [0, 1, 2, 2047, 2048, 2049, 2050, 4096, 4097, 10_007])
    func staysBounded(steps: Int) throws {
        var history = LossHistory()
        for step in 0..<steps { history.append(SampleState.historyStep(Float(step))) }
        #expect(history.stepCount == steps)
        #expect(history.rowCount <= LossHistory.rowLimit)
        #expect(history.rowCount >= min(steps, LossHistory.rowLimit / 2))
        let again = try #require(LossHistory(stepCount: steps, stride: history.stride, values: history.values))
        #expect(again == history)
    }

    @Test func rowsSumUpTheirSteps() {
        var history = LossHistory()
        for step in 0..<5000 { history.append(SampleState.historyStep(step == 1001 ? 1e6 : Float(step))) }
        #expect(history.stride == 4)
        // Steps 1000...1003 in one row: the spike is its largest loss and moves its mean.
        let row = Array(history.values[250 * 12..<251 * 12])
        #expect(row[1] == 1000)
        #expect(row[2] == 1e6)
        #expect(row[4] == -1e6)
        #expect(abs(row[0] - (1000 + 1e6 + 1002 + 1003) / 4) < 0.1)
        #expect(row[6] == 0.5)
        #expect(history.means(ofRow: 250).lastStep == 1004)
        #expect(history.means(ofRow: history.rowCount - 1).lastStep == 5000)
    }

    @Test func goesOnAfterASaveBitByBit() throws {
        var whole = LossHistory()
        var half = LossHistory()
        for step in 0..<5000 {
            let value = SampleState.historyStep(Float(step).squareRoot())
            whole.append(value)
            half.append(value)
            if step % 777 == 0 {
                half = try #require(
                    LossHistory(stepCount: half.stepCount, stride: half.stride, values: half.values))
            }
        }
        #expect(whole == half)
    }

    @Test func wrongSizesAreRefused() {
        #expect(LossHistory(stepCount: 1, stride: 1, values: []) == nil)
        #expect(LossHistory(stepCount: 0, stride: 3, values: []) == nil)
        #expect(LossHistory(stepCount: -1, stride: 1, values: []) == nil)
        #expect(LossHistory(stepCount: 1, stride: 1, values: [1]) == nil)
        #expect(LossHistory(stepCount: 1, stride: 0, values: []) == nil)
    }
}
