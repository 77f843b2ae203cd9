import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct SnapshotBrowserTests {
    private func summary(_ step: Int, isKept: Bool = false, shade: UInt8 = 0) -> SnapshotSummary {
        SnapshotSummary(
            name: "step-\(step)\(isKept ? "-kept" : "").safetensors", step: step, age: Double(5000 - step),
            bytes: 85_300_000, automatic: !isKept, discriminatorLoss: 1.25, generatorLoss: Float(step) / 1000,
            faces: FaceImages(
                width: 28, height: 28, count: 2, pixels: [UInt8](repeating: shade, count: 2 * 28 * 28 * 3)))
    }

    private func listing(_ steps: [Int], unread: Int = 0, damaged: Int = 0) -> SnapshotListing {
        SnapshotListing(
            entries: steps.map { summary($0, isKept: $0 == 800, shade: UInt8(truncatingIfNeeded: $0 / 10)) },
            unread: unread, damaged: damaged)
    }

    private func browsing(_ width: Int = 80, _ height: Int = 24, steps: [Int] = [400, 800, 1200]) -> RunDouble {
        var run = RunDouble.running(width: width, height: height)
        run.train(to: 1300, seconds: 0.01)
        run.type("b")
        run.tell(.snapshots(listing(steps)))
        return run
    }

    @Test func theListIsAskedForAndFillsUp() {
        var run = RunDouble.running(width: 120, height: 40)
        #expect(run.type("b") == [.send(.listSnapshots(faces: 4))])
        #expect(run.screen.contains { $0.contains("reading…") })
        run.tell(.snapshots(listing([1200], unread: 2)))
        #expect(run.screen.contains { $0.contains("reading 2 more") })
        run.tell(.snapshots(listing([800, 1200], unread: 0, damaged: 1)))
        #expect(run.screen.contains { $0.contains("1 damaged") })
        #expect(run.screen.contains { $0.contains("faces at step 1,200") })
        run.tell(.snapshots(SnapshotListing(entries: [], unread: 0, damaged: 0)))
        #expect(run.screen.contains { $0.contains("none yet: press s") })
        #expect(run.screen.last == " s snapshot now  space pause  esc close", "there is none to choose")
    }

    @Test func itShowsStepAgeLossesAndKind() {
        let screen = browsing().screen
        #expect(screen.contains { $0.contains("step     age  D loss  G loss   taken") })
        #expect(screen.contains { $0.contains("› ") && $0.contains("1,200   1h03m   1.250   1.200    auto") })
        #expect(screen.contains { $0.contains("  800   1h10m   1.250   0.800 by hand") })
        #expect(screen.contains { $0.contains("85.3 MB · automatic: the last 5 stay") })
        #expect(browsing(200, 60).screen.contains { $0.contains("1.200   85.3 MB") })
        let low = browsing(64, 20).screen
        #expect(low.contains { $0.contains("│ step-1200          │") })
        #expect(low.contains { $0.contains("│ 85.3 MB · auto     │") })
        let narrow = browsing(44, 14).screen
        #expect(narrow.contains { $0.contains("›") && $0.contains("1,200   1h03m") && !$0.contains("1.250") })
    }

    @Test func namesAreShownAndOfOneStepTheLastWrittenComesFirst() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 500, seconds: 0.01)
        run.type("b")
        func entry(_ name: String, _ step: Int, age: Double, isKept: Bool = true) -> SnapshotSummary {
            var entry = summary(step, isKept: isKept)
            (entry.name, entry.age) = (name, age)
            return entry
        }
        run.tell(
            .snapshots(
                SnapshotListing(
                    entries: [
                        entry("step-0000400-kept.safetensors", 400, age: 60),
                        entry("step-0000400-kept-before-lr.safetensors", 400, age: 20),
                        entry("step-0000400.safetensors", 400, age: 90, isKept: false),
                        entry("step-0000300.safetensors", 300, age: 200, isKept: false),
                    ], unread: 0, damaged: 0)))
        #expect(run.state.snapshots.entries.map(\.age) == [20, 60, 90, 200])
        let rows = run.screen.filter { $0.contains("  400 ") || $0.contains("  300 ") }.map { $0.prefix(43) }
        #expect(
            rows == [
                "│›      400     20s   1.250   0.400  before", "│       400   1m00s   1.250   0.400 by hand",
                "│       400   1m30s   1.250   0.400    auto", "│       300   3m20s   1.250   0.300    auto",
            ])
        #expect(run.screen.contains { $0.contains("step-0000400-kept-before-lr") }, "its whole name stands below")
    }

    @Test func keysMoveThroughIt() {
        var run = browsing()
        run.press(.down)
        #expect(run.state.snapshots.chosen?.step == 800)
        run.press(.down, .down, .down)
        #expect(run.state.snapshots.chosen?.step == 400, "there is an end")
        run.press(.home)
        #expect(run.state.snapshots.chosen?.step == 1200)
        run.press(.end)
        #expect(run.state.snapshots.chosen?.step == 400)
        run.press(.pageUp)
        #expect(run.state.snapshots.chosen?.step == 1200)
        run.press(.escape)
        #expect(run.state.overlay == .none)
    }

    @Test func theChosenOneStaysWhileOthersComeAndGo() {
        var run = browsing()
        run.press(.down)
        run.tell(.snapshots(listing([400, 800, 1200, 1300])))
        #expect(run.state.snapshots.chosen?.step == 800)
        run.tell(.snapshots(listing([400, 1200, 1300])))
        #expect(run.state.snapshots.chosen?.step == 400, "its neighbour takes its place")
    }

    @Test func goingBackIsConfirmed() {
        var run = browsing()
        run.press(.down)
        #expect(run.press(.enter) == [])
        #expect(run.screen.contains { $0.contains("go back to step 800?") })
        #expect(run.screen.contains { $0.contains("500 steps will be done anew.") })
        #expect(run.screen.contains { $0.contains(".after-0000800") })
        run.press(.escape)
        #expect(run.state.overlay == .snapshots && !run.state.snapshots.isConfirming)
        #expect(run.press(.enter, .enter) == [.send(.goBack(snapshot: "step-800-kept.safetensors"))])
        #expect(run.state.overlay == .none)
    }

    @Test func afterGoingBackThePastEndsThere() {
        var run = browsing()
        run.tell(.learningRate(LearningRateEdit(step: 500, discriminator: 1e-4, generator: 2e-4)))
        run.tell(.learningRate(LearningRateEdit(step: 1250, discriminator: 1e-5, generator: 2e-4)))
        let pixels = [UInt8](repeating: 9, count: 28 * 28 * 3)
        for step in [700, 900] {
            run.tell(
                .preview(
                    Preview(
                        step: step, weights: .average, latentSeed: 1,
                        faces: FaceImages(width: 28, height: 28, count: 1, pixels: pixels))))
        }
        run.press(.escape)
        run.type(":step 1100")
        run.press(.enter)
        #expect(run.state.cursor == 1100)
        run.tell(.wentBack(WentBack(fromStep: 1300, toStep: 800, divergence: nil)))
        run.tell(
            .history(
                (1...800).map {
                    var step = StepMetrics.sample(step: $0, loss: 1, seconds: 0.1)
                    if $0 > 500 { step.discriminatorLearningRate = 1e-4 }
                    return step
                }))
        #expect(run.state.step == 800)
        #expect(run.state.cursor == nil)
        #expect(run.state.film.previews.map(\.step) == [700])
        #expect(run.state.edits.map(\.step) == [500, 800], "no mark twice, none beyond")
        #expect(run.state.edits.last?.kind == .wentBack)
        #expect(run.screen.contains { $0.contains("back at step 800") })
        run.type("2")
        #expect(run.screen.contains { $0.contains("◀") })
        run.train(to: 850)
        #expect(run.state.step == 850, "it goes on from there")
    }

    @Test func theMouseChoosesToo() {
        var run = browsing()
        let area = SnapshotsLayout(body: ScreenLayout(size: run.state.size).body).rowsArea
        run.input(.mouse(MouseEvent(x: area.x + 4, y: area.y + 1, action: .press(button: 1))))
        #expect(run.state.snapshots.chosen?.step == 800)
        run.input(.mouse(MouseEvent(x: area.x + 4, y: area.y + 1, action: .press(button: 1))))
        #expect(run.state.snapshots.isConfirming)
        run.input(.mouse(MouseEvent(x: 70, y: 5, action: .scrollDown)))
        #expect(run.state.snapshots.chosen?.step == 400)
        run.input(.mouse(MouseEvent(x: area.x, y: area.y + 9, action: .press(button: 1))))
        #expect(run.state.snapshots.chosen?.step == 400, "there is nothing")
    }

    @Test func aTypedStepIsChosen() {
        var run = RunDouble.running()
        run.type(":back 900")
        run.press(.enter)
        run.tell(.snapshots(listing([1200], unread: 2)))
        run.tell(.snapshots(listing([400, 800, 1200])))
        #expect(run.state.snapshots.chosen?.step == 800)
    }

    @Test func longListsScroll() {
        let run = browsing(80, 24, steps: Array(stride(from: 100, through: 5000, by: 100)))
        #expect(run.screen.contains { $0.contains("1–14 of 50") })
        var end = run
        end.press(.end)
        #expect(end.screen.contains { $0.contains("37–50 of 50") })
        #expect(end.screen.contains { $0.contains("›") && $0.contains("100") })
    }
}
