import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct JournalTests {
    private func remarked(_ count: Int, width: Int = 60, height: Int = 24) -> RunDouble {
        var run = RunDouble.running(width: width, height: height)
        let words = " of several words that take more than a line of so narrow a screen"
        for number in 1...count {
            run.tell(.notice(Notice(severity: .information, text: "remark \(number)\(words)")))
        }
        run.type("6")
        return run
    }

    @Test func theOldestLineIsReachedThoughLinesAreWrapped() {
        var run = remarked(12)
        #expect(!run.screen.contains { $0.contains("remark 1 ") })
        run.press(.home)
        #expect(run.screen.contains { $0.contains("remark 1 ") })
    }

    @Test func scrollingBeyondTheEndIsNotRemembered() {
        var run = remarked(12)
        run.press(.home)
        let top = run.screen
        run.press(.up, .up)
        #expect(run.screen == top)
        run.press(.down)
        #expect(run.screen != top)
    }

    @Test func whoReadsOlderLinesKeepsThemInSight() {
        var run = remarked(12)
        run.press(.up, .up)
        let before = run.screen.filter { $0.contains("│ · ") }
        run.tell(.notice(Notice(severity: .information, text: "another")))
        #expect(run.screen.filter { $0.contains("│ · ") } == before)
        run.press(.escape)
        #expect(run.screen.contains { $0.contains("another") })
    }

    @Test func changesStandBelowTheFactsWhereThereIsRoom() {
        let run = remarked(1, width: 120, height: 40)
        let start = run.screen.firstIndex { $0.hasPrefix("╭─ changes") } ?? 0
        let panel = run.screen[start..<start + 8].map { String($0.prefix(52)) }
        #expect(
            panel == [
                "╭─ changes ───────────────────────────── none yet ─╮",
                "│ + -              learning rates; d, g: only one  │",
                "│ [ ]              updates of D for one of G       │",
                "│ :beta1 0.6       how long Adam looks back        │",
                "│ :real-label 0.8  D's answer for real faces       │",
                "│ :batch 32        faces a batch, next epoch       │",
                "│ u                undo the last change            │",
                "│                                                  │",
            ])
    }

    @Test func changesAreListedTheNewestFirst() {
        var run = remarked(1, width: 120, height: 40)
        run.tell(.learningRate(LearningRateEdit(step: 61, discriminator: 1e-4, generator: 2e-4)))
        run.tell(.learningRate(LearningRateEdit(step: 1_200, discriminator: 1e-4, generator: 1e-4)))
        let start = run.screen.firstIndex { $0.hasPrefix("╭─ changes") } ?? 0
        let panel = run.screen[start..<start + 4].map { String($0.prefix(52)) }
        #expect(
            panel == [
                "╭─ changes ──────────────────────────── 2 changes ─╮",
                "│ step 1,200  ▲ G now 1.00e-4                      │",
                "│ step    61  ▲ D now 1.00e-4                      │",
                "│                                                  │",
            ])
    }

    @Test func theNumberOfFacesStays() {
        var run = RunDouble(width: 44, height: 20)
        var description = RunDescription.sample
        description.source = "a/very/long/folder/of/pictures/of/my/faces"
        run.tell(.described(description))
        run.type("6")
        #expect(run.screen[2] == "│ faces          …/my/faces, 20,000 faces  │")
    }

    @Test func allFactsAreShownWhereMessagesNeedNoRoom() {
        let run = remarked(1, width: 80)
        for fact in ["faces", "folder", "seed", "batch", "steps", "learning rate", "beta1, label", "updates D:G"] {
            #expect(run.screen.contains { $0.hasPrefix("│ \(fact)") }, "\(fact)")
        }
    }
}

@Suite struct ShortenedTextTests {
    private let ink = Ink(capabilities: Capabilities())

    @Test(arguments: [
        (60, "saved to /home/me/gantop/runs/first/samples/faces.png (1 kB)"),
        (52, "saved to …/runs/first/samples/faces.png (1 kB)"),
        (40, "saved to …/samples/faces.png (1 kB)"),
        (26, "saved to …faces.png (1 kB)"),
        (16, "saved to /home/…"),
    ])
    func pathsKeepTheirEnds(width: Int, text: String) {
        let whole = "saved to /home/me/gantop/runs/first/samples/faces.png (1 kB)"
        #expect(ink.shortened(whole, width: width) == text)
        #expect(ink.shortened(whole, width: width).displayWidth <= width)
    }

    @Test func wordsAreCutAtTheirEnd() {
        #expect(ink.shortened("no path in these words", width: 12) == "no path in …")
        let ascii = Ink(capabilities: Capabilities(depth: .mono, symbols: .ascii, unicode: false))
        #expect(ascii.shortened("/home/me/runs/first", width: 12) == "~/runs/first")
    }
}
