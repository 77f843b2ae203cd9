import TerminalUI

/// The question on leaving, in a panel over the view.
struct QuitView {
    let answer: QuitAnswer
    let ink: Ink

    /// Draws the panel into the middle of `area`.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let lines: [(answer: QuitAnswer, text: String, key: String)] = [
            (.save, "save and quit", "s"), (.discard, "quit without saving", "x"), (.stay, "go on training", "esc"),
        ]
        let panel = area.centered(width: 36, height: lines.count + 2)
        canvas.fill(panel)
        let inside = canvas.drawPanel(
            panel, title: [Span("quit", ink.strong)], note: [Span("enter", ink.accent), Span(" chooses", ink.label)],
            style: .role(.accent), glyphs: ink.glyphs)
        for (index, line) in lines.enumerated() {
            let row = Rect(x: inside.x + 1, y: inside.y + index, width: inside.width - 2, height: 1)
            let chosen = line.answer == answer
            canvas.write(chosen ? ink.pointer : " ", at: row.x, row.y, ink.accent, maxWidth: row.width)
            let style = Style(bold: chosen)
            canvas.write(line.text, at: row.x + 2, row.y, style, maxWidth: row.width - 2)
            canvas.write(line.key, in: row, ink.accent, alignment: .trailing)
        }
    }
}
