import TerminalUI

/// The run's own view: what it is, and what has happened; side by side where there is room.
struct JournalLayout: Sendable, Equatable {
    /// The panel of the run's description.
    let description: Rect
    /// The panel of messages.
    let messages: Rect
    /// The panel of what was changed while the run went on; empty where there is no room.
    let changes: Rect

    /// Where panels stand side by side from.
    private static let leastWidth = 110
    /// The description's lines are whole from this width on.
    private static let leastDescriptionWidth = 52

    /// Rows that the messages keep below a long description.
    private static let leastMessages = 7
    /// Rows below which changes have no panel.
    private static let leastChanges = 6

    /// Divides `body`.
    init(body: Rect, descriptionLines: Int) {
        let nowhere = Rect(x: body.x, y: body.maxY, width: 0, height: 0)
        guard body.width >= Self.leastWidth else {
            let height = min(descriptionLines + 2, max(body.height / 2, body.height - Self.leastMessages))
            let parts = body.rows([.fixed(height), .flexible()])
            (description, messages, changes) = (parts[0], parts[1], nowhere)
            return
        }
        let sides = body.columns([.fixed(max(Self.leastDescriptionWidth, body.width * 2 / 5)), .flexible()])
        messages = sides[1]
        let isRoomy = body.height - descriptionLines - 2 >= Self.leastChanges
        let left = isRoomy ? sides[0].rows([.fixed(descriptionLines + 2), .flexible()]) : [sides[0], nowhere]
        (description, changes) = (left[0], left[1])
    }
}
