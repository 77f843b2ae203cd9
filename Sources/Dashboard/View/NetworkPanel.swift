import RunEvents
import TerminalUI

/// A network's panel on the overview: its loss in numbers and over all steps, its learning rate.
struct NetworkPanel {
    let network: Player
    let state: DashboardState
    let ink: Ink

    /// Draws the panel.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let inside = canvas.drawPanel(
            area, title: title(width: area.width), note: note(width: area.width), glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        guard !inside.isEmpty else { return }
        let layout = NetworkPanelLayout(inside: inside, showsRecent: state.showsRecent)
        drawNumbers(layout, into: &canvas)
        if state.history.latest != nil { drawCourse(layout, into: &canvas) }
    }

    /// Where the learning rate stands with its mark, in the upper edge of the panel in `area`; empty if it does not.
    func rateArea(in area: Rect) -> Rect {
        let width = rateSpans(width: area.width).displayWidth
        // The note of a panel ends before a space, a line and the corner.
        return Rect(x: area.maxX - 3 - width, y: area.y, width: area.width >= 2 ? width : 0, height: 1)
    }

    private var metric: Metric { network == .discriminator ? .discriminatorLoss : .generatorLoss }

    private func title(width: Int) -> [Span] {
        let letter = network == .discriminator ? "D" : "G"
        let name = network == .discriminator ? " discriminator" : " generator"
        let bold = ink.style(of: network, bold: true)
        let full = [Span(letter, bold), Span(name, ink.style(of: network))]
        guard let updates = updatesText else { return width >= 36 ? full : [Span(letter, bold)] }
        // The rate keeps its place: a panel leaves out a note that comes too near to the title.
        let room = width - rateSpans(width: width).displayWidth - Self.gap
        let titles = [full + [Span(" " + updates)], [Span(letter, bold), Span(" " + updates)]]
        return titles.first { $0.displayWidth <= room } ?? [Span(letter, bold), Span(updates)]
    }

    /// Cells of a panel's edge that title and note cannot fill.
    private static let gap = 10

    /// How often the network learns in a step, if more than once.
    private var updatesText: String? {
        guard let ratio = state.runSettings?.stepRatio else { return nil }
        let updates = network == .discriminator ? ratio.discriminator : ratio.generator
        return updates > 1 ? (ink.glyphs == .ascii ? "x" : "×") + String(updates) : nil
    }

    /// What is not the recipe's, as far as there is room, and the learning rate.
    private func note(width: Int) -> [Span] {
        let rate = rateSpans(width: width)
        var room = width - title(width: width).displayWidth - rate.displayWidth - Self.gap
        var spans: [Span] = []
        for text in changedSettings {
            let piece = [Span(text), Span("  ")]
            guard !rate.isEmpty, piece.displayWidth <= room else { break }
            room -= piece.displayWidth
            spans += piece
        }
        return spans + rate
    }

    private var changedSettings: [String] {
        guard let settings = state.runSettings else { return [] }
        let recipe = RunSettings()
        var texts: [String] = []
        if network == .discriminator, settings.realLabel != recipe.realLabel {
            texts.append("label " + NumberText.setting(settings.realLabel))
        }
        if settings.beta1 != recipe.beta1 { texts.append("\(ink.beta)1 \(NumberText.setting(settings.beta1))") }
        return texts
    }

    /// The learning rate, with a sign when plus and minus change it.
    private func rateSpans(width: Int) -> [Span] {
        guard let rate = state.shownRate(of: network) else { return [] }
        let text = (width >= 25 ? "lr " : "") + NumberText.rate(rate)
        // What was cannot be changed.
        guard state.shownCursor == nil else { return [Span(text, ink.label)] }
        guard state.selection.contains(network) else { return [Span(text, ink.label)] }
        return [Span(ink.plusMinus + " ", ink.accent), Span(text)]
    }

    private func drawNumbers(_ layout: NetworkPanelLayout, into canvas: inout Canvas) {
        let smoothed = NumberText.measure5(state.shownSmoothed(metric))
        let range = rangeText(width: layout.plot.width)
        var line = FittedLine()
        line.add(9, [Span("loss ", ink.label), lossSpan], [lossSpan])
        line.add(7, [Span("smoothed ", ink.label), Span(smoothed)], [Span(ink.about, ink.label), Span(smoothed)])
        let row = layout.numbers
        if NetworkPanelLayout.rangeFits(row.width) { line.add(5, [Span("range ", ink.label), Span(range)]) }
        canvas.write(line.spans(width: row.width), at: row.x, row.y, maxWidth: row.width)
        if !layout.range.isEmpty {
            let named = "range " + range
            let text = !range.isEmpty && named.displayWidth <= row.width ? named : range
            canvas.write(text, at: row.x, layout.range.y, ink.label, maxWidth: row.width)
        } else if layout.plot.isEmpty, row.width >= 24, state.history.latest != nil {
            let bars = Rect(x: row.x + 15, y: row.y, width: row.width - 15, height: 1)
            drawBars(in: bars, recent: state.showsRecent, into: &canvas)
        }
    }

    /// The loss of the last step, or of those at the cursor.
    private var lossSpan: Span {
        let style = ink.style(of: network, bold: true)
        if let summary = state.shownSummary(metric) { return Span(summary.text(ink), style) }
        let current = state.history[metric].current.map(Double.init)
        let isFinite = current?.isFinite ?? true
        return Span(NumberText.measure5(current), isFinite ? style : .role(.alarm, bold: true))
    }

    /// The least and the greatest loss of the steps shown.
    private func rangeText(width: Int) -> String {
        let window = state.showsRecent ? HistoryPlot(state: state, ink: ink).window(width: width) : nil
        return LossRange(state.history[metric], window: window, ink)?.text ?? ""
    }

    private func drawCourse(_ layout: NetworkPanelLayout, into canvas: inout Canvas) {
        let area = layout.plot
        guard area.height >= 2 else { return drawBars(in: area, recent: state.showsRecent, into: &canvas) }
        let plot = HistoryPlot(state: state, ink: ink)
        let window = plot.window(width: area.width)
        let scale = PlotScale.round(
            for: window.summaries(of: state.history[metric]), logarithmic: state.usesLogScale)
        plot.drawEnds(of: scale, in: area, into: &canvas)
        plot.draw([plot.curve(metric)], window: window, scale: scale, in: area, into: &canvas)
        if !layout.axis.isEmpty { plot.drawStepAxis(window: window, in: layout.axis, into: &canvas) }
        if !layout.strip.isEmpty { drawStrip(in: layout.strip, into: &canvas) }
    }

    private func drawStrip(in area: Rect, into canvas: inout Canvas) {
        let caption = Rect(x: area.x, y: area.y, width: area.width, height: 1)
        canvas.write("last \(area.width) steps", in: caption, ink.label)
        let bars = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
        drawBars(in: bars, recent: true, into: &canvas)
    }

    /// Draws a column of blocks for each step, or for each of some equal parts of the course.
    private func drawBars(in area: Rect, recent: Bool, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let first = state.history.firstStep ?? 1
        let last = max(first, state.step)
        let window: StepWindow =
            recent
            ? .recent(from: first, to: last, columns: area.width)
            : .whole(from: first, to: last, total: state.description?.totalSteps ?? 0, columns: area.width)
        let summaries = window.summaries(of: state.history[metric])
        canvas.drawSparkline(
            summaries.map(SeriesBucket.init(spreadOf:)), in: area,
            style: PlotStyle(area: ink.softStyle(of: network), band: ink.style(of: network)),
            scale: .round(for: summaries, logarithmic: state.usesLogScale), capabilities: ink.capabilities)
    }
}
