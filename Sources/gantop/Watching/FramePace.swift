/// When the next frame is drawn: at once for keys, clicks and new sizes and for what they bring about, and otherwise so
/// often that the screen seems to move by itself. Drawing each of a run's steps would take one step in forty from the training.
struct FramePace {
    /// Milliseconds between frames that nobody asked for.
    static let milliseconds = 100
    /// Seconds after a key in which the run's answers to it are drawn at once.
    private static let secondsOfAnswers = 0.5
    /// Seconds after a new size of the window until memory that only the old one needed goes back to the system.
    private static let secondsToTidy = 1.0

    /// The state's revision on the screen; -1 before the first frame.
    var drawnRevision = -1
    private var lastFrame: Double?
    private var lastAsked: Double?
    private var resizedAt: Double?
    private var isWaiting = false

    /// Whether a frame is drawn now; counts as drawn if so.
    ///
    /// - Parameter isAsked: whether a key, a click or a new size came since the last call.
    mutating func isDue(isAsked: Bool, turnMilliseconds: Int, at seconds: Double) -> Bool {
        if isAsked { lastAsked = seconds }
        let isAnswer = lastAsked.map { seconds - $0 < Self.secondsOfAnswers } ?? false
        let interval = Double(min(Self.milliseconds, turnMilliseconds)) / 1_000
        if let lastFrame, !isAnswer, (0..<interval).contains(seconds - lastFrame) {
            isWaiting = true
            return false
        }
        lastFrame = seconds
        isWaiting = false
        return true
    }

    /// Milliseconds to wait for input: less than a turn where a frame waits for its time.
    func timeout(turnMilliseconds: Int, at seconds: Double) -> Int {
        guard isWaiting, let lastFrame else { return turnMilliseconds }
        let left = Double(min(Self.milliseconds, turnMilliseconds)) - (seconds - lastFrame) * 1_000
        return max(0, min(turnMilliseconds, Int(left.rounded(.up))))
    }

    /// Takes in that the window has a new size.
    mutating func resized(at seconds: Double) { resizedAt = seconds }

    /// Whether free memory goes back to the system now; counts as done if so.
    mutating func isTimeToTidy(at seconds: Double) -> Bool {
        guard let last = resizedAt, seconds - last > Self.secondsToTidy else { return false }
        resizedAt = nil
        return true
    }
}
