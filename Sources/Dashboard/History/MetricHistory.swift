import RunEvents

/// The course of every metric, in memory that does not grow with the number of steps.
struct MetricHistory: Sendable {
    /// Steps beyond this are refused, so that no arithmetic on them can overflow.
    static let greatestStep = 1 << 40

    private var series = Array(repeating: SeriesHistory(), count: Metric.allCases.count)

    /// The last step taken in.
    private(set) var latest: StepMetrics?
    /// The first step taken in.
    private(set) var firstStep: Int?

    /// The course of one metric.
    subscript(metric: Metric) -> SeriesHistory { series[metric.rawValue] }

    /// Takes in a step; what is not later than the last one is ignored. Returns whether it was taken.
    @discardableResult
    mutating func append(_ step: StepMetrics) -> Bool {
        guard (1...Self.greatestStep).contains(step.step), step.step > latest?.step ?? 0 else { return false }
        for metric in Metric.allCases {
            guard let value = metric.value(in: step) else { continue }
            series[metric.rawValue].append(value, at: step.step)
        }
        firstStep = firstStep ?? step.step
        latest = step
        return true
    }
}
