import RunEvents
import TerminalUI

/// The snapshots that the run can go back to, the chosen one with its faces.
struct SnapshotsView {
    let state: DashboardState
    let ink: Ink

    private var browser: SnapshotBrowser { state.snapshots }

    /// Draws list and faces into the view's part of the screen.
    func draw(in area: Rect, into canvas: inout Canvas) {
        canvas.fill(area)
        let layout = SnapshotsLayout(body: area)
        drawList(layout, into: &canvas)
        drawFaces(layout, into: &canvas)
        if browser.isConfirming, let chosen = browser.chosen { drawQuestion(chosen, in: area, into: &canvas) }
    }

    /// The keys of the list, into the line of keys.
    func drawKeys(in area: Rect, into canvas: inout Canvas) {
        canvas.fill(area)
        let row = area.inset(horizontally: 1, vertically: 0)
        var line = FittedLine()
        func add(_ importance: Int, _ key: String, _ word: String) {
            line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
        }
        if browser.isConfirming {
            add(9, "enter", "goes back")
            add(8, "esc", "does not")
        } else {
            if browser.chosen != nil {
                add(7, ink.glyphs == .full ? "↑↓" : "up down", "choose")
                add(9, "enter", "go back to it")
            }
            add(4, "s", "snapshot now")
            add(3, "space", state.phase == .paused ? "resume" : "pause")
            add(8, "esc", "close")
        }
        canvas.write(line.spans(width: row.width), at: row.x, row.y, maxWidth: row.width)
    }

    private func drawList(_ layout: SnapshotsLayout, into canvas: inout Canvas) {
        canvas.drawPanel(
            layout.list, title: [Span("snapshots", ink.strong)], note: [Span(count, ink.label)],
            footer: position(layout),
            style: .role(.accent), glyphs: ink.glyphs)
        let entries = browser.entries
        guard !entries.isEmpty else {
            let middle = Rect(
                x: layout.rowsArea.x, y: layout.rowsArea.y + layout.rowsArea.height / 2, width: layout.rowsArea.width,
                height: 1)
            return canvas.write(ink.fitted(nothing, width: middle.width), in: middle, ink.label, alignment: .center)
        }
        let table = SnapshotTable(width: layout.rowsArea.width, ink: ink)
        table.drawHeading(in: layout.heading, into: &canvas)
        let first = state.firstSnapshotShown
        for (row, entry) in entries.dropFirst(first).prefix(layout.rowsArea.height).enumerated() {
            let line = Rect(x: layout.rowsArea.x, y: layout.rowsArea.y + row, width: layout.rowsArea.width, height: 1)
            let age = browser.age(of: entry, at: state.now)
            table.draw(entry, age: age, isChosen: entry.name == browser.chosenName, in: line, into: &canvas)
        }
        if let chosen = browser.chosen { drawDetails(of: chosen, in: layout.details, into: &canvas) }
    }

    private func drawDetails(of entry: SnapshotSummary, in area: Rect, into canvas: inout Canvas) {
        guard area.height >= 3 else { return }
        canvas.drawHorizontalLine(x: area.x, y: area.y, width: area.width, glyphs: ink.glyphs)
        let room = area.width - 2
        let size = NumberText.bytes(entry.bytes)
        let kept =
            entry.automatic
            ? ["automatic: the last \(SnapshotRetention.automatic) stay", "auto"]
            : ["by hand: stays for good", "by hand"]
        let stem = entry.name.split(separator: ".", maxSplits: 1).first.map(String.init) ?? entry.name
        for (row, wordings) in [[entry.name, stem], kept.map { "\(size) \(ink.dot) \($0)" }].enumerated() {
            let text = wordings.first { $0.displayWidth <= room } ?? wordings[1]
            let style = row == 0 ? Style.plain : ink.label
            canvas.write(ink.fitted(text, width: room), at: area.x + 1, area.y + 1 + row, style, maxWidth: room)
        }
    }

    private var count: String {
        guard let listing = browser.listing else { return "" }
        if listing.unread > 0 { return "reading \(listing.unread) more" }
        return listing.damaged > 0 ? "\(listing.damaged) damaged" : NumberText.grouped(listing.entries.count)
    }

    private var nothing: String {
        guard let listing = browser.listing, listing.unread == 0 else {
            return "reading" + (ink.glyphs == .ascii ? "..." : "…")
        }
        return "none yet: press s"
    }

    /// Which part of a long list is in sight.
    private func position(_ layout: SnapshotsLayout) -> [Span] {
        let count = browser.entries.count
        let rows = layout.rows(of: count)
        guard rows < count else { return [] }
        let first = state.firstSnapshotShown
        return [Span("\(first + 1)\(ink.dash)\(first + rows) of \(count)", ink.label)]
    }

    private func drawFaces(_ layout: SnapshotsLayout, into canvas: inout Canvas) {
        let chosen = browser.chosen
        let step = chosen.map { " at step \(NumberText.grouped($0.step))" } ?? ""
        let title = layout.faces.width >= 30 ? "faces\(step)" : chosen.map { NumberText.grouped($0.step) } ?? "faces"
        let inside = canvas.drawPanel(
            layout.faces, title: [Span(title, ink.style(of: .generator))], glyphs: ink.glyphs)
        guard !inside.isEmpty, chosen != nil else { return }
        let grid = FaceLayout(area: inside, faces: state.faceMeasure, limit: browser.faces.count).grid
        for index in 0..<grid.count {
            let place = grid.area(index)
            let face = browser.faces.cells(index, size: grid.pictureSize)
            if let face { canvas.draw(face, x: place.x, y: place.y) }
        }
    }

    private func drawQuestion(_ entry: SnapshotSummary, in area: Rect, into canvas: inout Canvas) {
        let step = NumberText.grouped(entry.step)
        let later = max(0, state.step - entry.step)
        var lines = ["What came after it stays on disk,", "in names that end in \(StepAside.name(entry.step))."]
        if later > 0 { lines.insert("\(NumberText.counted(later, "step")) will be done anew.", at: 0) }
        let panel = area.centered(width: min(46, area.width), height: min(lines.count + 4, area.height))
        canvas.fill(panel)
        let inside = canvas.drawPanel(
            panel, title: [Span("go back to step \(step)?", ink.strong)], style: .role(.warning), glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        for (row, line) in lines.prefix(max(0, inside.height - 2)).enumerated() {
            canvas.write(ink.fitted(line, width: inside.width), at: inside.x, inside.y + row)
        }
        let keys = [
            Span("enter", ink.accent), Span(" goes back   ", ink.label), Span("esc", ink.accent),
            Span(" does not", ink.label),
        ]
        canvas.write(keys, at: inside.x, inside.maxY - 1, maxWidth: inside.width)
    }
}
