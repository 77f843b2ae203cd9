import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct DivergenceTests {
    private let change = WentBack(
        fromStep: 812, toStep: 800,
        divergence: "step 812: the generator's loss is not finite, first in discriminator.conv1.weight")

    private func diverged(_ width: Int = 80, _ height: Int = 24) -> RunDouble {
        var run = RunDouble.running(width: width, height: height)
        run.train(to: 812, seconds: 0.01)
        run.tell(.wentBack(change))
        run.tell(.history((1...800).map { .sample(step: $0, loss: 1, seconds: 0.1) }))
        run.tell(.phase(.paused))
        return run
    }

    @Test func whoStaysIsAskedAgain() {
        var run = diverged()
        run.type("q")
        #expect(run.state.overlay == .quit(.save))
        #expect(run.press(.escape) == [] && run.state.overlay == .divergence(.halfRate))
    }

    @Test func itTellsWhatHappenedAndOffersHowToGoOn() {
        var run = diverged()
        #expect(run.effects.contains(.bell))
        let screen = run.screen
        let top = screen.firstIndex { $0.contains("numbers went wrong at step 812") } ?? 0
        let box = screen[top..<top + 9]
        for (line, text) in zip(
            box.dropFirst(),
            [
                " the generator's loss is not finite, first in", " discriminator.conv1.weight",
                " The networks are back at step 800, their last good state.", "  ",
                " › go on with half the learning rate, 1.00e-4", "   go on unchanged", "   choose another snapshot",
                "   quit",
            ])
        {
            #expect(line.contains("│" + text), "\(line)")
        }
        #expect(
            run.press(.enter) == [.send(.scaleLearningRate(.both, factor: 0.5)), .send(.resume)])
        #expect(run.state.overlay == .none)
        run.tell(.phase(.running))
        #expect(run.state.divergence == nil)
    }

    @Test func everyAnswerHasItsKey() {
        var unchanged = diverged()
        #expect(unchanged.type("u") == [.send(.resume)])
        var down = diverged()
        #expect(down.press(.down, .enter) == [.send(.resume)])
        var other = diverged()
        other.type("b")
        #expect(other.state.overlay == .snapshots)
        other.press(.escape)
        #expect(other.state.overlay == .divergence(.halfRate), "it still has to be decided")
        var leaving = diverged()
        leaving.type("q")
        #expect(leaving.state.overlay == .quit(.save))
        var later = diverged()
        later.press(.escape)
        #expect(later.state.overlay == .none)
        #expect(later.type(" ") == [.send(.resume)])
    }

    @Test func aRunThatDecidesByItselfAsksNothing() {
        var run = RunDouble.running()
        run.train(to: 812, seconds: 0.01)
        run.tell(.wentBack(change))
        run.tell(.phase(.running))
        #expect(run.state.overlay == .none)
        #expect(run.screen.contains { $0.contains("not finite") })
    }

    @Test func whenSomeoneElseDecidesTheQuestionGoes() {
        var run = diverged()
        run.tell(.phase(.running))
        #expect(run.state.overlay == .none)
    }

    @Test func itFitsTheSmallestScreen() {
        let screen = diverged(40, 12).screen
        for word in ["step 812", "half the learning rate", "unchanged", "another snapshot", "quit"] {
            #expect(screen.contains { $0.contains(word) }, "\(word)")
        }
    }
}
