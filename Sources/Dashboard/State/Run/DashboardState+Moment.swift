import RunEvents

extension DashboardState {
    /// The steps that the screen is about: those of the cursor's column, or the one step that was asked for as far as it is
    /// known by itself; nil where the screen follows the run.
    var shownSteps: Range<Int>? {
        guard let cursor = shownCursor else { return nil }
        if cursor == exactCursor { return history[.discriminatorLoss].steps(with: cursor) }
        return mainWindow.flatMap { window in window.column(of: cursor).map(window.steps) } ?? cursor..<cursor + 1
    }

    /// What a metric was in the steps that the screen is about; nil where the screen follows the run.
    func shownSummary(_ metric: Metric) -> MetricSummary? {
        shownSteps.map { history[metric].known(in: $0) }
    }

    /// The smoothed value of the moment shown; nil before the first.
    func shownSmoothed(_ metric: Metric) -> Double? {
        guard let summary = shownSummary(metric) else { return history[metric].smoothed.map(Double.init) }
        return summary.smoothed.map(Double.init)
    }

    /// A score of the moment shown: of one step as it was, else smoothed.
    func shownScore(_ metric: Metric) -> Double? {
        guard let summary = shownSummary(metric), summary.finiteCount > 0, summary.minimum == summary.maximum else {
            return shownSmoothed(metric)
        }
        return Double(summary.minimum)
    }

    /// The learning rate of the moment shown.
    func shownRate(of network: Player) -> Double? {
        let now = network == .discriminator ? discriminatorRate : generatorRate
        guard let summary = shownSummary(network == .discriminator ? .discriminatorRate : .generatorRate),
            summary.finiteCount > 0
        else { return now.map(Double.init) }
        return Double(summary.maximum)
    }
}

extension MetricSummary {
    /// The value, or the least and the greatest where there are several; what was not finite is said.
    func text(_ ink: Ink) -> String {
        guard !isEmpty else { return "-" }
        guard finiteCount > 0 else { return "NaN" }
        let (low, high) = (NumberText.measure(Double(minimum)), NumberText.measure(Double(maximum)))
        let mark = notFiniteCount > 0 ? " NaN" : ""
        return (low == high ? low : low + ink.dash + high) + mark
    }
}
