import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// Speeds and times: of what was measured, and of the run's own training.
@Suite struct TimeTests {
    private func progress(_ run: RunDouble) -> String {
        run.screen.first { $0.contains("elapsed") } ?? ""
    }

    private func ratio(_ text: String, at step: Int) -> RunEvent {
        let after = RunSettings(stepRatio: StepRatio(text) ?? .recipe)
        return .settings(SettingsEdit(step: step, before: RunSettings(), after: after))
    }

    @Test func aPausedRunHasNoSpeedAndNoEndInSight() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 120, seconds: 0.125)
        #expect(progress(run).hasPrefix(" 8.00 steps/s    128 images/s   ETA 10m10s   elapsed 15s      snapshot none"))
        run.tell(.phase(.paused))
        run.wait(600)
        #expect(progress(run).hasPrefix(" paused   elapsed 15s      snapshot none yet"))
        #expect(run.state.stepsPerSecond == nil && run.state.secondsLeft == nil)
        run.tell(.phase(.running))
        #expect(progress(run).contains("8.00 steps/s    128 images/s"))
    }

    @Test func aFinishedRunHasNoSpeed() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 120, seconds: 0.125)
        run.tell(.phase(.finished))
        #expect(progress(run).hasPrefix(" ETA done     elapsed 15s"))
    }

    @Test func speedsAreOfTheStepsSinceTheChange() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 120, seconds: 0.125)
        run.tell(ratio("2:1", at: 120))
        #expect(progress(run).hasPrefix("    - steps/s      - images/s   ETA - "))
        run.train(to: 122, seconds: 0.25)
        #expect(progress(run).hasPrefix(" 4.00 steps/s    128 images/s"), "twice the faces in twice the time")
    }

    @Test func whoAttachesTakesTheSpeedSinceTheChange() {
        var run = RunDouble(width: 120, height: 40, tie: .attached)
        run.tell(.described(.sample))
        let slow = RunSettings(batchSize: 32)
        run.tell(.pastSettings([SettingsEdit(step: 40, before: RunSettings(), after: slow)]))
        run.tell(.history((1...50).map { .sample(step: $0, loss: 1, seconds: $0 <= 40 ? 0.1 : 0.5) }))
        run.tell(.phase(.running))
        #expect(run.state.stepsPerSecond == 2)
    }

    @Test func elapsedIsWhatTheStepsOfTheRunTook() {
        var run = RunDouble(width: 120, height: 40, tie: .attached)
        var description = RunDescription.sample
        description.trainedSeconds = 700
        run.tell(.described(description))
        run.tell(.history((1...50).map { .sample(step: $0, loss: 1, seconds: 14) }))
        run.tell(.phase(.running))
        run.wait(5)
        #expect(progress(run).contains("elapsed 11m40s"))
        run.tell(.steps([.sample(step: 51, loss: 1, seconds: 20)]))
        #expect(progress(run).contains("elapsed 12m00s"))
        run.tell(.wentBack(WentBack(fromStep: 51, toStep: 25, divergence: nil, trainedSeconds: 350)))
        #expect(progress(run).contains("elapsed 5m50s"))
    }

    @Test func headlessSpeedsAreOfTheStepsSinceTheChange() {
        var report = HeadlessReport(every: 4)
        for step in 1...3 { _ = report.update(.steps([.sample(step: step, loss: 1, seconds: 0.1)])) }
        _ = report.update(ratio("2:1", at: 3))
        let lines = report.update(.steps([.sample(step: 4, loss: 1, seconds: 0.5)]))
        #expect(lines.first?.contains("  2.00 steps/s") == true, "\(lines)")
    }
}

/// What was told before a screen was there.
@Suite struct PastTests {
    private let events = [
        PastEvent(
            step: 10, trainedSeconds: 65,
            event: .learningRate(
                LearningRateEdit(
                    step: 10, discriminator: 1e-4, generator: 2e-4,
                    before: LearningRates(discriminator: 2e-4, generator: 2e-4)))),
        PastEvent(
            step: 30, trainedSeconds: 200,
            event: .settings(
                SettingsEdit(step: 30, before: RunSettings(), after: RunSettings(realLabel: 1)))),
        PastEvent(
            step: 40, trainedSeconds: 260, event: .notice(Notice(severity: .warning, text: "the disk is nearly full"))),
        PastEvent(
            step: 48, trainedSeconds: 300,
            event: .snapshotSaved(SavedSnapshot(step: 48, path: "a/s", bytes: 1000, automatic: true))),
    ]

    @Test func messagesComeBack() {
        var run = RunDouble(width: 100, height: 24)
        run.tell(.described(.sample))
        run.tell(.past(PastEvents(events)))
        run.tell(.notice(Notice(severity: .information, text: "goes on")))
        run.type("6")
        let start = run.screen.firstIndex { $0.contains("─ messages ─") } ?? 0
        let lines = run.screen[(start + 1)...(start + 5)].map { line in
            line.prefix(60).split(separator: " ").filter { $0 != "│" }.joined(separator: " ")
        }
        #expect(
            lines == [
                "▲ 1:05 learning rate of D now 1.00e-4", "▲ 3:20 real label now 1",
                "! 4:20 the disk is nearly full", "✓ 5:00 snapshot saved to a/s (1.0 kB)", "· 0:00 goes on",
            ])
        #expect(run.effects.allSatisfy { $0 != .bell })
    }

    @Test func whoAttachesReadsFirstWhatHappenedSinceTheLastLook() {
        var run = RunDouble(width: 120, height: 40, tie: .attached)
        run.tell(.described(.sample))
        run.tell(.history((1...50).map { .sample(step: $0) }))
        run.tell(.past(PastEvents(events, lastLook: 20)))
        #expect(
            run.state.log.entries.last?.text
                == "since the last look, at step 20: 30 steps, 1 warning, 1 change: the disk is nearly full")
        #expect(run.screen.contains { $0.contains("since the last look, at step 20") })
        var quiet = RunDouble(width: 120, height: 40, tie: .attached)
        quiet.tell(.described(.sample))
        quiet.tell(.history((1...50).map { .sample(step: $0) }))
        quiet.tell(.past(PastEvents([], lastLook: 49)))
        #expect(quiet.state.log.entries.last?.text == "since the last look, at step 49: 1 step")
    }
}
