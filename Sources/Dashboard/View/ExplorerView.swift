import RunEvents
import TerminalUI

/// The view in which people walk between latent vectors.
struct ExplorerView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        canvas.drawPanel(area, title: [Span("explorer", ink.strong)], glyphs: ink.glyphs)
    }
}
