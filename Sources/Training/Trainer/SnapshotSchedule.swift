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
