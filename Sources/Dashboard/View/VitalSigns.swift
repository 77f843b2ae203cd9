import RunEvents
import TerminalUI

/// The panel of what the doctor looks at: each quantity with its value, where that lies next to what is usual, and its
/// course.
struct VitalSigns {
    let state: DashboardState
    let ink: Ink

    /// Draws the panel: a row for each quantity, or several where there is room.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard area.height >= 3 else { return }
        let inside = canvas.drawPanel(
            area, title: [Span("vital signs", ink.strong)], note: note(width: area.width), glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        let signs = VitalSign.all(of: state.doctor.symptoms)
        let height = max(1, min(6, inside.height / signs.count))
        // What is left over stands above and below.
        let top = inside.y + min(1, max(0, inside.height - signs.count * height) / 2)
        for (index, sign) in signs.enumerated() where (index + 1) * height <= inside.height {
            let rows = Rect(x: inside.x, y: top + index * height, width: inside.width, height: height)
            draw(sign, in: rows, into: &canvas)
        }
    }

    private func note(width: Int) -> [Span] {
        let steps = Symptoms.window * Checkup.length
        return width >= 56 ? [Span("the last \(steps) steps, next to what is usual", ink.label)] : []
    }

    private func draw(_ sign: VitalSign, in area: Rect, into canvas: inout Canvas) {
        let isUsual = sign.isUsual ?? true
        let nameWidth = 14
        let mark = isUsual ? " " : ink.glyphs == .full ? "▲" : "!"
        canvas.write(
            [Span("\(mark) ", .role(.warning, bold: true)), Span(sign.name, ink.style(of: sign.network))], at: area.x,
            area.y,
            maxWidth: nameWidth)
        let value = NumberText.padded(sign.text, to: 5)
        var column = canvas.write(
            value, at: area.x + nameWidth, area.y, isUsual ? ink.strong : .role(.warning, bold: true))
        let range = sign.usualText
        let rangeText = "\(range.lower) \(ink.dash) \(range.upper)"
        let rangeWidth = area.width >= 54 ? 12 : 0
        column += 2
        let left = area.maxX - column - (rangeWidth > 0 ? rangeWidth + 1 : 0)
        let gauge = min(max(24, area.width * 2 / 5), area.height > 1 ? left : left / 2)
        guard gauge >= 8 else { return }
        drawGauge(sign, x: column, y: area.y, width: gauge, into: &canvas)
        column += gauge + 1
        if rangeWidth > 0 { canvas.write(rangeText, at: column, area.y, ink.label, maxWidth: rangeWidth) }
        if area.height >= 2 {
            let course = Rect(
                x: area.x + 2, y: area.y + 1, width: area.width - 3, height: area.height - (area.height >= 4 ? 2 : 1))
            drawCourse(sign, in: course, into: &canvas)
        } else {
            let start = column + (rangeWidth > 0 ? rangeWidth + 1 : 0)
            drawCourse(sign, in: Rect(x: start, y: area.y, width: area.maxX - start, height: 1), into: &canvas)
        }
    }

    /// What is usual as a thick part of a thin line, and the value as a mark on it.
    private func drawGauge(_ sign: VitalSign, x: Int, y: Int, width: Int, into canvas: inout Canvas) {
        func column(_ value: Double) -> Int {
            let part = (value - sign.scale.lowerBound) / (sign.scale.upperBound - sign.scale.lowerBound)
            return Int((min(1, max(0, part)) * Double(width - 1)).rounded())
        }
        let (thin, thick, pin): (Character, Character, Character) =
            switch ink.glyphs {
            case .full: ("─", "━", "┃")
            case .console: ("─", "═", "█")
            case .ascii: ("-", "=", "|")
            }
        let usual = column(sign.usual.lowerBound)...column(sign.usual.upperBound)
        for index in 0..<width {
            canvas[x + index, y] =
                usual.contains(index) ? Cell(thick, .role(.good)) : Cell(thin, .role(.frame))
        }
        guard let value = sign.value else { return }
        let style: Style = sign.isUsual == false ? .role(.warning, bold: true) : ink.strong
        canvas[x + column(value), y] = Cell(pin, style)
    }

    private func drawCourse(_ sign: VitalSign, in area: Rect, into canvas: inout Canvas) {
        guard area.width >= 6, state.history.latest != nil else { return }
        let plot = HistoryPlot(state: state, ink: ink)
        let window = plot.window(width: area.width)
        let series = buckets(of: sign, window: window)
        let greatest = series.map(\.maximum).filter(\.isFinite).max() ?? 0
        let scale = PlotScale(lower: 0, upper: max(Double(greatest), sign.usual.upperBound))
        if area.height == 1 {
            let style = PlotStyle(area: ink.style(of: sign.network), band: ink.style(of: sign.network))
            canvas.drawSparkline(series, in: area, style: style, scale: scale, capabilities: ink.capabilities)
        } else {
            let curve = PlotCurve(series: series, style: ink.style(of: sign.network), symbol: "*")
            canvas.drawLinePlot([curve], in: area, scale: scale, capabilities: ink.capabilities)
        }
    }

    /// The smoothed course of a metric, or the measures of the faces.
    private func buckets(of sign: VitalSign, window: StepWindow) -> [SeriesBucket] {
        if let metric = sign.metric {
            return window.summaries(of: state.history[metric]).map(SeriesBucket.init(courseOf:))
        }
        var buckets = Array(repeating: SeriesBucket.empty, count: window.columns)
        var before: (column: Int, value: Float)?
        for measure in state.doctor.measures {
            guard let column = window.column(of: measure.step), let value = sign.value(in: measure) else { continue }
            // Measures are rare: between two of them the course is a straight line.
            let start = before ?? (column, Float(value))
            for between in start.column...column {
                let part = column == start.column ? 1 : Float(between - start.column) / Float(column - start.column)
                let level = start.value + (Float(value) - start.value) * part
                buckets[between].merge(SeriesBucket(level))
            }
            before = (column, Float(value))
        }
        return buckets
    }
}
