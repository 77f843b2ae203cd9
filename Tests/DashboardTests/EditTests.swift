import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

/// Changes of settings: asked for by key and by line, marked, told, taken back.
@Suite struct EditTests {
    private static let ratio = StepRatio("2:1") ?? .recipe

    private func edit(_ run: inout RunDouble, step: Int = 60, _ change: (inout RunSettings) -> Void) {
        let before = run.state.runSettings ?? RunSettings()
        var after = before
        change(&after)
        run.tell(.settings(SettingsEdit(step: step, before: before, after: after)))
    }

    @Test func bracketsShiftTheRatio() {
        var run = RunDouble.running()
        #expect(run.type("]") == [.send(.shiftStepRatio(by: 1))])
        #expect(run.type("[") == [.send(.shiftStepRatio(by: -1))])
    }

    @Test(arguments: [
        ("beta1 0.4", RunCommand.setBeta1(0.4)), ("beta1 0", .setBeta1(0)), ("real-label 0.95", .setRealLabel(0.95)),
        ("ratio 2:1", .setStepRatio(StepRatio("2:1") ?? .recipe)), ("batch 32", .setBatchSize(32)),
        ("rat 1:5", .setStepRatio(StepRatio("1:5") ?? .recipe)),
    ])
    func linesSetSettings(line: String, command: RunCommand) throws {
        #expect(try TypedCommand.parse(line) == .send(command))
    }

    @Test(arguments: [
        ("beta1", "beta1 needs a number from 0 to below 1, as in beta1 0.5"),
        ("beta1 1", "beta1 needs a number from 0 to below 1, as in beta1 0.5"),
        ("beta1 nan", "beta1 needs a number from 0 to below 1, as in beta1 0.5"),
        ("real-label 0.5", "real-label needs a number above 0.5, at most 1, as in real-label 0.9"),
        ("ratio 6:1", "ratio needs two numbers from 1 to 5, as in ratio 2:1"),
        ("ratio 2", "ratio needs two numbers from 1 to 5, as in ratio 2:1"),
        ("batch 0", "batch needs a whole number from 1 to 1024"),
        ("batch 16 32", "batch needs a whole number from 1 to 1024"),
    ])
    func othersSayWhatIsWrong(line: String, complaint: String) {
        #expect(throws: TypedCommand.Complaint(text: complaint)) { try TypedCommand.parse(line) }
    }

    @Test func editsAreMarkedAndTold() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 120)
        edit(&run) { $0.beta1 = 0.4 }
        #expect(run.screen.contains { $0.contains("▲") && $0.contains("beta1 now 0.4") })
        #expect(run.screen.filter { $0.contains("▲──") }.count == 2, "a mark on both networks' axes")
        edit(&run) { $0.stepRatio = Self.ratio }
        run.type(":step 60")
        run.press(.enter)
        #expect(run.screen.contains { $0.contains("step 60  D") && $0.contains("▲ beta1 now 0.4, D:G now 2:1") })
    }

    @Test func marksRunBehindTheNumbersOfAPlot() {
        for last in 100...120 {
            var run = RunDouble.running(width: 120, height: 40)
            run.train(to: last) { 0.35 + 0.0137 * Float($0) }
            edit(&run) { $0.beta1 = 0.4 }
            run.train(to: 121) { 0.35 + 0.0137 * Float($0) }
            #expect(run.screen.contains { $0.contains("┊") })
            let broken = run.screen.filter { $0.contains(/[0-9.]┊[0-9.]/) }
            #expect(broken.isEmpty, "an edit at step \(last)")
        }
    }

    @Test func aBatchSizeIsMarkedOnceItHolds() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 120)
        edit(&run) { $0.nextBatchSize = 32 }
        #expect(run.screen.contains { $0.contains("batch 32 from the next epoch on") })
        #expect(run.state.edits.isEmpty)
        edit(&run, step: 120) {
            $0.batchSize = 32
            $0.nextBatchSize = nil
        }
        #expect(run.state.edits.map(\.text) == ["batch now 32"])
    }

    @Test func undoIsTheRuns() {
        var run = RunDouble.running()
        #expect(run.type("u") == [.send(.undo)])
        #expect(run.type(":undo") + run.press(.enter) == [.send(.undo)])
        run.tell(.phase(.stopping))
        #expect(run.type("u") == [])
    }

    @Test func whatIsUndoneIsToldWhole() {
        var run = RunDouble.running(width: 120, height: 40)
        run.tell(.learningRate(LearningRateEdit(step: 60, discriminator: 1e-4, generator: 1e-4)))
        run.tell(.learningRate(LearningRateEdit(step: 60, discriminator: 2e-4, generator: 2e-4, origin: .undo)))
        #expect(run.state.log.entries.last?.text == "undone: learning rate of D and G now 2.00e-4")
        run.tell(.learningRate(LearningRateEdit(step: 60, discriminator: 1e-4, generator: 3e-4, origin: .undo)))
        #expect(run.state.log.entries.last?.text == "undone: learning rate of D now 1.00e-4, G now 3.00e-4")
        let before = RunSettings(stepRatio: Self.ratio)
        run.tell(.settings(SettingsEdit(step: 60, before: before, after: RunSettings(), origin: .undo)))
        #expect(run.state.log.entries.last?.text == "undone: D:G now 1:1")
    }

    @Test func aChangeIsToldThoughTheRunWasDescribedAnewBeforeIt() {
        var run = RunDouble.running(width: 120, height: 40)
        let after = RunSettings(stepRatio: Self.ratio)
        var description = RunDescription.sample
        description.settings = after
        run.tell(.described(description))
        run.tell(.settings(SettingsEdit(step: 0, before: RunSettings(), after: after)))
        #expect(run.state.log.entries.last?.text == "D:G now 2:1")
        #expect(run.state.edits.map(\.text) == ["D:G now 2:1"])
    }

    @Test func pastEditsAreMarkedWithoutAWord() {
        var run = RunDouble.running(width: 120, height: 40)
        let edits = [
            SettingsEdit(step: 40, before: RunSettings(), after: RunSettings(realLabel: 1)),
            SettingsEdit(step: 80, before: RunSettings(realLabel: 1), after: RunSettings(stepRatio: Self.ratio)),
        ]
        run.tell(.pastSettings(edits))
        run.tell(.history((1...120).map { .sample(step: $0) }))
        #expect(run.state.edits.map(\.step) == [40, 80])
        #expect(run.state.edits.map(\.selection) == [.discriminator, .both])
        #expect(run.state.log.entries.isEmpty)
        #expect(run.screen.contains { $0.split(separator: "▲").count == 3 })
        run.tell(.wentBack(WentBack(fromStep: 120, toStep: 60, divergence: nil)))
        #expect(run.state.edits.filter { $0.kind == .settings }.map(\.step) == [40])
    }

    @Test func theRunsPageTellsTheSettings() {
        var run = RunDouble.running(width: 80, height: 24)
        edit(&run) {
            $0.beta1 = 0.4
            $0.stepRatio = Self.ratio
            $0.nextBatchSize = 32
        }
        run.type("6")
        #expect(
            Array(run.screen[1...11]) == [
                "╭─ run ────────────────────────────────────────────────────────────────────────╮",
                "│ faces          synthetic faces, 20,000 faces                                 │",
                "│ folder         runs/first                                                    │",
                "│ seed           42                                                            │",
                "│ batch          16 faces, 32 next epoch                                       │",
                "│ steps          0 of 5,000, 1,250 an epoch                                    │",
                "│ learning rate  D 2.00e-4, G 2.00e-4                                          │",
                "│ beta1, label   0.4, 0.9                                                      │",
                "│ updates D:G    2:1                                                           │",
                "╰──────────────────────────────────────────────────────────────────────────────╯",
                "╭─ messages ────────────────────────────────────────────────────────── 1 line ─╮",
            ])
    }

    @Test(arguments: [
        (80, 24, ["╭─ D×2 ── ± 2.00e-4 ─╮", "╭─ G ──── ± 2.00e-4 ─╮"]),
        (120, 40, ["╭─ D ×2 ────────── ± lr 2.00e-4 ─╮", "╭─ G ───── β1 0.4  ± lr 2.00e-4 ─╮"]),
        (
            200, 60,
            [
                "╭─ D discriminator ×2 ───────── label 0.95  β1 0.4  ± lr 2.00e-4 ─╮"
                    + "╭─ G generator ──────────────────────────── β1 0.4  ± lr 2.00e-4 ─╮"
            ]
        ),
    ])
    func panelsTellWhatIsNotTheRecipes(width: Int, height: Int, titles: [String]) {
        var run = RunDouble.running(width: width, height: height)
        #expect(!run.screen.joined().contains("β1"))
        edit(&run) {
            $0.beta1 = 0.4
            $0.realLabel = 0.95
            $0.stepRatio = Self.ratio
        }
        for title in titles {
            #expect(run.screen.contains { $0.hasPrefix(title) }, "\(run.screen.filter { $0.hasPrefix("╭") })")
        }
        run.train(to: 20)
        #expect(run.screen.contains { $0.contains(" 320 im") }, "two batches a step: \(run.screen.suffix(5))")
    }

    @Test func headlessTellsThemInALine() {
        var report = HeadlessReport(every: 4)
        let before = RunSettings()
        var after = before
        after.stepRatio = Self.ratio
        after.nextBatchSize = 8
        #expect(
            report.update(.settings(SettingsEdit(step: 1200, before: before, after: after)))
                == ["step 1,200: D:G now 2:1, batch 8 from the next epoch on"])
        #expect(
            report.update(.settings(SettingsEdit(step: 9, before: after, after: before, origin: .undo)))
                == ["step 9: undone: D:G now 1:1, batch stays 16"])
        let rates = LearningRateEdit(step: 9, discriminator: 1e-4, generator: 2e-4, origin: .undo)
        #expect(
            report.update(.learningRate(rates))
                == ["undone: learning rates from step 9 on: D 1.00e-4, G 2.00e-4"])
        #expect(report.update(.pastSettings([SettingsEdit(step: 1, before: before, after: after)])) == [])
    }
}
