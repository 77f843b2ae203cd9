import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct LeavingTests {
    @Test func qAsksAndEnterSaves() {
        var run = RunDouble.running()
        #expect(run.type("q") == [])
        #expect(run.screen.contains { $0.contains("› save and quit") })
        #expect(run.press(.enter) == [.send(.stop(saving: true))])
        run.tell(.phase(.stopping))
        #expect(run.screen[0].contains("saving"))
        run.effects = []
        run.tell(.phase(.stopped))
        #expect(run.effects == [.quit(.saved)])
    }

    @Test func withoutSaving() {
        var run = RunDouble.running()
        run.type("q")
        #expect(run.press(.down, .down, .enter) == [.send(.stop(saving: false))])
        run.effects = []
        run.tell(.phase(.stopped))
        #expect(run.effects == [.quit(.unsaved)])
    }

    @Test(arguments: [[Key.escape], [.down, .down, .down, .enter], [.up, .enter], [.character("n")]])
    func goingOn(keys: [Key]) {
        var run = RunDouble.running()
        run.type("q")
        for key in keys { #expect(run.press(key) == []) }
        #expect(run.state.overlay == .none && run.state.stopRequest == nil)
    }

    @Test func otherKeysDoNothingWhileAsked() {
        var run = RunDouble.running()
        run.type("q")
        #expect(run.type("+2") == [])
        #expect(run.state.page == .overview && run.state.overlay == .quit(.save))
    }

    @Test func onATooSmallScreenThereIsOnlyTheQuestion() {
        var run = RunDouble.running(width: 24, height: 4)
        #expect(run.type(" +s2:?") == [] && run.press(.enter) == [])
        #expect(run.state.overlay == .none && run.state.page == .overview)
        run.type("q")
        #expect(run.screen == ["", "enter saves, x does not", "       esc stays", ""])
        #expect(run.press(.down, .tab) == [], "no choice that is not shown")
        #expect(run.press(.escape) == [] && run.state.overlay == .none)
        run.type("q")
        #expect(run.type("s") == [.send(.stop(saving: true))])
    }

    @Test func enterTakesTheAnswerThatATooSmallScreenShows() {
        var run = RunDouble.running(width: 80, height: 24)
        run.type("q")
        run.press(.down, .down)
        run.input(.resize(Size(width: 24, height: 4)))
        #expect(run.press(.enter) == [.send(.stop(saving: true))])
        var others = RunDouble.attached(width: 25, height: 4)
        others.type("q")
        #expect(others.screen[1] == "enter leaves it, s stops")
        #expect(others.press(.enter) == [.quit(.detached)])
    }

    @Test(arguments: [InputEvent.interrupt, .key(.control("c"))])
    func controlCSavesAndTheSecondLeavesAtOnce(event: InputEvent) {
        var run = RunDouble.running()
        #expect(run.input(event) == [.send(.stop(saving: true))])
        #expect(run.input(event) == [.quit(.abandoned)])
    }

    @Test func terminationSavesHoweverOftenItComes() {
        var run = RunDouble.running()
        #expect(run.input(.terminate) == [.send(.stop(saving: true))])
        #expect(run.input(.terminate) == [])
        #expect(run.input(.hangup) == [])
        #expect(run.input(.interrupt) == [.quit(.abandoned)])
    }

    @Test func aRunThatWasDoneWhenOpenedHasNoSpeed() {
        var run = RunDouble.running(width: 80, height: 24)
        run.tell(.phase(.finished))
        #expect(run.screen[21] == " ───────────────────────  0.0%  ETA done     elapsed 0s       snapshot none yet")
    }

    @Test func whatCannotBeSavedIsNotLeft() throws {
        var run = RunDouble.running()
        run.type("q")
        #expect(run.press(.enter) == [.send(.stop(saving: true))])
        run.effects = []
        func refuse() {
            run.tell(.phase(.stopping))
            run.tell(.notice(Notice(severity: .alarm, text: "snapshot not saved: the disk is full")))
            run.tell(.phase(.paused))
        }
        refuse()
        #expect(!run.effects.contains { if case .quit = $0 { true } else { false } })
        #expect(run.screen[0].contains("paused"))
        #expect(run.screen.contains { $0.contains("not saved, so not left; ctrl-c leaves all the same") })
        run.tell(
            .troubles([
                Trouble(subject: "snapshots", cause: "No space left", remedy: "free some space", place: "runs/a")
            ]))
        let line = try #require(run.screen.first { $0.contains("not saved, so not left: No space left") })
        #expect(line.contains("; ctrl-c leaves all the same"))
        // Asking again tries again.
        run.type("q")
        #expect(run.press(.enter) == [.send(.stop(saving: true))])
        refuse()
        #expect(run.input(.interrupt) == [.quit(.abandoned)])
    }

    @Test func whoTakesNoAnswerGetsTheReason() {
        var run = RunDouble.running()
        #expect(run.input(.terminate) == [.send(.stop(saving: true))])
        run.effects = []
        run.tell(.phase(.stopping))
        run.tell(.notice(Notice(severity: .alarm, text: "snapshot not saved: the disk is full")))
        run.tell(.phase(.paused))
        #expect(run.effects.last == .quit(.failed("snapshot not saved: the disk is full")))
    }

    @Test func aFinishedRunStaysAndGoesOn() {
        var run = RunDouble.running()
        run.train(to: 3)
        run.tell(.phase(.finished))
        #expect(run.screen[0].contains("✓ finished"))
        #expect(run.screen.contains { $0.contains("ETA done") })
        #expect(run.type(" ") == [])
        #expect(run.type("e") == [.send(.trainOn(epochs: 1))])
        run.tell(.phase(.running))
        #expect(run.type("e") == [], "only once it is finished")
    }

    @Test(arguments: [InputEvent.key(.character("q")), .key(.control("c")), .interrupt, .terminate, .hangup])
    func aFinishedRunIsLeftWithoutQuestion(event: InputEvent) {
        var run = RunDouble.running()
        run.tell(.phase(.finished))
        #expect(run.input(event) == [.send(.stop(saving: true))])
        run.effects = []
        run.tell(.phase(.stopped))
        #expect(run.effects == [.quit(.saved)])
    }

    @Test func aFinishedRunThatCannotBeSavedIsAFailure() {
        var run = RunDouble.running()
        run.train(to: 3)
        run.tell(.phase(.finished))
        run.type("q")
        run.tell(.phase(.failed("no space")))
        #expect(run.effects.last == .quit(.failed("no space")))
    }

    @Test func aFailureIsShownAndLeftWithItsReason() {
        var run = RunDouble.running()
        run.train(to: 2)
        run.tell(.phase(.failed("the disk is full: runs/first")))
        #expect(run.effects.last == .bell, "it stays on the screen")
        #expect(run.screen.contains { $0.contains("the disk is full") })
        #expect(run.type("+s ") == [])
        #expect(run.type("q") == [.quit(.failed("the disk is full: runs/first"))])
    }

    @Test func aFailureBeforeTheFirstStepEndsAtOnce() {
        var run = RunDouble()
        run.tell(.phase(.failed("no faces")))
        #expect(run.effects.last == .quit(.failed("no faces")))
    }

    @Test func aFailureWhileSavingEndsWithItsReason() {
        var run = RunDouble.running()
        run.train(to: 2)
        run.input(.interrupt)
        run.tell(.phase(.failed("no space")))
        #expect(run.effects.last == .quit(.failed("no space")))
    }
}
