import RunEvents

/// How fast the last steps went. Pauses, saving and previews between steps don't count.
struct SpeedMeter: Sendable {
    /// Steps looked back on.
    static let capacity = 200
    /// Seconds of work looked back on, so that a slow machine's number is not old.
    static let horizon = 30.0

    private var steps: [(total: Double, wait: Double)] = []
    private var next = 0

    /// Steps taken in since the start.
    private(set) var count = 0

    /// Takes in the step just done.
    mutating func append(_ step: StepMetrics) {
        let (seconds, wait) = (step.seconds, step.waitSeconds)
        guard seconds.isFinite, wait.isFinite, seconds >= 0, wait >= 0, seconds + wait > 0 else { return }
        count += 1
        let entry = (total: min(seconds + wait, 1e9), wait: min(wait, 1e9))
        if steps.count < Self.capacity {
            steps.append(entry)
        } else {
            steps[next] = entry
        }
        next = (next + 1) % Self.capacity
    }

    /// Steps a second over the last steps; nil before the first.
    var stepsPerSecond: Double? {
        let recent = recentTotals()
        return recent.count > 0 ? Double(recent.count) / recent.seconds : nil
    }

    /// The share of the time that went into waiting for faces, 0...1.
    var waitShare: Double {
        let recent = recentTotals()
        return recent.count > 0 ? recent.wait / recent.seconds : 0
    }

    private func recentTotals() -> (count: Int, seconds: Double, wait: Double) {
        var result = (count: 0, seconds: 0.0, wait: 0.0)
        for age in 0..<steps.count {
            let entry = steps[(next - 1 - age + 2 * Self.capacity) % Self.capacity]
            if age > 0, result.seconds + entry.total > Self.horizon { break }
            result.count += 1
            result.seconds += entry.total
            result.wait += entry.wait
        }
        return result
    }
}
