import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct ViewTests {
    private static let ascii = Capabilities(depth: .mono, symbols: .ascii, unicode: false)

    private func trained(_ width: Int, _ height: Int, _ capabilities: Capabilities = Capabilities()) -> RunDouble {
        var run = RunDouble.running(width: width, height: height, capabilities: capabilities)
        run.train(to: 120, loss: { step in step == 60 ? 9 : 1 + Float(step % 7) / 10 })
        return run
    }

    @Test func theSmallestOverviewInASCII() {
        #expect(
            trained(40, 12, Self.ascii).screen == [
                " gantop   > training   s   120/5,000",
                "+- D ----- +- 2.00e-4 -++- faces ------+",
                "| loss 1.100  ~1.347   ||              |",
                "| . ...... ^..... .... ||              |",
                "| ******************** ||              |",
                "+----------------------+| no faces yet |",
                "+- G ----- +- 2.00e-4 -+|              |",
                "| loss 2.200  ~2.694   ||              |",
                "| :.::::::.#:::::.:::: ||              |",
                "+----------------------++--------------+",
                " --------------------  2.4%  ETA 8m07s",
                " space pause  ? help  q quit",
            ])
    }

    @Test func overviewWithBraille() {
        #expect(
            trained(64, 20).screen == [
                " gantop   ● training   epoch 1/4   step   120/5,000",
                "╭─ D ───────────── ± lr 2.00e-4 ─╮╭─ generated faces ──────────╮",
                "│ loss 1.100  smoothed 1.347     ││                            │",
                "│               ↑            2.1 ││                            │",
                "│ ⢠⣀⢀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡠⠢⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀ ││                            │",
                "│ ⠊⠸⠁⠟ ⠏⠸⠃⠸⠁⠟ ⠏⠸⠃⠸⠁⠟ ⠏⠸⠃⠸⠁⠟ ⠏⠸⠃⠸ ││                            │",
                "╰────────────────────────────────╯│                            │",
                "╭─ G ───────────── ± lr 2.00e-4 ─╮│                            │",
                "│ loss 2.200  smoothed 2.694     ││                            │",
                "│  ⡀ ⡀⢀ ⢀ ⡀ ⡀⢀ ⢀↑⡀ ⡀⢀ ⢀ ⡀ ⡀⢀ ⢀ ⡀ ││   faces are on their way   │",
                "│ ⠔⠑⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠊⠈⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉ ││                            │",
                "╰────────────────────────────────╯│                            │",
                "╭─ D(x) 0.70  D(G(z)) 0.25 ──────╮│                            │",
                "│ ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆ D ││                            │",
                "│                                ││                            │",
                "│ ▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂ G ││                            │",
                "╰─ ○ too early to tell ──────────╯╰────────────────────────────╯",
                " ───────────────  2.4%  10.0 st/s   ETA 8m07s    saved none yet",
                "",
                " space pause  + - rate D+G  s snapshot  ? help  q quit",
            ])
    }

    @Test func theQuestionOnLeavingOverTheRun() {
        var run = trained(64, 16)
        run.type("6q")
        #expect(
            run.screen == [
                " gantop   ● training   epoch 1/4   step   120/5,000",
                "╭─ run ────────────────────────────────────────────────────────╮",
                "│ faces          synthetic faces, 20,000 faces                 │",
                "│ folder         runs/first                                    │",
                "│ seed           42                                            │",
                "│ batch       ╭─ quit ─────────── enter chooses ─╮             │",
                "╰─────────────│ › save and quit                s │─────────────╯",
                "╭─ messages ──│   detach and train on          D │─── 0 lines ─╮",
                "│             │   quit without saving          x │             │",
                "│             │   go on training             esc │             │",
                "│             ╰──────────────────────────────────╯             │",
                "│                                                              │",
                "╰──────────────────────────────────────────────────────────────╯",
                " ───────────────  2.4%  10.0 st/s   ETA 8m07s    saved none yet",
                "",
                " ↑↓ choose  enter takes it",
            ])
    }

    @Test func aMarkStandsInNoNumberOfTheAxis() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 150)
        let before = run.screen.filter { $0.contains(" 150 ─╯") || $0.contains("─ 150 ") }.count
        #expect(before > 0, "\(run.screen)")
        run.tell(.learningRate(LearningRateEdit(step: 148, discriminator: 1e-4, generator: 1e-4)))
        let axes = run.screen.filter { $0.contains("▲") && $0.contains("│ 1 ──") }
        #expect(!axes.isEmpty && axes.allSatisfy { !$0.contains("50 ─") && !$0.contains("1▲") })
    }

    @Test func theRangeIsThatOfTheStepsShown() {
        var run = trained(200, 60)
        run.train(to: 600)
        #expect(run.screen.contains { $0.contains("range 1.000 – 9.000") })
        run.type("w")
        #expect(!run.screen.contains { $0.contains("9.000") })
        #expect(run.screen.contains { $0.contains("range 1.000 – 1.000") })
        run.type("2y")
        #expect(run.screen.contains { $0.contains("range 1.000 – 1.000, log scale ─") })
    }

    @Test func theTimeLeftIsToldAfterTenStepsAndTenSeconds() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 9, seconds: 2)
        #expect(run.screen.contains { $0.contains("ETA - ") })
        run.train(to: 10, seconds: 2)
        #expect(run.screen.contains { $0.contains("ETA 2h46m") })
        run = .running(width: 120, height: 40)
        run.train(to: 20, seconds: 0.1)
        #expect(run.screen.contains { $0.contains("ETA - ") })
    }

    @Test func nothingMovesWhenValuesChange() throws {
        var run = RunDouble.running(width: 120, height: 40)
        var columns: Set<[Int]> = []
        for step in 1...40 {
            run.train(to: step, seconds: 0.05 + Double(step % 9) / 10, loss: { Float($0) * 2.7 })
            let lines = run.screen.filter { $0.contains("images/s") || $0.contains("smoothed") }
            columns.insert(lines.flatMap { line in ["images/s", "ETA", "smoothed"].map { line.column(of: $0) } })
        }
        #expect(columns.count == 1)
    }

    @Test func theRevisionStaysWhileNothingCanLookDifferent() {
        var run = RunDouble.running()
        let revision = run.state.revision
        run.wait(0.4)
        run.wait(0.4)
        #expect(run.state.revision == revision)
        run.wait(0.4)
        #expect(run.state.revision == revision + 1, "a second has passed")
        run.type("x")
        #expect(run.state.revision == revision + 2)
    }

    @Test func facesAreDrawnInTheirColours() {
        var run = RunDouble.running(width: 80, height: 24)
        let faces = FaceImages(width: 28, height: 28, count: 2, pixels: Array(repeating: 200, count: 2 * 2352))
        run.tell(.preview(Preview(step: 1200, weights: .average, latentSeed: 1, faces: faces)))
        var canvas = Canvas(size: run.state.size)
        run.state.view(into: &canvas)
        #expect(canvas.lines.contains { $0.contains("step 1,200 · averaged") })
        let colored = (0..<80 * 24).filter { index in
            let style = canvas[index % 80, index / 80].style
            return style.foreground == .rgb(RGB(200, 200, 200)) || style.background == .rgb(RGB(200, 200, 200))
        }
        #expect(colored.count == 2 * 28 * 14)
    }

    @Test func editsAreMarkedAndTold() {
        var run = trained(120, 40)
        run.tell(.learningRate(LearningRateEdit(step: 60, discriminator: 2.5e-4, generator: 2e-4)))
        #expect(run.screen.contains { $0.contains("▲") && $0.contains("learning rate of D now 2.50e-4") })
        #expect(run.screen.contains { $0.contains("lr 2.50e-4") })
        #expect(run.screen.filter { $0.contains("▲──") }.count == 2, "a mark on both networks' axes")
        run.type("2")
        #expect(run.screen.filter { $0.contains("▲──") }.count >= 2)
    }

    @Test func valuesThatAreNotFiniteAreMarked() {
        var run = RunDouble.running(width: 120, height: 40)
        run.train(to: 30, loss: { $0 == 20 || $0 == 30 ? .nan : 1 })
        #expect(run.screen.contains { $0.contains("loss   NaN") })
        #expect(run.screen.contains { $0.contains("×") })
    }

    @Test func namesOfAnyScriptStayInTheirPlace() {
        for name in ["名前のとても長いファイルの名前です.zip", "ملف طويل الاسم.zip", "a\u{1B}[2J\r\n\t.zip", "e\u{301}\u{301}.zip"] {
            for width in [40, 64, 80, 120] {
                var run = RunDouble(width: width, height: 24)
                var description = RunDescription.sample
                description.source = name
                description.folder = name
                run.tell(.described(description))
                for page in "1234" {
                    run.type(String(page))
                    var canvas = Canvas(size: run.state.size)
                    run.state.view(into: &canvas)
                    for y in 1..<20 where page == "4" && canvas[0, y].glyph == "│" {
                        #expect(canvas[width - 1, y].glyph == "│", "\(name) at \(width), row \(y)")
                    }
                    #expect(!canvas.lines.joined().unicodeScalars.contains { $0.value < 0x20 })
                }
            }
        }
    }
}

extension String {
    func column(of text: String) -> Int {
        for (column, index) in indices.enumerated() where self[index...].hasPrefix(text) { return column }
        return -1
    }
}
