import Dashboard
import Dispatch
import Foundation
import RunEvents
import Training

/// Watches a run without a screen: a plain line a report, ctrl-c and SIGTERM save and stop.
struct HeadlessWatcher {
    let run: TrainingRun
    let onHangup: HangupPolicy

    func watch() throws {
        let signals = StopSignals(for: run, onHangup: onHangup)
        defer { signals.cancel() }
        var report = HeadlessReport(every: max(1, run.configuration.sampleEvery))
        var output = RunOutput()
        run.start()
        while true {
            let events = run.events.wait(seconds: 60)
            for event in events {
                for line in report.update(event) { output.line(line) }
            }
            if events.isEmpty, run.events.isClosed { break }
        }
        if case .failed(let reason) = run.waitUntilEnded() { throw RunFailure(description: reason) }
    }
}

extension TrainingRun {
    /// What somebody who does not wait for the save still has.
    var whatIsKept: String {
        guard let step = lastSavedStep else { return "nothing was saved yet in \(folder)" }
        return "the snapshot of step \(step.grouped) in \(folder) is whole"
    }
}
