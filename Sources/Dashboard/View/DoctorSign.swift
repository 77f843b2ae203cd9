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

    /// The verdict's name; what is waited for where there is none yet; nil before the first look.
    private var name: String? {
        if let finding = state.doctor.current?.finding { return finding.name }
        return state.doctor.watchingSince.map { "watching since \(NumberText.grouped($0))" }
    }

    /// Where the verdict stands on the lower border of a panel; empty where there is none, or no room.
    func area(onBorderOf panel: Rect) -> Rect {
        let width = (name?.displayWidth ?? 0) + 4
        let hasRoom = name != nil && panel.height >= 3 && width <= panel.width - 4
        return Rect(x: panel.x + 2, y: panel.maxY - 1, width: hasRoom ? width : 0, height: 1)
    }

    /// Writes the verdict onto the lower border of a panel, where it takes no room from anything.
    func draw(onBorderOf panel: Rect, into canvas: inout Canvas) {
        let area = area(onBorderOf: panel)
        guard let name, !area.isEmpty else { return }
        let finding = state.doctor.current?.finding ?? .tooEarly
        let sign = sign(of: finding)
        canvas.write(
            [
                Span(" \(sign.symbol) ", sign.style), Span(name + " ", finding == .tooEarly ? ink.label : sign.style),
            ],
            at: area.x, area.y, maxWidth: area.width)
    }
}
