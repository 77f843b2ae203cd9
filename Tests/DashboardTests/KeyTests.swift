import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct KeyTests {
    @Test func spacePausesAndResumes() {
        var run = RunDouble.running()
        #expect(run.type(" ") == [.send(.pause)])
        #expect(run.screen[0].contains("pausing"))
        #expect(run.type(" ") == [.send(.resume)], "what was asked last counts, not what is")
        #expect(run.type(" ") == [.send(.pause)])
        run.tell(.phase(.paused))
        #expect(run.screen[0].contains("paused"))
        #expect(run.type(" ") == [.send(.resume)])
        run.tell(.phase(.running))
        #expect(run.screen[0].contains("training"))
    }

    @Test func dotDoesOneStep() {
        var run = RunDouble.running()
        #expect(run.type(".") == [.send(.singleStep)])
        #expect(run.type(" ") == [.send(.resume)])
    }

    @Test func plusAndMinusAreInverse() {
        var run = RunDouble.running()
        #expect(run.type("+") == [.send(.scaleLearningRate(.both, factor: 1.25))])
        #expect(run.type("=") == [.send(.scaleLearningRate(.both, factor: 1.25))])
        #expect(run.type("-") == [.send(.scaleLearningRate(.both, factor: 0.8))])
        var rate: Float = 2e-4
        for _ in 0..<20 { rate *= 1.25 }
        for _ in 0..<20 { rate *= 0.8 }
        // 40 roundings of half a unit in the last place each.
        #expect(abs(rate / 2e-4 - 1) < 40 * Float.ulpOfOne)
    }

    @Test(arguments: [("d", NetworkSelection.discriminator), ("g", .generator)])
    func aNetworkIsSelected(key: String, selection: NetworkSelection) {
        var run = RunDouble.running()
        #expect(run.type(key) == [])
        #expect(run.type("+") == [.send(.scaleLearningRate(selection, factor: 1.25))])
        run.type(key)
        #expect(run.state.selection == .both, "the same key again goes back")
    }

    @Test func theSelectionIsShown() {
        var run = RunDouble.running(width: 200, height: 60)
        #expect(run.screen.joined().split(separator: "± lr 2.00e-4").count == 3)
        run.type("g")
        #expect(run.screen.joined().split(separator: "± lr 2.00e-4").count == 2)
        #expect(run.screen.contains { $0.contains("G generator ") && !$0.contains("discriminator ──── ± lr") })
    }

    @Test func sSavesASnapshot() {
        var run = RunDouble.running(width: 120, height: 40)
        #expect(run.type("s") == [.send(.snapshot)])
        let path = "runs/first/snapshots/step-0000007.safetensors"
        run.tell(.snapshotSaved(SavedSnapshot(step: 7, path: path, bytes: 85_300_000, automatic: false)))
        #expect(run.screen.contains { $0.contains("✓") && $0.contains("snapshot saved to \(path)") })
        run.wait(14)
        #expect(run.screen.contains { $0.contains("saved 14s ago") || $0.contains("snapshot 14s ago") })
    }

    @Test func nGivesNewFaces() {
        var run = RunDouble.running()
        #expect(run.type("n") == [.send(.newFaces(seed: nil))])
    }

    @Test func rShowsRealFaces() {
        var run = RunDouble.running()
        #expect(run.type("r") == [.send(.realFaces(count: 2))])
        #expect(run.screen.contains { $0.contains("real faces") })
        #expect(run.type("r") == [])
        #expect(run.type("3r") == [.send(.preview(count: 1, weights: .average)), .send(.realFaces(count: 1))])
    }

    @Test func aSwitchesTheWeights() {
        var run = RunDouble.running()
        #expect(run.type("a") == [.send(.preview(count: 2, weights: .raw)), .keep(Preferences(weights: .raw))])
        #expect(run.type("a") == [.send(.preview(count: 2, weights: .average)), .keep(Preferences())])
    }

    @Test func viewsByNumberAndTab() {
        var run = RunDouble.running()
        for (key, page) in [
            ("2", Page.plots), ("3", .faces), ("4", .explorer), ("5", .doctor), ("6", .journal), ("1", .overview),
        ] {
            run.type(key)
            #expect(run.state.page == page)
        }
        run.press(.tab)
        #expect(run.state.page == .plots)
        run.press(.backTab, .backTab)
        #expect(run.state.page == .journal)
        run.type("9")
        #expect(run.state.page == .journal, "there is no ninth view")
    }

    @Test func switchesOfPlots() {
        var run = RunDouble.running()
        run.type("yw")
        #expect(run.state.usesLogScale && run.state.showsRecent)
        run.type("yw")
        #expect(!run.state.usesLogScale && !run.state.showsRecent)
    }

    @Test func helpNamesEveryKeyAndCloses() {
        var run = RunDouble.running(width: 100, height: 40)
        run.type("?")
        let screen = run.screen.joined(separator: "\n")
        for binding in KeyBinding.all { #expect(screen.contains(binding.meaning), "\(binding.meaning)") }
        run.press(.escape)
        #expect(run.state.overlay == .none)
        run.type("h2")
        #expect(run.state.overlay == .none && run.state.page == .plots, "another key does what it always does")
        run.type("hq")
        #expect(run.state.overlay == .none, "q closes the help and asks nothing")
    }

    @Test func helpScrollsWhereItDoesNotFit() {
        var run = RunDouble.running(width: 44, height: 12)
        run.type("?")
        #expect(!run.screen.joined().contains("ctrl-l"))
        run.press(.end)
        #expect(run.screen.joined().contains("ctrl-l"))
        // Scrolling beyond the end is not remembered.
        run.press(.down, .down, .up)
        #expect(!run.screen.joined().contains("draw the screen anew"))
    }

    @Test func meaningsAreWrappedWhereTheHelpIsNarrow() {
        var run = RunDouble.running(width: 40, height: 12)
        run.type("?")
        #expect(
            Array(run.screen[1...5]) == [
                "│ this view: overview                  │",
                "│  D          the discriminator, which │",
                "│             tells real faces from    │",
                "│             generated ones; its loss │",
                "│             is how wrong it is       │",
            ])
    }

    @Test func controlKeys() {
        var run = RunDouble.running()
        #expect(run.press(.control("l")) == [.redraw])
        #expect(run.press(.control("z")) == [.suspend])
        run.type("?")
        #expect(run.press(.control("l")) == [.redraw], "over an overlay too")
    }

    @Test func theMouseChoosesAView() {
        var run = RunDouble.running(width: 150, height: 40)
        let row = run.screen[0]
        let column = row.distance(
            from: row.startIndex, to: row.range(of: "3 faces").map(\.lowerBound) ?? row.startIndex)
        run.input(.mouse(MouseEvent(x: column, y: 0, action: .press(button: 1))))
        #expect(run.state.page == .faces)
        run.input(.mouse(MouseEvent(x: 0, y: 0, action: .press(button: 1))))
        #expect(run.state.page == .faces)
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<Index>? {
        indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
    }
}
