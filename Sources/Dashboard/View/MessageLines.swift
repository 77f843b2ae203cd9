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

    /// Draws one line: its sign, when it was, and what it says.
    func draw(_ entry: MessageLog.Entry, in row: Rect, into canvas: inout Canvas) {
        let sign = ink.sign(of: entry.kind)
        let start = canvas.write(sign.symbol + " ", at: row.x, row.y, sign.style, maxWidth: row.width)
        var column = start
        if row.width >= 60 {
            let time = NumberText.padded(DurationText.clock(entry.seconds), to: 5) + "  "
            column = canvas.write(time, at: start, row.y, ink.label)
        }
        let room = row.maxX - column
        let text = entry.text.displayWidth <= room ? entry.text : entry.shortText
        canvas.write(ink.fitted(text, width: room), at: column, row.y, sign.text, maxWidth: room)
    }
}
