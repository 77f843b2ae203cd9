import TerminalUI

/// The last things that people were told.
struct MessageLines {
    let state: DashboardState
    let ink: Ink

    /// Draws as many lines as `area` has rows, the newest at the bottom.
    func draw(in area: Rect, into canvas: inout Canvas) {
        var area = area
        if let line = TroubleLine(state: state, ink: ink, rows: area.height) {
            line.draw(in: Rect(x: area.x, y: area.y, width: area.width, height: 1), into: &canvas)
            area = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
        }
        var entries = state.log.latest(area.height, at: state.elapsed)
        if area.height > 0, let line = CursorLine(state: state, ink: ink).spans(width: area.width - 2) {
            // The newest line gives its place to what the cursor reads.
            entries = Array(entries.dropFirst(max(0, entries.count - area.height + 1)))
            canvas.write(line, at: area.x + 1, area.maxY - 1, maxWidth: area.width - 2)
        }
        for (index, entry) in entries.enumerated() {
            let row = Rect(x: area.x + 1, y: area.y + index, width: max(0, area.width - 2), height: 1)
            draw(entry, in: row, into: &canvas)
        }
    }

    /// A message in the lines that it takes.
    struct Wrapped {
        let entry: MessageLog.Entry
        let lines: [String]
    }

    /// A message broken between words; what stays longer than a line, such as a path, is cut there.
    func wrapped(_ entry: MessageLog.Entry, width: Int) -> Wrapped {
        let room = width - 2 - Self.timeText(entry, width: width).displayWidth
        let text = entry.text.displayWidth <= room ? entry.text : entry.shortText
        let lines = DivergenceView.wrapped(text, width: room).map { ink.shortened($0, width: room) }
        return Wrapped(entry: entry, lines: lines.isEmpty ? [""] : lines)
    }

    /// Draws a message over as many rows as `area` has.
    func draw(_ message: Wrapped, in area: Rect, into canvas: inout Canvas) {
        let row = Rect(x: area.x, y: area.y, width: area.width, height: 1)
        let column = drawStart(of: message.entry, in: row, into: &canvas)
        let style = ink.sign(of: message.entry.kind).text
        for (index, line) in message.lines.prefix(area.height).enumerated() {
            canvas.write(line, at: column, area.y + index, style, maxWidth: row.maxX - column)
        }
    }

    /// When a message was, where there is room for it.
    private static func timeText(_ entry: MessageLog.Entry, width: Int) -> String {
        width >= 56 ? NumberText.padded(DurationText.clock(entry.trainedSeconds), to: 5) + "  " : ""
    }

    /// Draws the sign of a message, and when it was; tells where its text begins.
    private func drawStart(of entry: MessageLog.Entry, in row: Rect, into canvas: inout Canvas) -> Int {
        let sign = ink.sign(of: entry.kind)
        let start = canvas.write(sign.symbol + " ", at: row.x, row.y, sign.style, maxWidth: row.width)
        return canvas.write(Self.timeText(entry, width: row.width), at: start, row.y, ink.label)
    }

    /// Draws one line: its sign, when it was, and what it says.
    func draw(_ entry: MessageLog.Entry, in row: Rect, into canvas: inout Canvas) {
        let sign = ink.sign(of: entry.kind)
        let column = drawStart(of: entry, in: row, into: &canvas)
        let room = row.maxX - column
        let text = entry.text.displayWidth <= room ? entry.text : entry.shortText
        canvas.write(ink.shortened(text, width: room), at: column, row.y, sign.text, maxWidth: room)
    }
}
