/// When the next preview is due: at once, then every `interval`, or as much later as keeps the cost at
/// `largestShare` of the time. Times are seconds on any clock that does not go back.
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
        // Drawing d seconds every d / s is a share s of the time; the wait counts from the end of the drawing.
        nextTime = end + max(Self.interval, (end - start) * (1 / Self.largestShare - 1))
    }
}
