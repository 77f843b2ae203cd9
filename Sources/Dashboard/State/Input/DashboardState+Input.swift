import RunEvents
import TerminalUI

extension DashboardState {
    /// Takes in what happened at the terminal.
    mutating func takeIn(_ event: InputEvent, _ effects: inout [Effect]) {
        switch event {
        case .key(let key): press(key, &effects)
        case .mouse(let mouse): takeIn(mouse, &effects)
        case .resize(let size): self.size = size
        case .capabilities(let found): adopt(found)
        case .resumed: break
        case .interrupt: interrupt(&effects)
        case .terminate: tie == .attached ? detach(&effects) : endSaving(&effects)
        case .hangup: hangUp(&effects)
        }
    }

    mutating func press(_ key: Key, _ effects: inout [Effect]) {
        switch key {
        case .control("c"): return interrupt(&effects)
        case .control("l"): return effects.append(.redraw)
        case .control("z"): return effects.append(.suspend)
        default: break
        }
        guard ScreenLayout.fits(size) else { return pressUnseen(key, &effects) }
        switch overlay {
        case .none: perform(key, &effects)
        case .help(let scroll): pressInHelp(key, scroll: scroll, &effects)
        case .quit(let answer): pressInQuestion(key, answer: answer, &effects)
        case .snapshots: pressInSnapshots(key, &effects)
        case .divergence(let answer): pressInDivergence(key, answer, &effects)
        case .command(let line): pressInCommandLine(key, line, &effects)
        case .phrase(let line): pressInPhrase(key, line)
        }
    }

    /// On a screen too small for the views, keys do nothing that could not be seen: there is only the question on
    /// leaving, which is shown as its keys.
    private mutating func pressUnseen(_ key: Key, _ effects: inout [Effect]) {
        if case .quit = overlay {
            switch key {
            case .character(" "): break
            case .character, .escape: pressInQuestion(key, answer: .stay, &effects)
            // The answer that is shown, whichever was chosen on a larger screen.
            case .enter: give(QuitAnswer.choices(tie)[0], &effects)
            default: break
            }
        } else if key == .character("q") {
            leave(&effects)
        }
    }

    private mutating func perform(_ key: Key, _ effects: inout [Effect]) {
        if page == .doctor, key == .enter { return followDoctor(&effects) }
        guard let action = KeyBinding.action(for: key) else { return move(key) }
        perform(action, &effects)
    }

    private mutating func pressInHelp(_ key: Key, scroll: Int, _ effects: inout [Effect]) {
        let view = HelpView(scroll: scroll, page: page, ink: Ink(capabilities: capabilities))
        let greatest = view.greatestScroll(in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        switch key {
        case .escape, .enter, .character("?"), .character("h"), .character("q"), .character(" "):
            overlay = .none
        case .up: overlay = .help(scroll: max(0, scroll - 1))
        case .down: overlay = .help(scroll: min(greatest, scroll + 1))
        case .pageUp: overlay = .help(scroll: max(0, scroll - 10))
        case .pageDown: overlay = .help(scroll: min(greatest, scroll + 10))
        case .home: overlay = .help(scroll: 0)
        case .end: overlay = .help(scroll: greatest)
        default:
            overlay = .none
            perform(key, &effects)
        }
    }

    private mutating func pressInQuestion(_ key: Key, answer: QuitAnswer, _ effects: inout [Effect]) {
        switch key {
        case .up, .left, .backTab: overlay = .quit(answer.advanced(by: -1, tie))
        case .down, .right, .tab: overlay = .quit(answer.advanced(by: 1, tie))
        case .enter, .character(" "): give(answer, &effects)
        case .character("q"), .character("y"): give(tie == .attached ? .detach : .save, &effects)
        case .character("s"): give(.save, &effects)
        case .character("D"), .character("d"): give(.detach, &effects)
        case .character("x"): if tie != .attached { give(.discard, &effects) }
        case .escape, .character("n"), .character("g"): give(.stay, &effects)
        default: break
        }
    }

    /// Leaves, or stays, as was answered.
    mutating func give(_ answer: QuitAnswer, _ effects: inout [Effect]) {
        overlay = .none
        switch answer {
        case .save: stopSaving(&effects)
        case .detach: detach(&effects)
        case .discard:
            stopRequest = .discarding
            effects.append(.send(.stop(saving: false)))
        // What had to be decided still has to be.
        case .stay: if divergence != nil, phase == .paused { overlay = .divergence(.halfRate) }
        }
    }
}
