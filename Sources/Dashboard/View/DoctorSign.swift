import TerminalUI

/// The doctor's verdict in a few words.
struct DoctorSign {
    let state: DashboardState
    let ink: Ink

    /// The sign and the style of a finding.
    func sign(of finding: Finding) -> (symbol: String, style: Style) {
        let isFull = ink.glyphs == .full
        switch finding.severity {
        case .calm: return (isFull ? "○" : ".", .role(.dim))
        case .good: return (isFull ? "●" : "*", .role(.good, bold: true))
        case .warning: return (isFull ? "▲" : "!", .role(.warning, bold: true))
        case .alarm: return (isFull ? "✗" : "!", .role(.alarm, bold: true))
        }
    }

    /// Writes the verdict onto the lower border of a panel, where it takes no room from anything.
    func draw(onBorderOf panel: Rect, into canvas: inout Canvas) {
        guard let diagnosis = state.doctor.current, panel.height >= 3 else { return }
        let sign = sign(of: diagnosis.finding)
        let room = panel.width - 4
        let name = diagnosis.finding.name
        guard name.displayWidth + 4 <= room else { return }
        canvas.write(
            [
                Span(" \(sign.symbol) ", sign.style),
                Span(name + " ", diagnosis.finding == .tooEarly ? ink.label : sign.style),
            ],
            at: panel.x + 2, panel.maxY - 1, maxWidth: room)
    }
}
