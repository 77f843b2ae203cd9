import Dashboard
import Glibc
import RunEvents
import Training

/// Trains with the dashboard: the run is this process's own, and may go on in it without the dashboard.
struct OwnDashboard {
    let plan: TrainingPlan
    let screen: ScreenOptions
    let onHangup: HangupPolicy

    /// Trains until the run is over, on the screen or left to itself.
    func watch() throws {
        let run = try plan.makeRun(isHeadless: false)
        let watcher = DashboardWatcher(screen: screen, tie: .own(outlivesTerminal: onHangup == .detach))
        let ending = try watcher.show(run) { run.start() }
        switch ending {
        case .detached:
            RunOutput.line(Self.farewell(folder: run.folder))
            return try UnattendedRun(run: run).goOn()
        case .abandoned:
            // Without exit handlers: the save that is not waited for may still be in the middle of a library.
            ErrorOutput.line("left without waiting for the save; \(run.whatIsKept)")
            _exit(1)
        case .failed(let reason): throw RunFailure(description: reason)
        case .saved, .unsaved, .over, .lost: break
        }
        if case .failed(let reason) = run.waitUntilEnded() { throw RunFailure(description: reason) }
        let advice = "go on with: gantop train --resume \(run.folder.shellQuoted)"
        switch (ending, run.lastSavedStep) {
        case (.saved, _): RunOutput.line("saved: \(run.folder); \(advice)")
        case (_, let step?): RunOutput.line("left at the snapshot of step \(step.grouped); \(advice)")
        case (_, nil): RunOutput.line("left without a snapshot: \(run.folder)")
        }
    }

    /// What the shell's screen says of a run that goes on without one.
    static func farewell(folder: String) -> String {
        "still training in \(folder); watch it with: gantop attach \(folder.shellQuoted)"
    }
}
