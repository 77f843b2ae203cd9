/// The lines that people have been told, oldest first, the last thousand of them.
struct MessageLog: Sendable {
    /// How a line is meant.
    enum Kind: Sendable, Equatable {
        case plain
        case success
        case edit
        case warning
        case alarm
    }

    /// What a line says, and how it is meant.
    struct Words: Sendable, Equatable {
        /// One line.
        var text: String
        /// How it is meant.
        var kind: Kind
        /// The line where there is little room.
        var shortText: String

        init(_ text: String, _ kind: Kind = .plain, shortText: String? = nil) {
            self.text = text
            self.kind = kind
            self.shortText = shortText ?? text
        }
    }

    /// A line with when it came.
    struct Entry: Sendable, Equatable {
        /// Seconds since the dashboard started; minus infinity for what was told before.
        let seconds: Double
        /// Seconds that the run's steps had taken by then.
        let trainedSeconds: Double
        /// Steps done then.
        let step: Int
        /// How it is meant.
        let kind: Kind
        /// One line.
        let text: String
        /// The line where there is little room.
        let shortText: String
    }

    /// More than these are dropped, oldest first.
    static let capacity = 1000
    /// For so many seconds an alarm stays in sight though other lines follow.
    static let alarmSeconds = 60.0

    /// The lines, oldest first.
    private(set) var entries: [Entry] = []
    /// When what alarms told of was last over.
    private var settledAt = -Double.infinity

    /// Adds a line.
    mutating func append(_ words: Words, step: Int, trainedSeconds: Double, seconds: Double) {
        if entries.count >= Self.capacity { entries.removeFirst(Self.capacity / 10) }
        entries.append(
            Entry(
                seconds: seconds, trainedSeconds: trainedSeconds, step: step, kind: words.kind, text: words.text,
                shortText: words.shortText))
    }

    /// Puts what was told before in front of all lines.
    mutating func begin(with past: [Entry]) {
        let room = max(0, Self.capacity - entries.count)
        entries.insert(contentsOf: past.suffix(room), at: 0)
    }

    /// Takes in that what was wrong is over: the alarms up to now have no claim to stay in sight.
    mutating func settleAlarms(at seconds: Double) { settledAt = seconds }

    /// The lines to show where there is room for a few, oldest first: the last ones, but with a recent alarm kept.
    func latest(_ count: Int, at seconds: Double) -> [Entry] {
        guard count > 0 else { return [] }
        let last = Array(entries.suffix(count))
        let older = entries.dropLast(count)
        let alarm = older.last {
            $0.kind == .alarm && seconds - $0.seconds < Self.alarmSeconds && $0.seconds > settledAt
        }
        guard let alarm, !last.contains(where: { $0.kind == .alarm }) else { return last }
        return [alarm] + last.dropFirst()
    }
}
