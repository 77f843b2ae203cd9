import TerminalUI

/// The panel that says what each vital sign tells, for those who see one for the first time.
struct SignMeanings {
    let ink: Ink

    private static let nameWidth = 13

    /// Its lines, the names of the signs in front.
    func lines(width: Int) -> [[Span]] {
        VitalSign.Kind.allCases.flatMap { kind in
            let sign = VitalSign(kind: kind, value: nil)
            let parts = DivergenceView.wrapped(kind.meaning, width: max(16, width - Self.nameWidth))
            return parts.enumerated().map { row, part in
                let name = row == 0 ? sign.name : ""
                let gap = String(repeating: " ", count: max(0, Self.nameWidth - name.displayWidth))
                return [Span(name + gap, ink.style(of: sign.network)), Span(part, ink.label)]
            }
        }
    }

    /// Draws the panel; nothing in an empty area.
    func draw(_ lines: [[Span]], in area: Rect, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let inside = canvas.drawPanel(area, title: [Span("what the signs tell", ink.strong)], glyphs: ink.glyphs)
            .inset(horizontally: 2, vertically: 0)
        for (row, line) in lines.prefix(inside.height).enumerated() {
            canvas.write(line, at: inside.x, inside.y + row, maxWidth: inside.width)
        }
    }
}
