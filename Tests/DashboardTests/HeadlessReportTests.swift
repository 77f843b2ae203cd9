import RunEvents
import Testing

@testable import Dashboard

@Suite struct HeadlessReportTests {
    @Test func oneLineAReport() {
        var report = HeadlessReport(every: 4)
        #expect(
            report.update(.described(.sample)) == [
                "synthetic faces, 20,000 faces; seed 42; batch 16; 2 threads; 5,000 steps; run folder runs/first"
            ])
        #expect(report.update(.described(.sample)) == [], "once is enough")
        let steps = (1...9).map { StepMetrics.sample(step: $0, loss: Float($0), seconds: 0.08, wait: 0.02) }
        let lines = report.update(.steps(Array(steps[..<5]))) + report.update(.steps(Array(steps[5...])))
        #expect(
            lines == [
                "step     4/5,000  epoch 1  D 2.500  G 5.000  D(x) 0.70  D(G(z)) 0.25  10.0 steps/s  ETA 8m19s",
                "step     8/5,000  epoch 1  D 6.500  G 13.00  D(x) 0.70  D(G(z)) 0.25  10.0 steps/s  ETA 8m19s",
            ])
    }

    @Test func theLastStepIsReported() {
        var report = HeadlessReport(every: 400)
        _ = report.update(.described(.sample))
        let lines = report.update(.steps([.sample(step: 5000)]))
        #expect(lines.count == 1 && lines[0].hasPrefix("step 5,000/5,000") && lines[0].hasSuffix("ETA done"))
    }

    @Test func whatIsNotFiniteIsSeen() {
        var report = HeadlessReport(every: 2)
        let lines = report.update(.steps([.sample(step: 1, loss: .nan), .sample(step: 2)]))
        #expect(lines.count == 1 && lines[0].contains("D   NaN  G   NaN"))
    }

    @Test func otherEventsInWords() {
        var report = HeadlessReport(every: 400)
        let snapshot = SavedSnapshot(step: 7, path: "runs/a/s.safetensors", bytes: 1_200_000, automatic: true)
        #expect(report.update(.snapshotSaved(snapshot)) == ["snapshot saved to runs/a/s.safetensors (1.2 MB)"])
        #expect(report.update(.notice(Notice(severity: .warning, text: "slow disk"))) == ["warning: slow disk"])
        #expect(report.update(.phase(.finished)) == ["all steps done"])
        #expect(report.update(.phase(.finished)) == [])
    }

    @Test func unreadableFacesAreToldOnceAReport() {
        var report = HeadlessReport(every: 2)
        #expect(
            report.update(.skippedFaces(1)) == ["warning: 1 face could not be read so far; the journal names them"])
        #expect(report.update(.skippedFaces(1)) == [])
        #expect(report.update(.skippedFaces(3)) == [], "with the next report")
        let lines = report.update(.steps([.sample(step: 1), .sample(step: 2)]))
        #expect(lines.count == 2)
        #expect(lines.last == "warning: 3 faces could not be read so far; the journal names them")
        #expect(report.update(.skippedFaces(4)) == [], "at most one a report")
        #expect(report.update(.steps([.sample(step: 3), .sample(step: 4)])).count == 2)
        #expect(report.update(.steps([.sample(step: 5), .sample(step: 6)])).count == 1)
        #expect(report.update(.skippedFaces(5)).count == 1)
        _ = report.update(.skippedFaces(6))
        #expect(report.update(.phase(.stopped)).count == 1)
    }

    @Test func oneOfAThing() {
        #expect(NumberText.counted(1, "thread") == "1 thread")
        #expect(NumberText.counted(0, "face") == "0 faces" && NumberText.counted(5000, "step") == "5,000 steps")
    }
}
