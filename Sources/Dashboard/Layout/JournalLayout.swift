import TerminalUI

/// The run's own view: what it is, and what has happened; side by side where there is room.
struct JournalLayout: Sendable, Equatable {
    /// The panel of the run's description.
    let description: Rect
    /// The panel of messages.
    let messages: Rect

    /// Where panels stand side by side from.
    private static let leastWidth = 110
    /// The description's lines are whole from this width on.
    private static let leastDescriptionWidth = 52

    /// Rows that the messages keep below a long description.
    private static let leastMessages = 7

    /// Divides `body`.
    init(body: Rect, descriptionLines: Int) {
        let parts =
            body.width >= Self.leastWidth
            ? body.columns([.fixed(max(Self.leastDescriptionWidth, body.width * 2 / 5)), .flexible()])
            : body.rows([
                .fixed(min(descriptionLines + 2, max(body.height / 2, body.height - Self.leastMessages))), .flexible(),
            ])
        description = parts[0]
        messages = parts[1]
    }
}
