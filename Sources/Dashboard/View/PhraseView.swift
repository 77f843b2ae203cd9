import RunEvents
import TerminalUI

/// The view in which a phrase becomes faces: what is said above, the conditions with what is known of them on the left,
/// faces on the right.
struct PhraseView {
    let state: DashboardState
    let ink: Ink

    private var phrase: PhraseState { state.phrase }

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let inside = canvas.drawPanel(
            area, title: title, note: note(width: area.width - title.displayWidth - 9),
            footer: PhraseKeys(state: state, ink: ink).footer(width: area.width - 6), glyphs: ink.glyphs)
        guard !inside.isEmpty else { return }
        guard phrase.conditions != nil else { return drawNothingToSay(in: inside, into: &canvas) }
        guard let layout = state.phraseLayout else { return }
        let words = PhraseWords(state: state, ink: ink)
        words.drawPhrase(in: layout.phrase, into: &canvas)
        words.drawUnderstood(in: layout.understood, into: &canvas)
        ConditionList(state: state, ink: ink).draw(layout.list, into: &canvas)
        PhraseFacesView(state: state, ink: ink).draw(layout, into: &canvas)
    }

    private func drawNothingToSay(in area: Rect, into canvas: inout Canvas) {
        let text =
            state.description == nil
            ? ["the run has not said yet what its networks are told"]
            : ["this run's networks are told nothing of the faces", "gantop train --phrases starts one that is"]
        for (index, line) in text.enumerated() {
            let row = Rect(x: area.x, y: area.y + area.height / 2 - 1 + index, width: area.width, height: 1)
            guard area.contains(x: area.x, y: row.y) else { continue }
            canvas.write(ink.fitted(line, width: area.width), in: row, ink.label, alignment: .center)
        }
    }

    private var title: [Span] {
        guard let sweep = phrase.sweep else { return [Span("faces from a phrase", ink.strong)] }
        return [Span(phrase.names[sweep], ink.accent), Span(" from -1 to +1", ink.strong)]
    }

    private func note(width: Int) -> [Span] {
        guard phrase.conditions != nil else { return [] }
        var line = FittedLine(separator: Span(" \(ink.dot) ", ink.label))
        let obedience = state.doctor.obedience
        if obedience.ranking.count > 0 {
            line.add(
                2,
                [
                    Span("\(obedience.followedCount) of \(obedience.ranking.count)", ink.value),
                    Span(" obeyed", ink.label),
                ],
                [])
        }
        if let step = phrase.faces?.step { line.add(5, [Span("step ", ink.label), Span(NumberText.grouped(step))]) }
        line.add(3, [Span(state.weights == .average ? "averaged" : "raw", ink.label)], [])
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }
}
