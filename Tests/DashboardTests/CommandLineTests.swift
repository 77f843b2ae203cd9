import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct CommandLineTests {
    @Test(arguments: [
        ("lr 1e-4", TypedCommand.Meaning.send(.setLearningRate(.both, rate: 1e-4))),
        ("lr d 0.0002", .send(.setLearningRate(.discriminator, rate: 2e-4))),
        ("lr G 1e-3", .send(.setLearningRate(.generator, rate: 1e-3))),
        ("seed 7", .send(.newFaces(seed: 7))), ("snap", .perform(.saveSnapshot)), ("step", .perform(.singleStep)),
        ("step 400", .goTo(step: 400)), ("epochs 3", .send(.trainOn(epochs: 3))),
        ("view plots", .perform(.show(.plots))),
        ("view 3", .perform(.show(.faces))), ("quit", .quit(.save)), ("quit!", .quit(.discard)),
        ("log", .setLogScale(true)), ("theme light", .setTheme(.light)), ("theme auto", .setTheme(nil)),
        ("symbols sex", .setSymbols(.sextant)), ("snapshot Before / after!", .saveSnapshot(name: "Before-after")),
        ("  pause  ", .send(.pause)), ("undo", .perform(.undo)), ("raw", .setWeights(.raw)),
        ("q", .quit(.save)), ("q!", .quit(.discard)), ("w", .perform(.saveSnapshot)),
        ("w before lr", .saveSnapshot(name: "before-lr")), ("wq", .saveAndQuit),
    ])
    func linesAreUnderstood(line: String, meaning: TypedCommand.Meaning) throws {
        #expect(try TypedCommand.parse(line) == meaning)
    }

    @Test(arguments: [
        ("", "a command is missing; tab shows them"), ("dance", "there is no command dance; tab shows them"),
        ("lr", "lr needs a number, as in lr 1e-4 or lr d 1e-4"), ("lr x 1", "lr knows d and g, as in lr g 1e-4"),
        ("lr nan", "a learning rate is above 0, at most 1"), ("lr -1", "a learning rate is above 0, at most 1"),
        ("seed -1", "seed needs a whole number from 0 on"), ("pause now", "pause takes nothing after it"),
        ("theme", "theme needs one of: auto, dark, light or contrast"),
        ("theme blue", "theme needs one of: auto, dark, light or contrast"),
        ("snapshot ..", "a name has letters or digits, as in snapshot before-lr-change"),
        ("s", "there is no command s; tab shows them"),
        ("view", "view needs a name: overview, plots, faces, explorer, doctor, run, phrase"),
        ("epochs 99999999999999999999", "epochs needs a whole number from 1 on"),
    ])
    func othersSayWhatIsWrong(line: String, complaint: String) {
        #expect(throws: TypedCommand.Complaint(text: complaint)) { try TypedCommand.parse(line) }
    }

    @Test func typingAndEntering() {
        var run = RunDouble.running(width: 100, height: 30)
        run.type(":lr")
        #expect(run.screen.last?.hasPrefix(" :lr") == true)
        #expect(run.screen.last?.contains("lr [d|g] RATE  set the learning rate") == true)
        run.type(" 1e-4x")
        #expect(run.press(.enter) == [])
        #expect(run.screen.last?.contains("lr needs a number") == true, "the error stands beside the line")
        #expect(run.press(.backspace, .enter) == [.send(.setLearningRate(.both, rate: 1e-4))])
        #expect(run.state.overlay == .none)
        run.type(":")
        run.press(.up)
        #expect(run.screen.last?.hasPrefix(" :lr 1e-4") == true, "earlier lines come back")
        run.press(.escape)
        #expect(run.state.overlay == .none)
        run.type(":x")
        run.press(.backspace, .backspace)
        #expect(run.state.overlay == .none, "an empty line closes")
    }

    @Test func namesWithoutRoomAreSaidToBeThere() {
        var run = RunDouble.running(width: 60, height: 20)
        run.type(":")
        #expect(run.screen.last?.hasSuffix(" …") == true)
        run.input(.resize(Size(width: 300, height: 60)))
        #expect(run.screen.last?.hasSuffix("view  wq") == true)
    }

    @Test func tabCompletesTheWordAfterACommand() {
        func completed(_ text: String) -> String {
            var line = CommandLine()
            for character in text { line.append(character) }
            line.complete()
            return line.text
        }
        #expect(completed("theme c") == "theme contrast")
        #expect(completed("symbols ") == "symbols ", "too many agree in nothing")
        #expect(completed("view d") == "view doctor")
        #expect(completed("theme x") == "theme x")
        #expect(completed("lr 1") == "lr 1")
    }

    @Test func tabCompletes() {
        var line = CommandLine()
        for character in "sn" { line.append(character) }
        line.complete()
        #expect(line.text == "snapshot ")
        line.clear()
        line.append("q")
        line.complete()
        #expect(line.text == "quit")
        line.clear()
        line.append("e")
        line.complete()
        #expect(line.text == "epochs ")
        line.clear()
        line.append("s")
        line.complete()
        #expect(line.text == "s" && line.candidates.map(\.name) == ["seed", "size", "snapshot", "step", "symbols"])
    }

    @Test func tabAgainStepsThroughTheEndings() {
        var line = CommandLine()
        line.append("s")
        line.complete()
        var seen: [String] = []
        for _ in 0..<6 {
            line.complete()
            seen.append(line.text)
        }
        #expect(seen == ["seed", "size", "snapshot", "step", "symbols", "seed"])
        line.complete(backwards: true)
        #expect(line.text == "symbols")
        line.append(" ")
        line.complete()
        line.complete()
        #expect(line.text == "symbols auto")
        line.complete()
        #expect(line.text == "symbols half")
        line.take(.backspace)
        line.complete()
        #expect(line.text == "symbols half", "another key begins anew")
        var run = RunDouble.running()
        run.type(":t")
        run.press(.tab, .tab, .backTab)
        #expect(run.screen.last?.hasPrefix(" :theme ") == true)
    }

    @Test(arguments: [
        ("q", [Effect.send(.stop(saving: true))]), ("wq", [.send(.stop(saving: true))]),
        ("q!", [.send(.stop(saving: false))]), ("w", [.send(.snapshot)]), ("w a b", [.send(.namedSnapshot("a-b"))]),
    ])
    func whatEditorsCallIt(line: String, effects: [Effect]) {
        var run = RunDouble.running()
        run.type(":" + line)
        #expect(run.press(.enter) == effects)
    }

    @Test func oneCommandIsExplained() {
        var run = RunDouble.running()
        for (line, text) in [
            ("help lr", ":lr [d|g] RATE  set the learning rate"), ("help wq", ":wq  save and quit"),
            ("help w", ":snapshot [NAME]  save a snapshot that is kept; also :w"),
        ] {
            run.type(":" + line)
            run.press(.enter)
            #expect(run.state.log.entries.last?.text == text)
        }
        #expect(throws: TypedCommand.Complaint(text: "there is no command dance; tab shows them")) {
            try TypedCommand.parse("help dance")
        }
    }

    @Test func helpBeginsWithWhatTheViewShows() {
        var run = RunDouble.running(width: 60, height: 20)
        run.type("?")
        #expect(run.screen[1].contains("│ this view: overview                           │"))
        #expect(run.screen.contains { $0.contains("│  D          the discriminator, which tells    │") })
        for page in Page.allCases {
            #expect(page.parts.allSatisfy { $0.name.count < 12 && !$0.meaning.isEmpty }, "\(page)")
        }
    }

    @Test func savingAndLeavingTheRunOfOthers() {
        var run = RunDouble.attached()
        run.type(":wq")
        #expect(run.press(.enter) == [.send(.snapshot), .quit(.detached)])
    }

    @Test func leavingByCommand() {
        var run = RunDouble.running()
        run.type(":quit!")
        #expect(run.press(.enter) == [.send(.stop(saving: false))])
        run.type(":pause")
        #expect(run.press(.enter) == [], "the run is on its way out")
    }

    @Test func oneFaceLarge() {
        var run = RunDouble.running(width: 200, height: 60)
        run.tell(.preview(.sample(step: 9, gray: 50)))
        run.type("3")
        run.press(.enter)
        #expect(run.screen[1].contains("face 1 of 4"))
        var canvas = Canvas(size: run.state.size)
        run.state.view(into: &canvas)
        let cells = (0..<200 * 60).filter { canvas[$0 % 200, $0 / 200].style.background == .rgb(RGB(50, 50, 50)) }
        #expect(cells.count == 84 * 42, "three times its size")
        run.press(.up)
        #expect(run.screen[1].contains("face 4 of 4"))
        run.tell(.preview(.sample(step: 10, gray: 60)))
        run.press(.escape)
        #expect(run.screen[1].contains("generated faces"))
    }

    @Test func aClickedFaceIsShownLarge() throws {
        var run = RunDouble.running(width: 120, height: 40)
        run.tell(.preview(.sample(step: 9, gray: 50)))
        let place = try #require(FaceGrids(of: run.state)?.generated?.area(2))
        run.input(.mouse(MouseEvent(x: place.x + 3, y: place.y + 3, action: .press(button: 1))))
        #expect(run.state.page == .faces && run.state.zoomedFace == 2)
        run.input(.mouse(MouseEvent(x: 60, y: 20, action: .press(button: 1))))
        #expect(run.state.zoomedFace == nil)
    }
}
