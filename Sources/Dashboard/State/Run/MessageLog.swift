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

    /// A line with when it came.
    struct Entry: Sendable, Equatable {
        /// Seconds since the dashboard started.
        let seconds: Double
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
    mutating func append(_ text: String, shortText: String? = nil, kind: Kind, step: Int, seconds: Double) {
        if entries.count >= Self.capacity { entries.removeFirst(Self.capacity / 10) }
        entries.append(
            Entry(seconds: seconds, step: step, kind: kind, text: text, shortText: shortText ?? text))
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
