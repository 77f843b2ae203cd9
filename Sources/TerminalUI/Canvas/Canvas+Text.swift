extension Canvas {
    /// Writes one line of text from column `x` of row `y`, over at most `maxWidth` cells; what lies outside is cut off.
    /// A wide character that would be cut in two is left out. Control characters are shown, not obeyed.
    ///
    /// - Returns: the column after the last cell written (or that would have been, left or right of the canvas).
    @discardableResult
    public mutating func write(
        _ text: String, at x: Int, _ y: Int, _ style: Style = .plain, maxWidth: Int = .max
    ) -> Int {
        var column = x
        let end = maxWidth > size.width - min(x, 0) ? size.width : min(size.width, x + max(0, maxWidth))
        for glyph in TerminalGlyph.glyphs(of: text) {
            guard column + glyph.width <= end else { break }
            put(glyph, x: column, y: y, style)
            column += glyph.width
        }
        return column
    }

    /// Writes pieces of text one after the other; else like `write`.
    @discardableResult
    public mutating func write(_ spans: [Span], at x: Int, _ y: Int, maxWidth: Int = .max) -> Int {
        var column = x
        for span in spans {
            let used = column - x
            let width = span.text.displayWidth
            column = write(span.text, at: column, y, span.style, maxWidth: maxWidth - used)
            if column - x - used < width { break }
        }
        return column
    }

    /// Writes one line of text into the first row of `area`, with an ellipsis if it is too long.
    public mutating func write(
        _ text: String, in area: Rect, _ style: Style = .plain, alignment: TextAlignment = .leading,
        keeping part: KeptPart = .start
    ) {
        guard !area.isEmpty else { return }
        let shown = text.truncated(toWidth: area.width, keeping: part)
        let free = area.width - shown.displayWidth
        let indent =
            switch alignment {
            case .leading: 0
            case .center: free / 2
            case .trailing: free
            }
        write(shown, at: area.x + indent, area.y, style, maxWidth: area.width - indent)
    }

    private mutating func put(_ glyph: TerminalGlyph, x: Int, y: Int, _ style: Style) {
        guard glyph.width == 2 else {
            self[x, y] = Cell(glyph.character, style)
            return
        }
        if x < 0 || x + 1 >= size.width {
            self[x, y] = Cell(" ", style)
            self[x + 1, y] = Cell(" ", style)
        } else {
            self[x, y] = Cell(glyph.character, style)
            // Blanks what the glyph's right half cuts in two before it takes its place.
            self[x + 1, y] = Cell(" ", style)
            self[x, y] = Cell(glyph.character, style)
            self[x + 1, y] = Cell(nil, style)
        }
    }
}
