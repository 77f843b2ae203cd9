import TerminalUI

extension PlotScale {
    /// A scale with round ends that shows what some columns hold, made for losses and norms.
    ///
    /// On a linear scale a few columns far above all others do not press the rest flat: they are cut at the top. From
    /// zero, unless the values fill less than the upper half.
    static func round(for summaries: [MetricSummary], logarithmic: Bool) -> PlotScale {
        let drawn = summaries.filter { $0.finiteCount > 0 }
        guard let least = drawn.map(\.minimum).min() else { return PlotScale(lower: 0, upper: 1) }
        let maxima = drawn.map { Double($0.maximum) }.sorted()
        let greatest = maxima[maxima.count - 1]
        if logarithmic {
            let positive = drawn.map { Double($0.minimum) }.filter { $0 > 0 }.min()
            let lower = positive ?? max(greatest, 1) / 1000
            return PlotScale(
                lower: max(RoundNumber.below(lower), greatest * 1e-12),
                upper: RoundNumber.above(max(greatest, lower * 2)), isLogarithmic: true)
        }
        let usual = maxima[(maxima.count - 1) * 95 / 100]
        let top = usual > 0 && greatest > 4 * usual ? 2 * usual : greatest
        let upper = top > 0 ? RoundNumber.above(top) : 0
        let lower = least < 0 ? -RoundNumber.above(-Double(least)) : 0
        if Double(least) > upper / 2 {
            let room = max(top - Double(least), upper * 0.02)
            let step = Decimal.power(Int(Decimal.logarithm(room).rounded(.down)))
            return PlotScale(
                lower: (Double(least) / step).rounded(.down) * step, upper: (top / step).rounded(.up) * step)
        }
        return PlotScale(lower: lower, upper: upper > lower ? upper : lower + 1)
    }
}
