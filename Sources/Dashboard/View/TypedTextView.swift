import TerminalUI

/// A line of text while it is typed, its caret in sight.
struct TypedTextView {
    let typed: TypedText
    let ink: Ink
    /// The style of each character; plain beyond.
    var styles: [Style] = []

    /// Draws the text and the caret over at most `width` cells.
    ///
    /// - Returns: the column behind them.
    func draw(at x: Int, _ y: Int, width: Int, into canvas: inout Canvas) -> Int {
        guard width > 1 else { return x }
        let characters = Array(typed.text)
        var first = 0
        // The caret's own cell and the sign of what is left out have to fit as well.
        while first < typed.caret, Self.width(characters[first..<typed.caret]) + (first > 0 ? 2 : 1) > width {
            first += 1
        }
        var column = first > 0 ? canvas.write(ink.glyphs == .ascii ? "~" : "…", at: x, y, ink.label) : x
        for place in first...characters.count {
            let character = place < characters.count ? String(characters[place]) : place == typed.caret ? " " : ""
            var style = styles.indices.contains(place) ? styles[place] : .plain
            if place == typed.caret { style = Style(reverse: true) }
            guard column + character.displayWidth <= x + width else { break }
            column = canvas.write(character, at: column, y, style)
        }
        return column
    }

    private static func width(_ characters: ArraySlice<Character>) -> Int { String(characters).displayWidth }
}
