import RunEvents
import TerminalUI

/// The view that says how training does, and why.
struct DoctorView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        canvas.drawPanel(area, title: [Span("doctor", ink.strong)], glyphs: ink.glyphs)
    }
}
