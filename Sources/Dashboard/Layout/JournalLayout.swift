import TerminalUI

/// The run's own view: what it is, and what has happened; side by side where there is room.
struct JournalLayout: Sendable, Equatable {
    /// The panel of the run's description.
    let description: Rect
    /// The panel of messages.
    let messages: Rect

    /// Divides `body`.
    init(body: Rect, descriptionLines: Int) {
        let parts =
            body.width >= 100
            ? body.columns([.flexible(weight: 2), .flexible(weight: 3)])
            : body.rows([.fixed(min(descriptionLines + 2, body.height / 2)), .flexible()])
        description = parts[0]
        messages = parts[1]
    }
}
