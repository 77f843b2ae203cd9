import TerminalUI

/// The keys that matter in the view of phrases.
struct PhraseKeys {
    let state: DashboardState
    let ink: Ink

    /// The keys of the view, for its lower edge.
    func footer(width: Int) -> [Span] {
        if case .phrase = state.overlay { return [] }
        guard state.phrase.conditions != nil, let layout = state.phraseLayout else { return [] }
        let phrase = state.phrase
        var line = FittedLine()
        add(9, "/", "type a phrase", to: &line)
        if layout.list.capacity > 0 { add(8, "enter", "yes, no, unsaid", to: &line) }
        let condition = phrase.order.condition
        let isEnding = phrase.sweep != nil && (phrase.sweep == condition || layout.list.capacity == 0)
        add(7, "v", isEnding ? "all faces" : "from -1 to +1", to: &line)
        if phrase.sweep == nil, phrase.isSaying || !phrase.text.isEmpty { add(6, "esc", "clears", to: &line) }
        if layout.list.capacity > 0 {
            add(5, "o", phrase.order.kind == .followed ? "by name" : "by obedience", to: &line)
        }
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }

    /// The keys while a phrase is typed, in place of the view's: those are letters then.
    func draw(in area: Rect, into canvas: inout Canvas) {
        canvas.fill(area)
        let row = area.inset(horizontally: 1, vertically: 0)
        var line = FittedLine()
        add(9, "enter", "done", to: &line)
        add(8, "tab", "completes", to: &line)
        add(7, ink.glyphs == .full ? "↑↓" : "up down", "earlier phrases", to: &line)
        add(6, "ctrl-u", "clears", to: &line)
        add(5, "ctrl-w", "takes a word back", to: &line)
        canvas.write(line.spans(width: row.width), at: row.x, row.y, maxWidth: row.width)
    }

    private func add(_ importance: Int, _ key: String, _ word: String, to line: inout FittedLine) {
        line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
    }
}
