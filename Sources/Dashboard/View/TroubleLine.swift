import RunEvents
import TerminalUI

/// The red line that stands while something is wrong with the run's files: what, why, and what to do.
struct TroubleLine {
    private let troubles: [Trouble]
    /// What the user wanted and did not get for want of saving, and what is left to do; nil if nothing was asked for.
    private let refusal: (text: String, choice: String)?
    private let ink: Ink

    /// Nil if all is well, or where a newer message has the only row for some seconds.
    init?(state: DashboardState, ink: Ink, rows: Int) {
        guard !state.troubles.isEmpty, rows > 0 else { return nil }
        if rows == 1 {
            let newest = state.log.entries.last
            let isNew = newest.map { state.elapsed - $0.seconds < KeyLine.messageSeconds } ?? false
            // The alarm that told of the trouble says the same.
            if isNew, newest?.kind != .alarm || state.shownCursor != nil { return nil }
        }
        troubles = state.troubles
        refusal =
            switch (state.unsavedReason, state.tie) {
            case (nil, _): nil
            case (_, .attached): ("not saved, so not stopped", "")
            case (_, .own): ("not saved, so not left", "; ctrl-c leaves all the same")
            }
        self.ink = ink
    }

    /// Draws the line into `row`, over its whole width.
    func draw(in row: Rect, into canvas: inout Canvas) {
        let style = Style(foreground: .role(.alarm), bold: true, reverse: true)
        canvas.fill(row, with: Cell(" ", style))
        let sign = ink.sign(of: MessageLog.Kind.alarm).symbol
        let room = row.width - 4
        let text = wordings.first { $0.displayWidth <= room } ?? wordings[wordings.count - 1]
        canvas.write("\(sign) \(ink.fitted(text, width: room))", at: row.x + 1, row.y, style, maxWidth: row.width - 2)
    }

    /// The longest first. Troubles of one disk have one cause: the last one's stands for all.
    private var wordings: [String] {
        guard let last = troubles.last else { return [""] }
        if let (text, choice) = refusal {
            return [
                "\(text): \(last.cause) in \(last.place); \(last.remedy)\(choice)",
                "\(text): \(last.cause); \(last.remedy)\(choice)", "\(text): \(last.cause)\(choice)",
                "not saved: \(last.cause)",
            ]
        }
        let names = troubles.map(\.subject)
        let prospect = names.contains("going back") ? "It is tried again." : "Training goes on and tries again."
        let list =
            names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
        let verb = names.count == 1 && !names[0].hasSuffix("s") ? "waits" : "wait"
        return [
            "\(list) \(verb): \(last.cause) in \(last.place); \(last.remedy). \(prospect)",
            "\(list) \(verb): \(last.cause) in \(last.place); \(last.remedy)",
            "\(list) \(verb): \(last.cause); \(last.remedy)",
            "\(last.cause); \(last.remedy)",
            "not saved: \(last.cause)",
        ]
    }
}
