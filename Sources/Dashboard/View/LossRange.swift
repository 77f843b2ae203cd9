/// The least and the greatest value that a plot shows.
struct LossRange {
    /// Both, with a dash between.
    let text: String

    /// Nil where no value is a number.
    ///
    /// - Parameter window: the steps shown; nil for all.
    init?(_ series: SeriesHistory, window: StepWindow?, _ ink: Ink) {
        var summary = series.total
        if let window {
            summary = MetricSummary()
            for part in window.summaries(of: series) { summary.merge(part) }
        }
        guard summary.finiteCount > 0 else { return nil }
        let ends = [summary.minimum, summary.maximum].map { NumberText.measure(Double($0)) }
        text = "\(ends[0]) \(ink.dash) \(ends[1])"
    }
}
