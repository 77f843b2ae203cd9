extension Canvas {
    /// Draws a border with a title in its upper edge and an optional note at the upper edge's right end and another in
    /// the lower edge; too long ones are cut. Borders are rounded where the glyphs allow, `+ - |` in ASCII.
    ///
    /// - Returns: the inside, empty if there is no room.
    @discardableResult
    public mutating func drawPanel(
        _ area: Rect, title: [Span] = [], note: [Span] = [], footer: [Span] = [],
        style: Style = .role(.frame), glyphs: GlyphSet = .full
    ) -> Rect {
        let inside = area.inset(horizontally: 1, vertically: 1)
        guard area.width >= 2, area.height >= 2 else { return Rect(x: area.x, y: area.y, width: 0, height: 0) }
        let border = BorderGlyphs(glyphs)
        let right = area.maxX - 1
        let bottom = area.maxY - 1
        for x in area.x + 1..<max(area.x + 1, right) {
            self[x, area.y] = Cell(border.horizontal, style)
            self[x, bottom] = Cell(border.horizontal, style)
        }
        for y in area.y + 1..<max(area.y + 1, bottom) {
            self[area.x, y] = Cell(border.vertical, style)
            self[right, y] = Cell(border.vertical, style)
        }
        self[area.x, area.y] = Cell(border.topLeft, style)
        self[right, area.y] = Cell(border.topRight, style)
        self[area.x, bottom] = Cell(border.bottomLeft, style)
        self[right, bottom] = Cell(border.bottomRight, style)
        drawEdgeText(title, note, edge: Rect(x: area.x + 1, y: area.y, width: area.width - 2, height: 1))
        drawEdgeText(footer, [], edge: Rect(x: area.x + 1, y: bottom, width: area.width - 2, height: 1))
        return inside
    }

    /// A title left and a note right in a panel's edge, each between spaces; the note goes first when room is short.
    private mutating func drawEdgeText(_ title: [Span], _ note: [Span], edge: Rect) {
        let noteWidth = note.reduce(0) { $0 + $1.text.displayWidth }
        let titleWidth = title.reduce(0) { $0 + $1.text.displayWidth }
        if titleWidth > 0, edge.width >= 4 {
            let end = write(title, at: edge.x + 2, edge.y, maxWidth: edge.width - 4)
            self[edge.x + 1, edge.y] = .blank
            self[end, edge.y] = .blank
        }
        let start = edge.maxX - 2 - noteWidth
        if noteWidth > 0, start > edge.x + (titleWidth > 0 ? titleWidth + 5 : 1) {
            self[start - 1, edge.y] = .blank
            self[write(note, at: start, edge.y), edge.y] = .blank
        }
    }

    /// Draws a horizontal line.
    public mutating func drawHorizontalLine(
        x: Int, y: Int, width: Int, style: Style = .role(.frame), glyphs: GlyphSet = .full
    ) {
        let glyph = BorderGlyphs(glyphs).horizontal
        fill(Rect(x: x, y: y, width: width, height: 1), with: Cell(glyph, style))
    }

    /// Draws a vertical line.
    public mutating func drawVerticalLine(
        x: Int, y: Int, height: Int, style: Style = .role(.frame), glyphs: GlyphSet = .full
    ) {
        let glyph = BorderGlyphs(glyphs).vertical
        fill(Rect(x: x, y: y, width: 1, height: height), with: Cell(glyph, style))
    }
}

/// The characters of a box's border.
struct BorderGlyphs {
    let horizontal: Character
    let vertical: Character
    let topLeft: Character
    let topRight: Character
    let bottomLeft: Character
    let bottomRight: Character

    init(_ glyphs: GlyphSet) {
        let characters: [Character] =
            switch glyphs {
            case .ascii: ["-", "|", "+", "+", "+", "+"]
            case .console: ["─", "│", "┌", "┐", "└", "┘"]
            case .full: ["─", "│", "╭", "╮", "╰", "╯"]
            }
        horizontal = characters[0]
        vertical = characters[1]
        topLeft = characters[2]
        topRight = characters[3]
        bottomLeft = characters[4]
        bottomRight = characters[5]
    }
}
