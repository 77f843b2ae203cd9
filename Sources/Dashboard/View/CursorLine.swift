import TerminalUI

/// What the metrics were at the cursor.
struct CursorLine {
    let state: DashboardState
    let ink: Ink

    /// The line in at most `width` cells; nil without a cursor.
    func spans(width: Int) -> [Span]? {
        guard let steps = state.shownSteps else { return nil }
        var line = FittedLine()
        let last = min(steps.upperBound - 1, state.step)
        var text = NumberText.grouped(steps.lowerBound)
        if last > steps.lowerBound { text += ink.dash + NumberText.grouped(last) }
        line.add(10, [Span("step ", ink.accent), Span(text, ink.strong)], [Span(text, ink.strong)])
        let (blue, purple) = (ink.style(of: .discriminator), ink.style(of: .generator))
        line.add(8, [Span("D ", blue), Span(reading(.discriminatorLoss, steps))])
        line.add(8, [Span("G ", purple), Span(reading(.generatorLoss, steps))])
        line.add(6, [Span("D(x) ", blue), Span(reading(.realScore, steps))])
        line.add(6, [Span("D(G(z)) ", purple), Span(reading(.fakeScore, steps))])
        line.add(
            4,
            [
                Span("gradients ", ink.label), Span(reading(.discriminatorGradientNorm, steps), blue),
                Span(" "), Span(reading(.generatorGradientNorm, steps), purple),
            ])
        if let edits = editsText(steps) {
            line.add(7, [Span(edits, ink.accent)])
        }
        line.add(2, [Span("esc", ink.accent), Span(" back to now", ink.label)], [])
        return line.spans(width: width)
    }

    /// What was changed in some steps, each kind behind its mark.
    private func editsText(_ steps: Range<Int>) -> String? {
        let edits = state.edits.filter { steps.contains($0.step) }
        let changes = edits.filter { $0.kind != .wentBack }.map(\.text)
        let returns = edits.filter { $0.kind == .wentBack }.map(\.text)
        let parts = [(ink.editMark, changes), (ink.returnMark, returns)].filter { !$0.1.isEmpty }
        return parts.isEmpty ? nil : parts.map { "\($0) \($1.joined(separator: ", "))" }.joined(separator: " ")
    }

    private func reading(_ metric: Metric, _ steps: Range<Int>) -> String {
        state.history[metric].known(in: steps).text(ink)
    }
}
