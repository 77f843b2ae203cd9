/// One metric's course in bounded memory: the recent steps one by one, and all steps in buckets that keep their
/// extremes, so that a spike of a single step is seen in a million.
///
/// When the buckets are full, neighbours are merged and each covers twice as many steps.
struct SeriesHistory: Sendable {
    /// Recent steps kept one by one.
    static let recentCapacity = 4096
    /// Buckets for the whole course; a power of two.
    static let bucketCapacity = 2048
    /// Steps that the smoothed value looks back on, as a time constant.
    static let smoothingSteps: Float = 50

    /// The first step recorded, where the buckets begin.
    private(set) var origin: Int?
    /// The last step recorded.
    private(set) var last: Int?
    /// The last step's value, finite or not.
    private(set) var current: Float?
    /// The exponential moving average of the finite values.
    private(set) var smoothed: Float?
    /// Everything together.
    private(set) var total = MetricSummary()
    /// Steps a bucket.
    private(set) var stride = 1

    private var buckets: [MetricSummary] = []
    private var recent: [MetricSummary] = []
    private var weight: Float = 0

    /// Adds the value of a step that comes after all others; earlier ones are ignored.
    mutating func append(_ value: Float, at step: Int) {
        if let last, step <= last { return }
        smooth(value)
        current = value
        let summary = MetricSummary(value: value, smoothed: smoothed ?? value)
        total.merge(summary)
        appendToRecent(summary, at: step)
        appendToBuckets(summary, at: step)
        last = step
    }

    /// Whether all steps from this one on are still kept one by one.
    func isRecent(_ step: Int) -> Bool {
        guard let last else { return false }
        return step > last - recent.count
    }

    /// What happened in the steps of `range`, of which `isRecent` holds, as far as it is known.
    func recentSummary(of range: Range<Int>) -> MetricSummary {
        var result = MetricSummary()
        guard let last else { return result }
        let from = max(range.lowerBound, last - recent.count + 1)
        let to = min(range.upperBound, last + 1)
        guard from < to else { return result }
        for step in from..<to { result.merge(recent[step % Self.recentCapacity]) }
        return result
    }

    /// What happened in the steps of `range`, as far as it is known; of buckets that lie across its ends, those that
    /// begin inside. A range inside a bucket takes the whole bucket.
    func summary(of range: Range<Int>) -> MetricSummary {
        var result = MetricSummary()
        guard let origin, let last, range.upperBound > origin, range.lowerBound <= last else { return result }
        let from = max(0, range.lowerBound - origin)
        let to = min(range.upperBound, last + 1) - origin
        let first = (from + stride - 1) / stride
        let end = min((to + stride - 1) / stride, buckets.count)
        if first < end {
            for index in first..<end { result.merge(buckets[index]) }
        } else if from / stride < buckets.count {
            result.merge(buckets[from / stride])
        }
        return result
    }

    /// The steps that are known together with this one: itself alone, as long as it is kept by itself.
    func steps(with step: Int) -> Range<Int> {
        guard let origin, !isRecent(step), step >= origin else { return step..<step + 1 }
        let start = origin + (step - origin) / stride * stride
        return start..<start + stride
    }

    /// What happened in the steps of `range`: exactly where all are recent, else from buckets.
    func known(in range: Range<Int>) -> MetricSummary {
        isRecent(range.lowerBound) ? recentSummary(of: range) : summary(of: range)
    }

    private mutating func smooth(_ value: Float) {
        guard value.isFinite else { return }
        let keep = 1 - 1 / Self.smoothingSteps
        let newWeight = weight * keep + (1 - keep)
        // The early average is divided by its weights' sum, so that it does not start from zero.
        let share = (1 - keep) / newWeight
        smoothed = (smoothed ?? value) * (1 - share) + value * share
        weight = newWeight
    }

    private mutating func appendToRecent(_ summary: MetricSummary, at step: Int) {
        let capacity = Self.recentCapacity
        if let last, step - last < capacity {
            for missing in last + 1..<step { setRecent(MetricSummary(), at: missing) }
        } else {
            recent = Array(repeating: MetricSummary(), count: step >= capacity ? capacity : step)
        }
        setRecent(summary, at: step)
    }

    private mutating func setRecent(_ summary: MetricSummary, at step: Int) {
        let index = step % Self.recentCapacity
        if index < recent.count {
            recent[index] = summary
        } else {
            while recent.count < index { recent.append(MetricSummary()) }
            recent.append(summary)
        }
    }

    private mutating func appendToBuckets(_ summary: MetricSummary, at step: Int) {
        let start = origin ?? step
        origin = start
        while (step - start) / stride >= Self.bucketCapacity { halveBuckets() }
        let index = (step - start) / stride
        while buckets.count <= index { buckets.append(MetricSummary()) }
        buckets[index].merge(summary)
    }

    private mutating func halveBuckets() {
        var merged: [MetricSummary] = []
        merged.reserveCapacity(Self.bucketCapacity)
        for index in Swift.stride(from: 0, to: buckets.count, by: 2) {
            var summary = buckets[index]
            if index + 1 < buckets.count { summary.merge(buckets[index + 1]) }
            merged.append(summary)
        }
        buckets = merged
        stride *= 2
    }
}
