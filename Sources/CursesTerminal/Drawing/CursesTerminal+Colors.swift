import CCurses
import TerminalUI

extension CursesTerminal {
    /// Asks the terminal for its ground and whether its colours can be redefined. Answers come as input, whenever they
    /// do; a terminal that does not answer is taken for what its environment says.
    func ask(mayRedefineColors: Bool) {
        decoder.expectsReplies = true
        terminal_send(TerminalReply.groundQuestion + (mayRedefineColors ? paletteControl.begin() : ""))
    }

    /// Takes an answer of the terminal in.
    func takeIn(_ reply: TerminalReply) {
        let before = capabilities
        switch reply {
        case .ground(let color):
            let luma = 0.2126 * Double(color.red) + 0.7152 * Double(color.green) + 0.0722 * Double(color.blue)
            capabilities.ground = luma > 127 ? .light : .dark
        case .color(let number, let color, let text):
            let next = paletteControl.take(number: number, color, text: text)
            // Kept before the first colour is redefined.
            terminal_keep_colors(paletteControl.originalColors)
            if !next.isEmpty { terminal_send(next) }
            capabilities.fitsColors = paletteControl.isActive
        }
        if capabilities != before { queue.append(.capabilities(capabilities)) }
    }
}
