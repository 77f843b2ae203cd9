import CursesTerminal
import Dispatch
import Glibc
import RunEvents
import Training

/// A run without a terminal: nobody sees what it prints, whoever attaches watches and steers it, SIGTERM and SIGINT save
/// and stop it.
struct UnattendedRun {
    let run: TrainingRun

    /// Lets go of the terminal and trains to the end.
    func goOn() throws {
        let signals = StopSignals(for: run, onHangup: .detach)
        defer { signals.cancel() }
        // One that came while the screen was given up has no handler that would still see it.
        if TerminalSession.takeStopSignal() { run.send(.stop(saving: true)) }
        try trainAlone()
    }

    private func trainAlone() throws {
        TerminalSession.leave(errors: run.errorsPath)
        run.leaveUnattended()
        if case .failed(let reason) = run.waitUntilEnded() { throw RunFailure(description: reason) }
        run.removeErrorsIfNone()
    }

    /// Starts the run, tells whoever started it where it is, and goes on without the terminal.
    func begin() throws {
        run.start()
        let signals = StopSignals(for: run, onHangup: .detach)
        defer { signals.cancel() }
        while let phase = nextPhase() {
            switch phase {
            case .starting: continue
            case .failed(let reason): throw RunFailure(description: reason)
            case .stopped, .stopping:
                if case .failed(let reason) = run.waitUntilEnded() { throw RunFailure(description: reason) }
                return RunOutput.line("nothing to train in \(run.folder): \(run.whatIsKept)")
            case .running, .paused, .finished:
                RunOutput.line("training in \(run.folder); watch it with: gantop attach \(run.folder.shellQuoted)")
                return try trainAlone()
            }
        }
    }

    /// The next phase that the run tells of, its warnings printed on the way; nil once it tells nothing more.
    private func nextPhase() -> RunPhase? {
        while true {
            let events = run.events.wait(seconds: 60)
            var phase: RunPhase?
            for event in events {
                switch event {
                case .phase(let new): phase = new
                case .notice(let notice) where notice.severity != .information:
                    RunOutput.line("\(notice.severity.rawValue): \(notice.text)")
                default: break
                }
            }
            if let phase { return phase }
            if events.isEmpty, run.events.isClosed { return nil }
        }
    }
}

extension StopSignals {
    /// Saves and stops the run at a signal; does not wait for the save at a second one.
    convenience init(for run: TrainingRun, onHangup: HangupPolicy) {
        self.init(onHangup: onHangup) { count in
            // The previous snapshot is whole.
            if count > 1 {
                ErrorOutput.line("left without waiting for the save; \(run.whatIsKept)")
                _exit(1)
            }
            run.send(.stop(saving: true))
        }
    }
}
