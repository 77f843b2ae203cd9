import ArgumentParser
import CMemory
import CursesTerminal
import Dashboard
import Dispatch
import Foundation
import Glibc
import RunEvents
import TerminalUI
import Training

/// Shows a run on the dashboard: input and events in, commands and frames out, until the dashboard asks to end.
struct DashboardWatcher {
    let screen: ScreenOptions
    let tie: RunTie

    /// Shows the dashboard until it asks to end; the terminal is given back before this returns, for good where the run
    /// goes on without one.
    ///
    /// - Parameter begin: called once the screen is up.
    func show(_ run: any WatchedRun, begin: () -> Void = {}) throws -> Ending {
        let terminal = try CursesTerminal(depth: screen.color.depth, symbols: screen.symbols.pictureSymbols)
        defer { terminal.close() }
        run.events.onArrival { CursesTerminal.wake() }
        defer { run.events.onArrival(nil) }
        var preferences = ScreenPreferences(screen)
        defer { preferences.finish() }
        var state = DashboardState(
            size: terminal.size, capabilities: terminal.capabilities, startedAt: Self.now(), tie: tie,
            preferences: preferences.initial)
        if let complaint = preferences.complaint {
            _ = state.update(.run(.notice(Notice(severity: .warning, text: complaint))))
        }
        if let missing = terminal.missingEntry {
            let text = "TERM=\(missing.printable) has no entry on this machine; drawn as on \(terminal.name)"
            _ = state.update(.run(.notice(Notice(severity: .information, text: text))))
        }
        var canvas = Canvas(size: terminal.size)
        var pace = FramePace()
        var drawnAnswers = 0
        begin()
        while true {
            let timeout = pace.timeout(turnMilliseconds: state.turnMilliseconds, at: Self.now())
            let messages = Self.messages(from: run, terminal, timeoutMilliseconds: timeout)
            for message in messages {
                for effect in state.update(message) {
                    switch effect {
                    case .quit(let ending):
                        terminal.close(forGood: ending == .detached && tie != .attached)
                        return ending
                    case .keep(let choices): preferences.keep(choices)
                    default: perform(effect, run, terminal)
                    }
                }
            }
            let isAsked = messages.contains { if case .input = $0 { true } else { false } }
            guard pace.isDue(isAsked: isAsked, turnMilliseconds: state.turnMilliseconds, at: Self.now()) else {
                continue
            }
            if state.revision != pace.drawnRevision || canvas.size != terminal.size {
                if canvas.size != terminal.size { pace.resized(at: Self.now()) }
                canvas = Canvas(size: terminal.size)
                state.view(into: &canvas)
                pace.drawnRevision = state.revision
            }
            if terminal.theme != state.theme { terminal.theme = state.theme }
            // Also without a new frame: pictures reach slow terminals piece by piece.
            terminal.present(canvas, promptly: state.answers != drawnAnswers, pictureRate: state.pictureRate)
            drawnAnswers = state.answers
            if pace.isTimeToTidy(at: Self.now()) { memory_return_free_pages() }
        }
    }

    /// What has happened, the time first; waits a little for a key if nothing has, before it looks for events again.
    private static func messages(
        from run: any WatchedRun, _ terminal: CursesTerminal, timeoutMilliseconds: Int
    ) -> [Message] {
        // Asked before the last events are taken: nothing comes after them then.
        let isOver = run.events.isClosed
        var messages = run.events.drain().map(Message.run)
        if isOver { messages.append(.lost) }
        var timeout = messages.isEmpty || isOver ? timeoutMilliseconds : 0
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

    private func perform(_ effect: Effect, _ run: any WatchedRun, _ terminal: CursesTerminal) {
        switch effect {
        case .send(let command): run.send(command)
        case .redraw: terminal.redraw()
        case .suspend: terminal.suspend()
        case .bell: terminal.ringBell()
        case .quit, .keep: break
        }
    }

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
