/// When the next preview is due: at once, then about every 2 seconds, or as much later as keeps the cost at 2% of the
/// time. Times are seconds on any clock that does not go back.
struct PreviewSchedule {
    /// Seconds between previews while they are cheap.
    static let interval = 2.0
    /// The largest part of the time that drawing may take.
    static let largestShare = 0.02

    private var nextTime = -Double.infinity
    private var isAskedFor = true

    /// Whether to draw now.
    func isDue(at now: Double) -> Bool { isAskedFor || now >= nextTime }

    /// Whether someone waits for a preview.
    var isWaitedFor: Bool { isAskedFor }

    /// Makes the next preview due at once.
    mutating func askForOne() { isAskedFor = true }

    /// Notes that a preview was drawn in this time.
    mutating func drawn(from start: Double, to end: Double) {
        isAskedFor = false
        // Drawing d seconds every d / 0.02 is 2% of the time; the wait counts from the end of the drawing.
        nextTime = end + max(Self.interval, (end - start) * (1 / Self.largestShare - 1))
    }
}

/// When the next automatic snapshot is due: after so many steps or seconds, whichever comes first.
struct SnapshotSchedule {
    let steps: Int
    /// 0 where steps alone count.
    let seconds: Double
    private var lastStep: Int
    private var lastTime: Double

    init(steps: Int, seconds: Double, step: Int, time: Double) {
        self.steps = max(steps, 1)
        self.seconds = max(seconds, 0)
        lastStep = step
        lastTime = time
    }

    /// Whether to take one now. Steps are counted in whole multiples, so that names come out round.
    func isDue(step: Int, time: Double) -> Bool {
        guard step > lastStep else { return false }
        return step / steps > lastStep / steps || (seconds > 0 && time - lastTime >= seconds)
    }

    /// Notes that one was taken, or tried.
    mutating func taken(step: Int, time: Double) {
        lastStep = step
        lastTime = time
    }
}
