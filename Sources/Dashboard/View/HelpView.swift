import TerminalUI

/// What the view shows, and every key, in a panel over the view.
struct HelpView {
    let scroll: Int
    let page: Page
    let ink: Ink

    private enum Line {
        case heading(String)
        case key(String, String)
        /// What does not fit into the line of its key.
        case more(String)
        case gap
    }

    private static let columnWidth = 45
    /// The column in which meanings begin.
    private static let meaningColumn = 12

    /// The lines that can be scrolled away at most.
    func greatestScroll(in area: Rect) -> Int {
        let lines = lines(width: area.width)
        let perColumn = Self.isWide(area) ? Self.split(lines) : lines.count
        return max(0, perColumn + 2 - area.height)
    }

    private static func isWide(_ area: Rect) -> Bool { area.width >= 2 * columnWidth + 6 }

    /// Draws the panel into the middle of `area`: in two columns where there is room, scrolled where there is not.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let lines = lines(width: area.width)
        let wide = Self.isWide(area)
        let columns = wide ? 2 : 1
        let perColumn = wide ? Self.split(lines) : lines.count
        let panel = area.centered(
            width: columns * Self.columnWidth + 4 + (wide ? 2 : 0), height: min(perColumn + 2, area.height))
        canvas.fill(panel)
        let inside = canvas.drawPanel(
            panel, title: [Span("help", ink.strong)], note: [Span("esc", ink.accent), Span(" closes", ink.label)],
            glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        let hidden = max(0, perColumn - inside.height)
        let first = min(scroll, hidden)
        for (column, part) in parts(of: lines, at: perColumn, columns: columns).enumerated() {
            let x = inside.x + column * (Self.columnWidth + 2)
            let width = min(Self.columnWidth, inside.maxX - x)
            for (row, line) in part.dropFirst(first).prefix(inside.height).enumerated() {
                draw(line, in: Rect(x: x, y: inside.y + row, width: width, height: 1), into: &canvas)
            }
        }
        if hidden > 0 {
            let text = " \(ink.glyphs == .full ? "↑↓" : "up/down") more "
            canvas.write(text, at: panel.x + 2, panel.maxY - 1, ink.label)
        }
    }

    /// All lines on a screen of this width; long meanings are broken between words where it is narrow.
    private func lines(width: Int) -> [Line] {
        var lines: [Line] = [.heading("this view: \(page.name)")]
        let room = min(Self.columnWidth, width - 4) - Self.meaningColumn
        func add(_ name: String, _ meaning: String) {
            let parts = DivergenceView.wrapped(meaning, width: room)
            lines.append(.key(name, parts.first ?? ""))
            lines += parts.dropFirst().map { .more($0) }
        }
        for part in page.parts { add(part.name, part.meaning) }
        for group in KeyBinding.Group.allCases {
            lines.append(.gap)
            lines.append(.heading(group.rawValue))
            for binding in KeyBinding.all where binding.group == group { add(binding.keys, binding.meaning) }
        }
        return lines
    }

    /// How many lines the left column takes: up to the gap nearest to the middle.
    private static func split(_ lines: [Line]) -> Int {
        let gaps = lines.indices.filter { if case .gap = lines[$0] { true } else { false } }
        let middle = lines.count / 2
        let gap = gaps.min { abs($0 - middle) < abs($1 - middle) } ?? lines.count
        return max(gap, lines.count - gap - 1)
    }

    private func parts(of lines: [Line], at perColumn: Int, columns: Int) -> [[Line]] {
        guard columns == 2 else { return [lines] }
        let gaps = lines.indices.filter { if case .gap = lines[$0] { true } else { false } }
        let gap = gaps.min { abs($0 - lines.count / 2) < abs($1 - lines.count / 2) } ?? lines.count
        return [Array(lines[..<gap]), Array(lines[min(gap + 1, lines.count)...])]
    }

    private func draw(_ line: Line, in row: Rect, into canvas: inout Canvas) {
        switch line {
        case .gap: break
        case .heading(let text): canvas.write(text, at: row.x, row.y, ink.label, maxWidth: row.width)
        case .key(let keys, let meaning):
            canvas.write(keys, at: row.x + 1, row.y, ink.accent, maxWidth: row.width - 1)
            draw(meaning: meaning, in: row, into: &canvas)
        case .more(let meaning): draw(meaning: meaning, in: row, into: &canvas)
        }
    }

    private func draw(meaning: String, in row: Rect, into canvas: inout Canvas) {
        let room = max(0, row.width - Self.meaningColumn)
        canvas.write(ink.fitted(meaning, width: room), at: row.x + Self.meaningColumn, row.y, maxWidth: room)
    }
}
