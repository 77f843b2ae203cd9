import TerminalUI

/// The panel of what D makes of real and of generated faces: D(x) and D(G(z)), with one half as the guide.
struct ScoresPanel {
    let state: DashboardState
    let ink: Ink

    /// Draws the panel.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let inside = canvas.drawPanel(
            area, title: title(width: area.width), note: note(width: area.width), glyphs: ink.glyphs
        )
        .inset(horizontally: 1, vertically: 0)
        guard !inside.isEmpty, state.history.latest != nil else { return }
        let plot = HistoryPlot(state: state, ink: ink)
        let scale = PlotScale(lower: 0, upper: 1)
        let hasAxis = inside.height >= 6
        let parts = inside.rows([.flexible(), .fixed(hasAxis ? 1 : 0)])
        let window = plot.window(width: inside.width)
        plot.draw(
            [
                plot.curve(.realScore, spread: parts[0].height >= 6),
                plot.curve(.fakeScore, spread: parts[0].height >= 6),
            ],
            window: window, scale: scale, guide: parts[0].height >= 3 ? 0.5 : nil, in: parts[0], into: &canvas)
        if hasAxis { plot.drawStepAxis(window: window, in: parts[1], into: &canvas) }
    }

    /// Both names with their smoothed values, in their colours.
    func title(width: Int) -> [Span] {
        let latest = state.history.latest
        let real = NumberText.score(latest.map { Double(state.history[.realScore].smoothed ?? $0.realScore) })
        let fake = NumberText.score(latest.map { Double(state.history[.fakeScore].smoothed ?? $0.fakeScore) })
        let (blue, purple) = (ink.style(of: .discriminator), ink.style(of: .generator))
        if width < 28 {
            return [
                Span("D(x)", blue), Span(real), Span(" G", purple), Span(fake),
            ]
        }
        return [
            Span("D(x) ", blue), Span(real, ink.strong), Span("  D(G(z)) ", purple), Span(fake, ink.strong),
        ]
    }

    private func note(width: Int) -> [Span] { width >= 56 ? [Span("how real D finds faces", ink.label)] : [] }
}
