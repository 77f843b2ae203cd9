import RunEvents
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
        DoctorSign(state: state, ink: ink).draw(onBorderOf: area, into: &canvas)
        guard !inside.isEmpty, state.history.latest != nil else { return }
        let plot = HistoryPlot(state: state, ink: ink)
        let layout = ScoresPanelLayout(inside: inside)
        let window = plot.window(width: layout.plot.width)
        if let strips = layout.strips {
            drawStrip(.realScore, in: strips.real, hasLetter: layout.letterWidth > 0, window, into: &canvas)
            drawStrip(.fakeScore, in: strips.fake, hasLetter: layout.letterWidth > 0, window, into: &canvas)
        } else {
            plot.draw(
                [plot.curve(.realScore), plot.curve(.fakeScore)], window: window,
                scale: PlotScale(lower: 0, upper: 1), guide: 0.5, in: layout.plot, into: &canvas)
        }
        if !layout.axis.isEmpty { plot.drawStepAxis(window: window, in: layout.axis, into: &canvas) }
    }

    /// A score's course from 0 to 1 in rows of its own.
    private func drawStrip(
        _ metric: Metric, in area: Rect, hasLetter: Bool, _ window: StepWindow, into canvas: inout Canvas
    ) {
        guard !area.isEmpty, let network = metric.network else { return }
        let style = ink.style(of: network)
        canvas.drawSparkline(
            window.summaries(of: state.history[metric]).map(SeriesBucket.init(courseOf:)), in: area,
            style: PlotStyle(area: style, band: style), scale: PlotScale(lower: 0, upper: 1),
            capabilities: ink.capabilities)
        guard hasLetter else { return }
        let letter = network == .discriminator ? "D" : "G"
        canvas.write(letter, at: area.maxX + 1, area.maxY - 1, ink.style(of: network, bold: true))
    }

    /// Both names with their smoothed values, or those of the step at the cursor, in their colours.
    func title(width: Int) -> [Span] {
        let real = NumberText.score(state.shownScore(.realScore) ?? last(\.realScore))
        let fake = NumberText.score(state.shownScore(.fakeScore) ?? last(\.fakeScore))
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

    private func last(_ score: KeyPath<StepMetrics, Float>) -> Double? {
        state.history.latest.map { Double($0[keyPath: score]) }
    }

    private func note(width: Int) -> [Span] { width >= 56 ? [Span("how real D finds faces", ink.label)] : [] }
}
