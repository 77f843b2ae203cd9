import RunEvents
import TerminalUI

/// The view of plots with axes: losses, scores, norms of gradients, speed.
struct PlotsView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        for panel in PlotsLayout(body: area).panels { draw(panel, into: &canvas) }
    }

    private func draw(_ panel: PlotsLayout.Panel, into canvas: inout Canvas) {
        let metrics = Self.metrics(of: panel.subject)
        let layout = AxisPanelLayout(inside: panel.area.inset(horizontally: 1, vertically: 1))
        canvas.drawPanel(
            panel.area, title: title(of: panel.subject),
            note: note(of: panel.subject, width: layout?.plot.width ?? 0), glyphs: ink.glyphs)
        guard state.history.latest != nil, let layout else { return }
        let plot = HistoryPlot(state: state, ink: ink)
        let window = plot.window(width: layout.plot.width)
        let scale = scale(of: panel.subject, metrics: metrics, window: window)
        let frame = PlotFrame(ink: ink)
        frame.drawValueAxis(scale: scale, labels: layout.labels, plot: layout.plot, into: &canvas)
        frame.drawStepAxis(window: window, in: layout.axis, into: &canvas)
        plot.draw(metrics.map { plot.curve($0) }, window: window, scale: scale, in: layout.plot, into: &canvas)
        plot.drawEditMarks(window: window, in: layout.axis, into: &canvas)
    }

    private static func metrics(of subject: PlotsLayout.Subject) -> [Metric] {
        switch subject {
        case .discriminatorLoss: [.discriminatorLoss]
        case .generatorLoss: [.generatorLoss]
        case .scores: [.realScore, .fakeScore]
        case .gradientNorms: [.discriminatorGradientNorm, .generatorGradientNorm]
        case .speed: [.speed]
        }
    }

    private func scale(of subject: PlotsLayout.Subject, metrics: [Metric], window: StepWindow) -> PlotScale {
        if subject == .scores { return PlotScale(lower: 0, upper: 1) }
        let summaries = metrics.flatMap { window.summaries(of: state.history[$0]) }
        return .round(for: summaries, logarithmic: state.usesLogScale && subject != .speed)
    }

    private func title(of subject: PlotsLayout.Subject) -> [Span] {
        let (blue, purple) = (ink.style(of: .discriminator, bold: true), ink.style(of: .generator, bold: true))
        switch subject {
        case .discriminatorLoss: return [Span("D", blue), Span(" loss  ", ink.label)] + values(.discriminatorLoss)
        case .generatorLoss: return [Span("G", purple), Span(" loss  ", ink.label)] + values(.generatorLoss)
        case .scores: return ScoresPanel(state: state, ink: ink).title(width: 40)
        case .gradientNorms:
            return [
                Span("gradients  ", ink.label), Span("D ", blue), Span(current(.discriminatorGradientNorm)),
                Span("  G ", purple), Span(current(.generatorGradientNorm)),
            ]
        case .speed:
            return [
                Span("speed  ", ink.label), Span(NumberText.speed(state.stepsPerSecond)), Span(" steps/s", ink.label),
            ]
        }
    }

    /// The last value, or those at the cursor, and the smoothed one.
    private func values(_ metric: Metric) -> [Span] {
        let smoothed = NumberText.measure5(state.shownSmoothed(metric))
        return [
            Span(current(metric), ink.strong), Span("  smoothed ", ink.label), Span(smoothed),
        ]
    }

    private func current(_ metric: Metric) -> String {
        state.shownSummary(metric)?.text(ink) ?? NumberText.measure5(state.history[metric].current.map(Double.init))
    }

    /// The range of the values shown, and what the scale is.
    private func note(of subject: PlotsLayout.Subject, width: Int) -> [Span] {
        let scaled = state.usesLogScale && [.discriminatorLoss, .generatorLoss, .gradientNorms].contains(subject)
        let scale = scaled ? [Span("log scale", ink.label)] : []
        guard subject == .discriminatorLoss || subject == .generatorLoss,
            let range = LossRange(state.history[Self.metrics(of: subject)[0]], window: recentWindow(width: width), ink)
        else { return scale }
        return [Span("range \(range.text)" + (scaled ? ", " : ""), ink.label)] + scale
    }

    /// The steps shown, where they are not the whole course.
    private func recentWindow(width: Int) -> StepWindow? {
        state.showsRecent ? HistoryPlot(state: state, ink: ink).window(width: width) : nil
    }
}
