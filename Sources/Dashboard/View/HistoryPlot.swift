import RunEvents
import TerminalUI

/// Draws metrics over steps: the spread of each column subdued, the smoothed course clear above it, marks of edits.
struct HistoryPlot {
    /// A metric with the colours that it is drawn in.
    struct Curve {
        var metric: Metric
        var line: Style
        var spread: Style?
        /// What draws it where there is only ASCII.
        var symbol: Character
    }

    let state: DashboardState
    let ink: Ink

    /// The curve of a metric in its network's colours.
    func curve(_ metric: Metric, spread: Bool = true) -> Curve {
        guard let network = metric.network else {
            return Curve(metric: metric, line: .role(.good), spread: spread ? .role(.frame) : nil, symbol: "*")
        }
        return Curve(
            metric: metric, line: ink.style(of: network), spread: spread ? ink.softStyle(of: network) : nil,
            symbol: network == .discriminator ? "*" : "o")
    }

    /// The steps to show over so many cells: the whole course or the last ones, as the user chose.
    func window(width: Int) -> StepWindow { window(width: width, recent: state.showsRecent) }

    /// The steps to show over so many cells.
    func window(width: Int, recent: Bool) -> StepWindow {
        let columns = max(1, width) * (ink.glyphs == .full ? 2 : 1)
        let first = state.history.firstStep ?? max(1, state.step + 1)
        let last = max(first, state.step)
        if recent { return .recent(from: first, to: last, columns: columns) }
        return .whole(from: first, to: last, total: state.description?.totalSteps ?? 0, columns: columns)
    }

    /// Draws curves into `area` on one scale. `guide` is a value of note, drawn as a broken line.
    func draw(
        _ curves: [Curve], window: StepWindow, scale: PlotScale, guide: Double? = nil, in area: Rect,
        into canvas: inout Canvas
    ) {
        guard !area.isEmpty else { return }
        if let guide { drawGuide(at: guide, scale: scale, in: area, into: &canvas) }
        drawEditLines(window: window, in: area, into: &canvas)
        drawCursor(window: window, in: area, into: &canvas)
        var courses: [PlotCurve] = []
        var drawn: [[MetricSummary]] = []
        for (index, curve) in curves.enumerated() {
            let summaries = window.summaries(of: state.history[curve.metric])
            drawn.append(summaries)
            let spread = showsSpread(of: curves.count) ? curve.spread : nil
            if let spread {
                let spreads = PlotCurve(
                    series: summaries.map(SeriesBucket.init(spreadOf:)), style: spread, symbol: ".")
                canvas.drawLinePlot([spreads], in: area, scale: scale, capabilities: ink.capabilities)
            }
            // Half blocks in one colour would hide the course in its own spread.
            if spread == nil || ink.glyphs != .console {
                courses.append(
                    PlotCurve(
                        series: course(of: summaries, isSecond: index > 0), style: curve.line, symbol: curve.symbol))
            }
            markBeyond(summaries, scale: scale, in: area, into: &canvas)
        }
        canvas.drawLinePlot(courses, in: area, scale: scale, capabilities: ink.capabilities)
        if curves.count > 1 { drawNames(of: curves, drawn, scale: scale, in: area, into: &canvas) }
    }

    /// Whether spreads are drawn: those of several curves would hide all the courses where there are no soft colours.
    private func showsSpread(of count: Int) -> Bool {
        let depth = ink.capabilities.depth
        return count == 1 || (ink.glyphs != .console && depth != .eight && depth != .mono)
    }

    /// The smoothed course; without colours, and where contrasts are to be strong, the second of two is dotted, so that
    /// they are told apart.
    private func course(of summaries: [MetricSummary], isSecond: Bool) -> [SeriesBucket] {
        let isToldByShape = !ink.capabilities.hasColor || ink.capabilities.isHighContrast
        let isDotted = isSecond && isToldByShape && ink.glyphs == .full
        return summaries.enumerated().map { column, summary in
            isDotted && column % 4 > 1 ? .empty : SeriesBucket(courseOf: summary)
        }
    }

    /// Writes the values at a plot's upper and lower edge at its right end, where the course comes last.
    func drawEnds(of scale: PlotScale, in area: Rect, into canvas: inout Canvas) {
        guard area.height >= 3, area.width >= 12 else { return }
        let top = Rect(x: area.x, y: area.y, width: area.width, height: 1)
        canvas.write(NumberText.axis(scale.upper), in: top, ink.label, alignment: .trailing)
        let bottom = Rect(x: area.x, y: area.maxY - 1, width: area.width, height: 1)
        canvas.write(NumberText.axis(scale.lower), in: bottom, ink.label, alignment: .trailing)
    }

    /// Draws the numbers of the steps below a plot, with marks where something was edited.
    func drawStepAxis(window: StepWindow, in row: Rect, into canvas: inout Canvas) {
        canvas.drawHorizontalLine(x: row.x, y: row.y, width: row.width, glyphs: ink.glyphs)
        let first = NumberText.axis(Double(window.first))
        let last = NumberText.axis(Double(window.end - 1))
        if row.width >= first.count + last.count + 6 {
            let marks = state.edits.compactMap { column(of: $0.step, window: window, width: row.width) }
            func write(_ text: String, at column: Int) {
                // A mark in the middle of a number would make it another number.
                guard !marks.contains(where: { (column..<column + text.count).contains($0) }) else { return }
                canvas.write(text, at: row.x + column, row.y, ink.label)
            }
            write("\(first) ", at: 0)
            write(" \(last)", at: row.width - last.count - 1)
        }
        drawEditMarks(window: window, in: row, into: &canvas)
    }

    /// Marks in the first row of `area` where something was edited.
    func drawEditMarks(window: StepWindow, in area: Rect, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        for edit in state.edits {
            guard let column = column(of: edit.step, window: window, width: area.width) else { continue }
            let mark = edit.kind == .wentBack ? ink.returnMark : ink.editMark
            canvas[area.x + column, area.y] = Cell(mark, editStyle(edit))
        }
    }

    private func drawGuide(at value: Double, scale: PlotScale, in area: Rect, into canvas: inout Canvas) {
        let row = area.maxY - 1 - min(area.height - 1, Int(scale.position(of: value) * Double(area.height)))
        canvas.fill(Rect(x: area.x, y: row, width: area.width, height: 1), with: Cell(ink.guide, .role(.frame)))
    }

    private func drawEditLines(window: StepWindow, in area: Rect, into canvas: inout Canvas) {
        for edit in state.edits {
            guard let column = column(of: edit.step, window: window, width: area.width) else { continue }
            drawLine(Cell(ink.editLine, .role(.frame)), at: area.x + column, in: area, into: &canvas)
        }
    }

    /// A line down the plot, behind the numbers at its ends: a number with a line in its middle would be another number.
    private func drawLine(_ cell: Cell, at x: Int, in area: Rect, into canvas: inout Canvas) {
        for y in area.y..<area.maxY {
            let isOfNumber = canvas[x, y].glyph.map { $0.isNumber || $0 == "." } ?? false
            if !isOfNumber { canvas[x, y] = cell }
        }
    }

    private func drawCursor(window: StepWindow, in area: Rect, into canvas: inout Canvas) {
        guard let cursor = state.cursor, let column = column(of: cursor, window: window, width: area.width) else {
            return
        }
        drawLine(Cell(ink.cursorLine, .role(.accent)), at: area.x + column, in: area, into: &canvas)
    }

    private func column(of step: Int, window: StepWindow, width: Int) -> Int? {
        window.column(of: step).map { min(width - 1, $0 * width / window.columns) }
    }

    private func editStyle(_ edit: EditMark) -> Style {
        if edit.kind == .wentBack { return .role(.warning, bold: true) }
        switch edit.selection {
        case .both: return ink.accent
        case .discriminator: return ink.style(of: .discriminator, bold: true)
        case .generator: return ink.style(of: .generator, bold: true)
        }
    }

    private func markBeyond(
        _ summaries: [MetricSummary], scale: PlotScale, in area: Rect, into canvas: inout Canvas
    ) {
        for (column, summary) in summaries.enumerated() where summary.finiteCount > 0 {
            guard Double(summary.maximum) > scale.upper * 1.000_001 + 1e-12 else { continue }
            let x = area.x + min(area.width - 1, column * area.width / max(1, summaries.count))
            canvas[x, area.y] = Cell(ink.beyond, .role(.warning))
        }
    }
}

extension SeriesBucket {
    /// The least and the greatest value of some steps.
    init(spreadOf summary: MetricSummary) {
        self.init(
            minimum: summary.finiteCount > 0 ? summary.minimum : .nan,
            maximum: summary.finiteCount > 0 ? summary.maximum : .nan, hasNonFinite: summary.notFiniteCount > 0)
    }

    /// The smoothed course over some steps.
    init(courseOf summary: MetricSummary) {
        let value = summary.smoothed ?? .nan
        self.init(minimum: value, maximum: value)
    }
}
