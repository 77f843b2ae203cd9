import CCurses
import Dispatch
import Glibc
import TerminalUI

extension CursesTerminal {
    /// The next thing that happens, waiting for it at most this long (negative: without end); nil when the time is over
    /// or `wake` was called. Once the terminal is gone, `.hangup` comes again and again, each time after waiting.
    public func nextEvent(timeoutMilliseconds: Int) -> InputEvent? {
        guard isOpen else { return nil }
        if let event = takeEvent() { return event }
        // A terminal that is gone is readable for ever: a loop that asks it would spin.
        let timeout = isGone && timeoutMilliseconds < 0 ? 100 : timeoutMilliseconds
        let reasons = terminal_wait(Int32(clamping: timeout), !isGone)
        if reasons & Int32(terminal_has_signal) != 0 { answerSignals() }
        if reasons & Int32(terminal_has_input) != 0 { readInput() }
        if reasons & Int32(terminal_is_gone) != 0 {
            isGone = true
            queue.append(.hangup)
        }
        return takeEvent() ?? (isGone ? .hangup : nil)
    }

    private func takeEvent() -> InputEvent? { queue.isEmpty ? nil : queue.removeFirst() }

    private func answerSignals() {
        while true {
            switch terminal_take_signal() {
            case 0: return
            case SIGINT: queue.append(.interrupt)
            case SIGTERM: queue.append(.terminate)
            case SIGHUP:
                isGone = true
                queue.append(.hangup)
            case SIGWINCH: adoptSize()
            case SIGTSTP: suspend()
            case SIGCONT: restore()
            default: break
            }
        }
    }

    private func readInput() {
        while true {
            let input = terminal_read()
            switch input.kind {
            case terminal_input_none:
                queue += decoder.finish()
                takeReplies()
                return
            case terminal_input_character: queue += decoder.decode(character: input.code)
            case terminal_input_key: queue += decoder.decode(key: input.code)
            case terminal_input_press: queueMouse(input, .press(button: Int(input.code)))
            case terminal_input_release: queueMouse(input, .release(button: Int(input.code)))
            case terminal_input_scroll_up: queueMouse(input, .scrollUp)
            case terminal_input_scroll_down: queueMouse(input, .scrollDown)
            default: break
            }
        }
    }

    /// What the terminal answers is no action of the user's; everything else is.
    private func takeReplies() {
        if !queue.isEmpty { lastActionSeconds = Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
        let replies = decoder.replies
        decoder.replies = []
        for reply in replies { takeIn(reply) }
    }

    private func queueMouse(_ input: terminal_input, _ action: MouseEvent.Action) {
        queue.append(.mouse(MouseEvent(x: Int(input.x), y: Int(input.y), action: action)))
    }
}
