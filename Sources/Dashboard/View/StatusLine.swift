import RunEvents
import TerminalUI

/// The line on top: what runs, where it stands, and the list of views.
struct StatusLine {
    let state: DashboardState
    let ink: Ink

    /// Draws the line into `area`, a row.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let tabs = Self.tabs(width: area.width, page: state.page, of: state.pages)
        let tabsWidth = tabs.last.map { $0.column + $0.text.displayWidth } ?? 0
        let start = area.maxX - tabsWidth - 1
        for tab in tabs {
            let style = tab.page == state.page ? ink.accent : ink.label
            canvas.write(tab.text, at: start + tab.column, area.y, style)
        }
        let room = max(0, (tabs.isEmpty ? area.maxX : start - 2) - area.x - 1)
        canvas.write(spans(width: room), at: area.x + 1, area.y, maxWidth: room)
    }

    /// The view whose name stands at a place, for the mouse.
    static func page(atColumn column: Int, row: Int, in state: DashboardState) -> Page? {
        guard ScreenLayout.fits(state.size), row == 0, (0..<state.size.width).contains(column) else { return nil }
        let tabs = tabs(width: state.size.width, page: state.page, of: state.pages)
        guard let last = tabs.last else { return nil }
        let start = state.size.width - (last.column + last.text.displayWidth) - 1
        return tabs.first { (0..<$0.text.displayWidth).contains(column - start - $0.column) }?.page
    }

    /// The list of views: named where there is room, else by number.
    private static func tabs(width: Int, page: Page, of pages: [Page]) -> [(page: Page, column: Int, text: String)] {
        guard width >= 72 else { return [] }
        var column = 0
        return pages.map { tab in
            let text = width >= 144 || (width >= 96 && tab == page) ? "\(tab.rawValue) \(tab.name)" : "\(tab.rawValue)"
            defer { column += text.displayWidth + 2 }
            return (tab, column, text)
        }
    }

    private func spans(width: Int) -> [Span] {
        var line = FittedLine(separator: Span("   "))
        line.add(10, [Span("gantop", ink.strong)])
        let sign = ink.sign(of: state.phase)
        var word = sign.word
        if let pausing = state.pauseRequest, pausing != (state.phase == .paused) {
            word = pausing ? "pausing" : "resuming"
        }
        if state.stopRequest == .saving, state.phase != .stopped { word = "saving" }
        line.add(
            9, [Span("\(sign.symbol) \(NumberText.paddedRight(word, to: 8))", sign.style)],
            [
                Span("\(sign.symbol) \(word)", sign.style)
            ])
        if state.tie == .attached { line.add(6, [Span("attached", ink.label)], []) }
        if let description = state.description {
            let source = description.source
            line.add(
                3, [Span(ink.fitted(source, width: 32))], [Span(ink.fitted(source, width: 20))],
                [Span(ink.fitted(source, width: 12))], [])
            addProgress(description, to: &line)
            line.add(1, [Span("seed ", ink.label), Span(String(description.seed))], [])
        } else {
            line.add(2, [Span("making ready", ink.label)])
        }
        return line.spans(width: width)
    }

    private func addProgress(_ description: RunDescription, to line: inout FittedLine) {
        let perEpoch = max(1, description.stepsPerEpoch)
        let total = max(0, description.totalSteps)
        // The faces and numbers on the screen are of then.
        if let cursor = state.shownCursor { return addPast(cursor, of: total, to: &line) }
        let epochs = description.totalEpochs ?? max(1, total / perEpoch + (total % perEpoch > 0 ? 1 : 0))
        let epoch = state.history.latest?.epoch ?? state.step / perEpoch + 1
        line.add(
            5, [Span("epoch ", ink.label), Span("\(epoch)/\(epochs)")],
            [Span("e ", ink.label), Span("\(epoch)/\(epochs)")])
        let totalText = NumberText.grouped(total)
        let step = NumberText.padded(NumberText.grouped(state.step), to: totalText.count)
        line.add(
            7, [Span("step ", ink.label), Span(step, ink.strong), Span("/\(totalText)")],
            [Span("s ", ink.label), Span("\(step)", ink.strong), Span("/\(totalText)")])
    }

    private func addPast(_ step: Int, of total: Int, to line: inout FittedLine) {
        let totalText = NumberText.grouped(total)
        let text = NumberText.padded(NumberText.grouped(step), to: totalText.count)
        let end = Span("/\(totalText)")
        line.add(
            7, [Span("looking at step ", ink.accent), Span(text, ink.strong), end],
            [Span("at ", ink.accent), Span(text, ink.strong), end])
    }
}
