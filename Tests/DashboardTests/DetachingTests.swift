import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct DetachingTests {
    @Test func capitalDLeavesTheOwnRunTraining() {
        var run = RunDouble.running()
        #expect(run.type("D") == [.quit(.detached)])
        run.type("q")
        #expect(run.screen.contains { $0.contains("detach and train on          D") })
        #expect(run.press(.down, .enter) == [.quit(.detached)])
        run.type("q")
        #expect(run.type("D") == [.quit(.detached)])
        run.type(":detach")
        #expect(run.press(.enter) == [.quit(.detached)])
    }

    @Test func thereMustBeSomethingToLeave() {
        var ending = RunDouble.running()
        ending.input(.interrupt)
        #expect(ending.type("D") == [])
        var finished = RunDouble.running()
        finished.tell(.phase(.finished))
        #expect(finished.type("D") == [])
        var failed = RunDouble.running()
        failed.train(to: 2)
        failed.tell(.phase(.failed("no space")))
        #expect(failed.type("D") == [.quit(.failed("no space"))])
    }

    @Test func theRunOutlivesItsTerminalUnlessItShallNot() {
        var run = RunDouble.running()
        #expect(run.input(.hangup) == [.quit(.detached)])
        var stopping = RunDouble(tie: .own(outlivesTerminal: false))
        stopping.tell(.described(.sample))
        stopping.tell(.phase(.running))
        stopping.effects = []
        #expect(stopping.input(.hangup) == [.send(.stop(saving: true))])
        #expect(stopping.input(.hangup) == [])
    }

    @Test func anAttachedScreenSaysSo() {
        let run = RunDouble.attached(width: 120)
        #expect(run.screen[0].contains("● training   attached   synthetic faces"))
        #expect(run.screen[23].contains("D detach") && run.screen[23].contains("q leave"))
        #expect(!RunDouble.running(width: 120).screen[0].contains("attached"))
    }

    @Test(arguments: [
        InputEvent.interrupt, .terminate, .hangup, .key(.control("c")), .key(.character("D")),
    ])
    func anAttachedScreenLeavesTheRunAlone(event: InputEvent) {
        var run = RunDouble.attached()
        #expect(run.input(event) == [.quit(.detached)])
    }

    @Test func qOnAnAttachedRun() {
        let question = [
            "╭─ leave ────────── enter chooses ─╮",
            "│ › leave it training            D │",
            "│   save and stop the run        s │",
            "│   stay                       esc │",
            "╰──────────────────────────────────╯",
        ]
        var run = RunDouble.attached()
        run.type("q")
        for line in question { #expect(run.screen.contains { $0.contains(line) }) }
        #expect(run.type("x") == [] && run.state.overlay == .quit(.detach))
        #expect(run.press(.escape) == [] && run.state.overlay == .none)
        run.type("q")
        #expect(run.press(.enter) == [.quit(.detached)])
        run.type("q")
        #expect(run.press(.down, .enter) == [.send(.stop(saving: true))])
        run.effects = []
        run.tell(.phase(.stopped))
        #expect(run.effects == [.quit(.saved)])
    }

    @Test(arguments: [":quit", ":quit!"])
    func theCommandLineLeavesARunOfOthersTraining(line: String) {
        var run = RunDouble.attached()
        run.type(line)
        #expect(run.press(.enter) == [.quit(.detached)])
    }

    @Test func aFinishedRunOfOthersIsLeftToThem() {
        var run = RunDouble.attached()
        run.tell(.phase(.finished))
        #expect(run.type("q") == [.quit(.detached)])
    }

    @Test func theEndOfTheRunEndsTheScreen() {
        var ended = RunDouble.attached()
        ended.tell(.phase(.stopped))
        #expect(ended.effects == [.quit(.over)])
        #expect(ended.state.update(.lost) == [])
        var dead = RunDouble.attached()
        #expect(dead.state.update(.lost) == [.quit(.lost)])
        var failed = RunDouble.attached()
        failed.train(to: 2)
        failed.tell(.phase(.failed("no space")))
        #expect(failed.state.update(.lost) == [], "its reason stays on the screen")
        #expect(failed.type("q") == [.quit(.failed("no space"))])
    }

    @Test func anOldSnapshotIsNoNews() {
        var run = RunDouble.attached()
        run.tell(.snapshotSaved(SavedSnapshot(step: 7, path: "a/s", bytes: 1, automatic: true, age: 90)))
        #expect(run.screen.contains { $0.contains("saved 1m30s ago") })
        #expect(!run.screen.contains { $0.contains("snapshot saved") })
    }

    @Test func facesThatAnotherScreenTookAwayAreAskedForOnceMore() throws {
        var run = RunDouble.attached()
        func preview(_ step: Int, _ count: Int) -> RunEvent {
            let pixels = [UInt8](repeating: 9, count: count * 28 * 28 * 3)
            let faces = FaceImages(width: 28, height: 28, count: count, pixels: pixels)
            return .preview(Preview(step: step, weights: .average, latentSeed: 1, faces: faces))
        }
        run.wait(1)
        let wanted = try #require(run.state.requestedPreview?.count)
        #expect(wanted > 1)
        run.tell(preview(1, wanted))
        run.effects = []
        run.tell(preview(2, wanted - 1))
        #expect(run.effects == [.send(.preview(count: wanted, weights: .average))])
        run.effects = []
        run.tell(preview(3, wanted - 1))
        #expect(run.effects == [], "a run that has no more is not asked again and again")
    }

    @Test func aNewcomerKnowsTheSpeedAtOnce() {
        var run = RunDouble(tie: .attached)
        run.tell(.described(.sample))
        run.tell(.history((1...50).map { .sample(step: $0, loss: 1, seconds: 0.1) }))
        run.tell(.phase(.running))
        #expect(run.state.stepsPerSecond.map { ($0 * 10).rounded() } == 100)
        #expect(run.state.secondsLeft != nil)
    }
}
