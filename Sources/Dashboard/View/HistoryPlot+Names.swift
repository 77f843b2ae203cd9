import TerminalUI

extension HistoryPlot {
    /// Writes each curve's letter where its course ends, so that curves are told apart without their colours.
    func drawNames(
        of curves: [Curve], _ summaries: [[MetricSummary]], scale: PlotScale, in area: Rect, into canvas: inout Canvas
    ) {
        guard area.width >= 24, area.height >= 3 else { return }
        var taken: [(x: Int, y: Int)] = []
        for (curve, summaries) in zip(curves, summaries) {
            guard let letter = curve.metric.network.map({ $0 == .discriminator ? "D" : "G" }),
                let end = summaries.lastIndex(where: { $0.smoothed?.isFinite == true }),
                let value = summaries[end].smoothed
            else { continue }
            let x = min(area.maxX - 1, area.x + end * area.width / max(1, summaries.count) + 1)
            let level = Int(scale.position(of: Double(value)) * Double(area.height))
            var y = area.maxY - 1 - min(area.height - 1, max(0, level))
            // Two courses that end in the same cell: the second name goes to the row beside.
            if taken.contains(where: { $0.x == x && $0.y == y }) { y += y + 1 < area.maxY ? 1 : -1 }
            taken.append((x, y))
            canvas.write(letter, at: x, y, Style(foreground: curve.line.foreground, bold: true), maxWidth: 1)
        }
    }
}
