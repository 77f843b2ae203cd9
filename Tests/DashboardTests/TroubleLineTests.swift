import RunEvents
import TerminalUI
import Testing

@testable import Dashboard

@Suite struct TroubleLineTests {
    private let full = Trouble(
        subject: "snapshots", cause: "No space left on device",
        remedy: "free some space there or choose another folder",
        place: "runs/first/snapshots")

    @Test(arguments: [(40, 12), (80, 24), (120, 40), (200, 60)])
    func itStandsUntilTheTroubleIsOver(width: Int, height: Int) {
        var run = RunDouble.running(width: width, height: height)
        run.tell(.troubles([full]))
        run.wait(3600)
        #expect(run.screen.contains { $0.contains("✗") && $0.contains("No space left on device") })
        run.tell(.troubles([]))
        #expect(!run.screen.joined().contains("No space"))
    }

    @Test func itSaysWhatWaitsWhyAndWhatToDo() {
        var run = RunDouble.running(width: 200, height: 60)
        var rows = full
        rows.subject = "metrics.csv"
        rows.place = "runs/first"
        run.tell(.troubles([full, rows]))
        let line = run.screen.first { $0.contains("✗") }
        #expect(
            line == " ✗ snapshots and metrics.csv wait: No space left on device in runs/first; "
                + "free some space there or choose another folder. Training goes on and tries again.")
    }

    @Test func alarmsGiveWayWhenTheTroubleIsOver() {
        var run = RunDouble.running()
        run.tell(.troubles([full]))
        run.tell(.notice(Notice(severity: .alarm, text: "snapshot not saved")))
        run.wait(20)
        run.tell(.troubles([]))
        run.wait(1)
        run.type("n")
        #expect(!run.screen.contains { $0.contains("snapshot not saved") })
        run.tell(.notice(Notice(severity: .alarm, text: "something else")))
        run.wait(20)
        run.type("n")
        #expect(run.screen.contains { $0.contains("something else") })
    }

    @Test func newMessagesAreSeenBesideIt() {
        var run = RunDouble.running()
        run.tell(.troubles([full]))
        run.wait(60)
        run.type("n")
        #expect(run.screen.contains { $0.contains("new faces, from") })
        run.wait(7)
        #expect(run.screen.contains { $0.contains("No space left") })
    }
}
