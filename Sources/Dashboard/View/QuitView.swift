import TerminalUI

/// The question on leaving, in a panel over the view.
struct QuitView {
    let answer: QuitAnswer
    let tie: RunTie
    let ink: Ink

    /// Draws the panel into the middle of `area`.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let lines = QuitAnswer.choices(tie)
        let panel = area.centered(width: 36, height: lines.count + 2)
        canvas.fill(panel)
        let inside = canvas.drawPanel(
            panel, title: [Span(tie == .attached ? "leave" : "quit", ink.strong)],
            note: [Span("enter", ink.accent), Span(" chooses", ink.label)],
            style: .role(.accent), glyphs: ink.glyphs)
        for (index, choice) in lines.enumerated() {
            let (text, key) = words(for: choice)
            let row = Rect(x: inside.x + 1, y: inside.y + index, width: inside.width - 2, height: 1)
            let chosen = choice == answer
            canvas.write(chosen ? ink.pointer : " ", at: row.x, row.y, ink.accent, maxWidth: row.width)
            let style = Style(bold: chosen)
            canvas.write(text, at: row.x + 2, row.y, style, maxWidth: row.width - 2)
            canvas.write(key, in: row, ink.accent, alignment: .trailing)
        }
    }

    /// The keys of the question, in place of the view's: some of those mean something else here.
    func drawKeys(in area: Rect, into canvas: inout Canvas) {
        canvas.fill(area)
        let row = area.inset(horizontally: 1, vertically: 0)
        var line = FittedLine()
        let keys = [(7, ink.glyphs == .full ? "↑↓" : "up down", "choose"), (9, "enter", "takes it")]
        for (importance, key, word) in keys {
            line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
        }
        canvas.write(line.spans(width: row.width), at: row.x, row.y, maxWidth: row.width)
    }

    /// An answer in words, and its key.
    private func words(for answer: QuitAnswer) -> (text: String, key: String) {
        switch (answer, tie) {
        case (.save, .attached): ("save and stop the run", "s")
        case (.save, .own): ("save and quit", "s")
        case (.detach, .attached): ("leave it training", "D")
        case (.detach, .own): ("detach and train on", "D")
        case (.discard, _): ("quit without saving", "x")
        case (.stay, .attached): ("stay", "esc")
        case (.stay, .own): ("go on training", "esc")
        }
    }
}
