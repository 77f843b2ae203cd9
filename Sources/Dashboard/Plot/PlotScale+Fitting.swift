import TerminalUI

extension PlotScale {
    /// A scale with round ends that shows what some columns hold, made for losses and norms.
    ///
    /// On a linear scale a few columns far above all others do not press the rest flat: they are cut at the top. It
    /// begins at zero, unless that would leave the lower third empty.
    static func round(for summaries: [MetricSummary], logarithmic: Bool) -> PlotScale {
        let drawn = summaries.filter { $0.finiteCount > 0 }
        guard let least = drawn.map({ Double($0.minimum) }).min() else { return PlotScale(lower: 0, upper: 1) }
        let maxima = drawn.map { Double($0.maximum) }.sorted()
        let greatest = maxima[maxima.count - 1]
        if logarithmic, greatest > 0 {
            let positive = drawn.map { Double($0.minimum) }.filter { $0 > 0 }.min() ?? greatest / 1000
            return PlotScale(
                lower: max(RoundNumber.below(positive), greatest * 1e-12),
                upper: RoundNumber.above(max(greatest, positive * 1.05)), isLogarithmic: true)
        }
        let usual = maxima[(maxima.count - 1) * 95 / 100]
        let top = usual > 0 && greatest > 1.5 * usual ? 1.3 * usual : greatest
        return linear(least: least, top: top)
    }

    private static func linear(least: Double, top: Double) -> PlotScale {
        guard top > 0 else { return PlotScale(lower: min(least, top - 1), upper: top) }
        if least < 0 { return PlotScale(lower: -RoundNumber.above(-least), upper: RoundNumber.above(top)) }
        let room = max(top - least, top * 0.02)
        guard least > top / 3, room.isFinite else { return PlotScale(lower: 0, upper: RoundNumber.above(top)) }
        // Ends on multiples of a fifth to a half of the room, so that they change seldom.
        let step = RoundNumber.above(room / 4)
        return PlotScale(
            lower: max(0, ((least / step).rounded(.down) * step)), upper: (top / step).rounded(.up) * step)
    }
}
