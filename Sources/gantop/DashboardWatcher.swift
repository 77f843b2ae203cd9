import ArgumentParser
import CursesTerminal
import Dashboard
import Dispatch
import Foundation
import Glibc
import RunEvents
import TerminalUI
import Training

/// Watches a run on the dashboard: input and events in, commands and frames out, until the run is over.
struct DashboardWatcher {
    let plan: TrainingPlan
    let screen: ScreenOptions

    func watch() throws {
        // A terminal that cannot be drawn on is told before the run's folder is made.
        try CursesTerminal.check()
        let run = try plan.makeRun(isHeadless: false)
        let ending = try show(run)
        switch ending {
        case .abandoned:
            // Without exit handlers: the save that is not waited for may still be in the middle of a library.
            ErrorOutput.line("left without waiting for the save; \(run.whatIsKept)")
            _exit(1)
        case .failed(let reason): throw RunFailure(description: reason)
        case .saved, .unsaved: break
        }
        if case .failed(let reason) = run.waitUntilEnded() { throw RunFailure(description: reason) }
        switch (ending, run.lastSavedStep) {
        case (.saved, _): print("saved: \(run.folder); go on with: gantop train --resume \(run.folder)")
        case (_, let step?):
            print("left at the snapshot of step \(step); go on with: gantop train --resume \(run.folder)")
        case (_, nil): print("left without a snapshot: \(run.folder)")
        }
    }

    /// Shows the dashboard until it asks to end; the terminal is given back before this returns.
    private func show(_ run: TrainingRun) throws -> Ending {
        let terminal = try CursesTerminal(depth: screen.color.depth, symbols: screen.symbols.pictureSymbols)
        defer { terminal.close() }
        var state = DashboardState(
            size: terminal.size, capabilities: terminal.capabilities, startedAt: Self.now())
        var canvas = Canvas(size: terminal.size)
        var drawn = -1
        run.start()
        while true {
            for message in Self.messages(from: run, terminal) {
                for effect in state.update(message) {
                    if case .quit(let ending) = effect { return ending }
                    perform(effect, run, terminal)
                }
            }
            if state.revision != drawn || canvas.size != terminal.size {
                canvas = Canvas(size: terminal.size)
                state.view(into: &canvas)
                drawn = state.revision
            }
            // Also without a new frame: pictures reach slow terminals piece by piece.
            terminal.present(canvas)
        }
    }

    /// What has happened, the time first; waits a little if nothing has.
    private static func messages(from run: TrainingRun, _ terminal: CursesTerminal) -> [Message] {
        var messages = run.events.drain().map(Message.run)
        var timeout = messages.isEmpty ? turnMilliseconds : 0
        while let event = terminal.nextEvent(timeoutMilliseconds: timeout) {
            messages.append(.input(event))
            timeout = 0
            // A terminal that is gone says so without end: what counts now is that the run ends.
            if event == .hangup {
                messages += run.events.wait(seconds: 1).map(Message.run)
                break
            }
        }
        return [.tick(seconds: now())] + messages
    }

    private func perform(_ effect: Effect, _ run: TrainingRun, _ terminal: CursesTerminal) {
        switch effect {
        case .send(let command): run.send(command)
        case .redraw: terminal.redraw()
        case .suspend: terminal.suspend()
        case .bell: terminal.ringBell()
        case .quit: break
        }
    }

    /// How long the loop waits for a key before it looks for events of the run.
    private static let turnMilliseconds = 100

    private static func now() -> Double {
        Double(DispatchTime.now().uptimeNanoseconds) / 1e9
    }
}

extension ColorChoice {
    /// The depth it names; nil for the terminal's own.
    var depth: ColorDepth? {
        switch self {
        case .auto: nil
        case .truecolor: .truecolor
        case .indexed256: .indexed256
        case .sixteen: .sixteen
        case .eight: .eight
        case .mono: .mono
        }
    }
}

extension SymbolChoice {
    /// The symbols it names; nil for what suits the terminal.
    var pictureSymbols: PictureSymbols? {
        switch self {
        case .auto: nil
        case .half: .half
        case .quadrant: .quadrant
        case .sextant: .sextant
        case .braille: .braille
        case .ascii: .ascii
        }
    }
}
