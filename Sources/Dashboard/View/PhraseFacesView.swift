import RunEvents
import TerminalUI

/// The groups of faces of a phrase, or of a condition from end to end.
struct PhraseFacesView {
    let state: DashboardState
    let ink: Ink

    private var phrase: PhraseState { state.phrase }

    /// Draws the faces that have come, each group below its title.
    func draw(_ layout: PhraseLayout, into canvas: inout Canvas) {
        guard let answer = phrase.faces else {
            let row = layout.parts[0].title
            let text = state.isAlive ? "the faces are on their way" : "no faces"
            return canvas.write(ink.fitted(text, width: row.width), in: row, ink.label)
        }
        if let sweep = phrase.sweep { return drawSweep(sweep, layout.parts[0], answer, into: &canvas) }
        // Faces of a condition's way would be taken for those of the phrase.
        guard answer.request.sweep == nil else { return }
        for part in layout.parts {
            let alone = layout.parts.contains { $0.group == .real } ? [] : matches
            canvas.write(
                title(of: part.group, answer, alone: alone, width: part.title.width), at: part.title.x, part.title.y,
                maxWidth: part.title.width)
            draw(cells(of: part.group), part.grid, into: &canvas)
        }
    }

    private func cells(of group: PhraseLayout.Group) -> FaceCells {
        switch group {
        case .phrase: phrase.cells
        case .plain: phrase.plainCells
        case .real: phrase.realCells
        }
    }

    private func draw(_ cells: FaceCells, _ grid: PictureGrid, into canvas: inout Canvas) {
        for index in 0..<min(grid.count, cells.count) {
            guard let face = cells.cells(index, size: grid.pictureSize) else { continue }
            let place = grid.area(index)
            canvas.draw(face, x: place.x, y: place.y)
        }
    }

    /// What a group shows; of the phrase's own with the number of real faces where those have no group.
    private func title(
        of group: PhraseLayout.Group, _ answer: PhraseFaces, alone matches: [[Span]], width: Int
    ) -> [Span] {
        var line = FittedLine()
        switch group {
        case .phrase:
            // What was said since is on its way.
            let sign = answer.request.said == phrase.said ? "" : ink.glyphs == .ascii ? "..." : "…"
            let words = phrase.isSaying ? ["for the phrase", "phrase"] : ["nothing said"]
            line.add(2, words.map { [Span($0 + sign, ink.strong)] })
            if !matches.isEmpty { line.add(1, matches) }
        case .plain:
            line.add(
                2, ["the same, nothing said", "nothing said", "unsaid"].map { [Span($0, ink.style(of: .generator))] })
        case .real: line.add(2, self.matches)
        }
        return line.spans(width: width)
    }

    /// How many real faces agree, the longest wording first.
    private var matches: [[Span]] {
        let style = ink.style(of: .discriminator)
        guard let matches = phrase.matches, matches.said == phrase.said else {
            return [[Span("real: looking", style)]]
        }
        let count = matches.count > 0 ? NumberText.grouped(matches.count) : "none"
        let all = state.description.map { " of \(NumberText.grouped($0.faceCount))" } ?? ""
        let verb = matches.count == 1 ? " matches" : " match"
        return [
            [Span("real: ", style), Span(count, ink.value), Span(all + verb, ink.label)],
            [Span("real: ", style), Span(count, ink.value), Span(verb, ink.label)],
            [Span("real: ", style), Span(count, ink.value)],
        ]
    }

    /// Rows of faces along one condition, with its values above.
    private func drawSweep(
        _ condition: Int, _ part: PhraseLayout.Part, _ answer: PhraseFaces, into canvas: inout Canvas
    ) {
        let grid = part.grid
        guard grid.columns > 1, answer.request.sweep == condition, answer.request.columns == grid.columns else {
            let text = "the faces are on their way"
            return canvas.write(ink.fitted(text, width: part.title.width), in: part.title, ink.label)
        }
        for column in 0..<grid.columns {
            let value = Double(2 * column) / Double(grid.columns - 1) - 1
            let isWhole = value == value.rounded()
            let number = NumberText.fixed(value, decimals: isWhole ? 0 : 2)
            let place = grid.area(column)
            let row = Rect(x: place.x, y: part.title.y, width: place.width, height: 1)
            canvas.write(
                value > 0 ? "+" + number : number, in: row, isWhole ? ink.accent : ink.label, alignment: .center)
        }
        draw(phrase.cells, grid, into: &canvas)
    }
}
