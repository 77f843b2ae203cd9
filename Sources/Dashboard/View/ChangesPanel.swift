import RunEvents
import TerminalUI

/// The panel of what was changed while the run went on, the newest first; before the first change, how to make one.
struct ChangesPanel {
    let state: DashboardState
    let ink: Ink

    /// What can be changed, and by which keys.
    private static let ways: [(keys: String, what: String)] = [
        ("+ -", "learning rates; d, g: only one"),
        ("[ ]", "updates of D for one of G"),
        (":beta1 0.6", "how long Adam looks back"),
        (":real-label 0.8", "D's answer for real faces"),
        (":batch 32", "faces a batch, next epoch"),
        ("u", "undo the last change"),
    ]

    /// Draws the panel; nothing in an empty area.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let count = state.edits.isEmpty ? "none yet" : NumberText.counted(state.edits.count, "change")
        let inside = canvas.drawPanel(
            area, title: [Span("changes", ink.strong)], note: [Span(count, ink.label)], glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        state.edits.isEmpty ? drawWays(in: inside, into: &canvas) : drawEdits(in: inside, into: &canvas)
    }

    private func drawEdits(in area: Rect, into canvas: inout Canvas) {
        let newest = state.edits.suffix(area.height).reversed()
        let width = newest.map { NumberText.grouped($0.step).count }.max() ?? 0
        for (row, edit) in newest.enumerated() {
            let step = NumberText.padded(NumberText.grouped(edit.step), to: width)
            let mark = edit.kind == .wentBack ? ink.returnMark : ink.editMark
            let start = canvas.write(
                [Span("step \(step)  ", ink.label), Span("\(mark) ", style(of: edit))], at: area.x, area.y + row,
                maxWidth: area.width)
            let room = max(0, area.maxX - start)
            canvas.write(ink.fitted(edit.text, width: room), at: start, area.y + row, maxWidth: room)
        }
    }

    private func style(of edit: EditMark) -> Style {
        switch edit.selection {
        case .discriminator: ink.style(of: .discriminator)
        case .generator: ink.style(of: .generator)
        case .both: ink.accent
        }
    }

    private func drawWays(in area: Rect, into canvas: inout Canvas) {
        for (row, way) in Self.ways.prefix(area.height).enumerated() {
            canvas.write(way.keys, at: area.x, area.y + row, ink.accent, maxWidth: area.width)
            let room = max(0, area.width - 17)
            canvas.write(ink.fitted(way.what, width: room), at: area.x + 17, area.y + row, ink.label, maxWidth: room)
        }
    }
}
