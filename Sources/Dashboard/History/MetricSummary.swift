/// What is known of a metric over some steps: its extremes, its smoothed course and how often it was not finite.
struct MetricSummary: Sendable, Equatable {
    /// The least finite value; infinity if there was none.
    private(set) var minimum: Float = .infinity
    /// The greatest finite value; minus infinity if there was none.
    private(set) var maximum: Float = -.infinity
    /// Steps with a finite value.
    private(set) var finiteCount: Int32 = 0
    /// Steps whose value was NaN or infinite.
    private(set) var notFiniteCount: Int32 = 0
    private var smoothedMean: Float = 0

    /// Nothing known.
    init() {}

    /// One step's value with the smoothed value after it.
    init(value: Float, smoothed: Float) {
        guard value.isFinite else {
            notFiniteCount = 1
            return
        }
        minimum = value
        maximum = value
        finiteCount = 1
        smoothedMean = smoothed
    }

    /// Whether no step is in it.
    var isEmpty: Bool { finiteCount == 0 && notFiniteCount == 0 }

    /// The mean of the smoothed values, if any value was finite.
    var smoothed: Float? { finiteCount > 0 ? smoothedMean : nil }

    /// Takes in the steps of another summary.
    mutating func merge(_ other: MetricSummary) {
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        let total = Float(finiteCount) + Float(other.finiteCount)
        if total > 0 {
            // Weighted halves rather than a sum, so that values near the greatest Float do not overflow.
            smoothedMean =
                smoothedMean * (Float(finiteCount) / total) + other.smoothedMean * (Float(other.finiteCount) / total)
        }
        finiteCount = Self.sum(finiteCount, other.finiteCount)
        notFiniteCount = Self.sum(notFiniteCount, other.notFiniteCount)
    }

    private static func sum(_ a: Int32, _ b: Int32) -> Int32 {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? .max : sum
    }
}
