import TerminalUI

/// What every view has: a status line on top, then the view's own part, then progress, messages and keys.
struct ScreenLayout: Sendable, Equatable {
    /// Smaller terminals are told what is needed.
    static let smallest = Size(width: 40, height: 12)

    /// The line on top.
    let status: Rect
    /// The view's own part.
    let body: Rect
    /// The progress bar with its numbers; one row or two.
    let progress: Rect
    /// The last messages; may be empty.
    let messages: Rect
    /// The line of keys.
    let keys: Rect

    /// The parts for a terminal of this size, which must not be below `smallest`.
    init(size: Size) {
        let progressRows = size.height >= 28 ? 2 : 1
        let messageRows = size.height < 16 ? 0 : size.height < 45 ? 1 : 3
        let parts = Rect(x: 0, y: 0, width: size.width, height: size.height).rows([
            .fixed(1), .flexible(), .fixed(progressRows), .fixed(messageRows), .fixed(1),
        ])
        status = parts[0]
        body = parts[1]
        progress = parts[2]
        messages = parts[3]
        keys = parts[4]
    }

    /// Whether a terminal has room for the dashboard.
    static func fits(_ size: Size) -> Bool { size.width >= smallest.width && size.height >= smallest.height }

    /// All parts, none over another.
    var parts: [Rect] { [status, body, progress, messages, keys] }
}
