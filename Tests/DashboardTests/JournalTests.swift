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
