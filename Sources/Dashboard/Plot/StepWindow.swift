/// The steps that a plot shows, cut into equal columns.
struct StepWindow: Sendable, Equatable {
    /// The first step shown.
    let first: Int
    /// The step after the last one that has a place.
    let end: Int
    /// How many columns of dots.
    let columns: Int

    /// From the run's first step to a round number not far beyond the last one, so that the picture stands still while
    /// it fills and is cut anew only now and then; at least one step a column.
    static func whole(from first: Int, to last: Int, total: Int, columns: Int) -> StepWindow {
        let columns = max(1, columns)
        let done = max(1, last - first + 1)
        var length = max(done, Int(min(RoundNumber.above(Double(done)), 1e13)))
        if total > first { length = min(length, max(done, total - first + 1)) }
        return StepWindow(first: first, end: first + max(length, columns), columns: columns)
    }

    /// The last steps, one a column.
    static func recent(from first: Int, to last: Int, columns: Int) -> StepWindow {
        let columns = max(1, columns)
        let start = max(first, last - columns + 1)
        return StepWindow(first: start, end: start + columns, columns: columns)
    }

    /// The steps of one column; never empty.
    func steps(of column: Int) -> Range<Int> {
        let length = Double(end - first) / Double(columns)
        let from = first + Int((Double(column) * length).rounded(.down))
        let to = first + Int((Double(column + 1) * length).rounded(.down))
        return from..<max(to, from + 1)
    }

    /// The column that holds a step; nil outside.
    func column(of step: Int) -> Int? {
        guard step >= first, step < end else { return nil }
        let guess = Int(Double(step - first) * Double(columns) / Double(end - first))
        for column in [guess, guess - 1, guess + 1] where column >= 0 && column < columns {
            if steps(of: column).contains(step) { return column }
        }
        return min(max(0, guess), columns - 1)
    }

    /// What a metric did in each column: exactly if all steps shown are recent ones, else from buckets.
    func summaries(of series: SeriesHistory) -> [MetricSummary] {
        let isRecent = series.isRecent(first)
        return (0..<columns).map { column in
            let steps = steps(of: column)
            return isRecent ? series.recentSummary(of: steps) : series.summary(of: steps)
        }
    }
}
