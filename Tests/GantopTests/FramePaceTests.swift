import Testing

@testable import gantop

@Suite struct FramePaceTests {
    @Test func framesThatNobodyAskedForComeTwelveTimesASecond() {
        var pace = FramePace()
        // An event every 7.8 ms.
        var due: [Int] = []
        for event in 0..<100 where pace.isDue(isAsked: false, turnMilliseconds: 100, at: 50 + Double(event) / 128) {
            due.append(event)
        }
        #expect(due == [0, 13, 26, 39, 52, 65, 78, 91])
    }

    @Test func whatAKeyBringsAboutIsDrawnAtOnce() {
        var pace = FramePace()
        let frame1 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1)
        #expect(frame1)
        let frame2 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1.01)
        #expect(!frame2)
        let frame3 = pace.isDue(isAsked: true, turnMilliseconds: 100, at: 1.02)
        #expect(frame3)
        let frame4 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1.03)
        #expect(frame4)
        let frame5 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1.5)
        #expect(frame5)
        let frame6 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1.53)
        #expect(!frame6)
    }

    @Test func aFrameThatWaitsIsNotSleptOver() {
        var pace = FramePace()
        #expect(pace.timeout(turnMilliseconds: 100, at: 1) == 100)
        let frame7 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1)
        #expect(frame7)
        #expect(pace.timeout(turnMilliseconds: 100, at: 1.03) == 100)
        let frame8 = pace.isDue(isAsked: false, turnMilliseconds: 100, at: 1.03125)
        #expect(!frame8)
        #expect(pace.timeout(turnMilliseconds: 100, at: 1.03125) == 69)
        #expect(pace.timeout(turnMilliseconds: 100, at: 1.5) == 0)
    }

    @Test func animationsSetTheirOwnPace() {
        var pace = FramePace()
        let frame9 = pace.isDue(isAsked: false, turnMilliseconds: 40, at: 1)
        #expect(frame9)
        let frame10 = pace.isDue(isAsked: false, turnMilliseconds: 40, at: 1.03125)
        #expect(!frame10)
        let frame11 = pace.isDue(isAsked: false, turnMilliseconds: 40, at: 1.0625)
        #expect(frame11)
    }

    @Test func memoryIsTidiedASecondAfterTheLastNewSize() {
        var pace = FramePace()
        var times: [Int] = []
        for second in 0..<20 {
            if [3, 4, 5, 11].contains(second) { pace.resized(at: Double(second)) }
            if pace.isTimeToTidy(at: Double(second)) { times.append(second) }
        }
        #expect(times == [7, 13])
    }
}
