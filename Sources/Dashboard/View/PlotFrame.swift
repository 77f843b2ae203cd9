import TerminalUI

/// The axes of a plot, with round numbers.
struct PlotFrame {
    let ink: Ink

    /// Writes numbers left of a plot, right-aligned in `labels`, and fine lines through the plot at their heights.
    func drawValueAxis(scale: PlotScale, labels: Rect, plot: Rect, into canvas: inout Canvas) {
        guard plot.height > 0 else { return }
        let ticks = scale.ticks(count: max(3, plot.height / 3))
        var lastRow: Int?
        for tick in ticks {
            let row = plot.maxY - 1 - min(plot.height - 1, Int(scale.position(of: tick) * Double(plot.height)))
            // Rising numbers go up the rows; two in a row, or one close upon the other, could not be read.
            if let lastRow, lastRow - row < 2 { continue }
            lastRow = row
            canvas.fill(Rect(x: plot.x, y: row, width: plot.width, height: 1), with: Cell(ink.guide, .role(.frame)))
            let place = Rect(x: labels.x, y: row, width: labels.width, height: 1)
            canvas.write(NumberText.axis(tick), in: place, ink.label, alignment: .trailing)
        }
    }

    /// Draws the axis of steps into two rows: a line with ticks, and their numbers.
    func drawStepAxis(window: StepWindow, in area: Rect, into canvas: inout Canvas) {
        guard area.height > 0, area.width > 0 else { return }
        canvas.drawHorizontalLine(x: area.x, y: area.y, width: area.width, glyphs: ink.glyphs)
        let scale = PlotScale(lower: Double(window.first), upper: Double(window.end - 1))
        var free = area.x - 2
        for tick in scale.ticks(count: max(2, area.width / 10)) {
            guard tick >= Double(window.first), tick <= Double(window.end), tick == tick.rounded() else { continue }
            guard let column = window.column(of: Int(tick)) else { continue }
            let x = area.x + min(area.width - 1, column * area.width / window.columns)
            let text = NumberText.axis(tick)
            let start = min(max(area.x, x - text.count / 2), area.maxX - text.count)
            guard start >= free + 2 else { continue }
            canvas[x, area.y] = Cell(ink.glyphs == .ascii ? "+" : "┴", .role(.frame))
            guard area.height >= 2 else { continue }
            free = canvas.write(text, at: start, area.y + 1, ink.label)
        }
    }
}
