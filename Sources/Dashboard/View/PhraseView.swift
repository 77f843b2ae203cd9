import Phrases
import RunEvents
import TerminalUI

/// The view in which a phrase becomes faces: what is said above, the conditions with what is known of them on the left,
/// faces on the right.
struct PhraseView {
    let state: DashboardState
    let ink: Ink

    private var phrase: PhraseState { state.phrase }

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let inside = canvas.drawPanel(
            area, title: [Span("faces from a phrase", ink.strong)], note: note(width: area.width),
            footer: footer(width: area.width - 6), glyphs: ink.glyphs)
        guard !inside.isEmpty else { return }
        guard phrase.conditions != nil else { return drawNothingToSay(in: inside, into: &canvas) }
        guard let layout = state.phraseLayout else { return }
        drawPhrase(in: layout.phrase, into: &canvas)
        drawUnderstood(in: layout.understood, into: &canvas)
        ConditionList(state: state, ink: ink).draw(layout, into: &canvas)
        drawFaces(layout, into: &canvas)
    }

    private func drawNothingToSay(in area: Rect, into canvas: inout Canvas) {
        let text =
            state.description == nil
            ? ["the run has not said yet what its networks are told"]
            : ["this run's networks are told nothing of the faces", "gantop train --phrases starts one that is"]
        for (index, line) in text.enumerated() {
            let row = Rect(x: area.x, y: area.y + area.height / 2 - 1 + index, width: area.width, height: 1)
            guard area.contains(x: area.x, y: row.y) else { continue }
            canvas.write(ink.fitted(line, width: area.width), in: row, ink.label, alignment: .center)
        }
    }

    /// The phrase, with a cursor while it is typed.
    private func drawPhrase(in row: Rect, into canvas: inout Canvas) {
        let isTyping = if case .phrase = state.overlay { true } else { false }
        let column = canvas.write("\(ink.pointer) ", at: row.x, row.y, ink.accent, maxWidth: row.width)
        let room = max(0, row.maxX - column - 1)
        guard isTyping || !phrase.text.isEmpty else {
            let hint = "press / and type, such as: a smiling woman with blond hair"
            canvas.write(ink.fitted(hint, width: room), at: column, row.y, ink.label, maxWidth: room)
            return
        }
        let text = ink.fitted(phrase.text, width: room, keeping: .end)
        let end = canvas.write(text, at: column, row.y, isTyping ? ink.value : ink.strong, maxWidth: room)
        if isTyping { canvas.write(" ", at: end, row.y, Style(reverse: true), maxWidth: max(0, row.maxX - end)) }
    }

    /// What is said and denied, and what was not understood.
    private func drawUnderstood(in row: Rect, into canvas: inout Canvas) {
        var line = FittedLine(separator: Span(" \(ink.dot) ", ink.label))
        if let parser = phrase.parser {
            for (index, value) in phrase.said.enumerated() where value != 0 {
                let style: Style = value > 0 ? .role(.good) : .role(.discriminator)
                line.add(5, [Span(parser.name(of: index, says: value > 0), style)])
            }
        }
        for word in phrase.reading?.unknown ?? [] {
            let nearest = word.nearest.first.map { ", \($0)?" } ?? ""
            line.add(7, [Span("? \(word.text)\(nearest)", .role(.warning))])
        }
        for contradiction in phrase.reading?.contradictions ?? [] {
            let text = phrase.parser?.describe(contradiction) ?? ""
            line.add(6, [Span("! \(text)", .role(.warning))])
        }
        if line.pieces.isEmpty { line.add(1, [Span("nothing said: faces as varied as the data", ink.label)]) }
        canvas.write(line.spans(width: row.width - 2), at: row.x + 2, row.y, maxWidth: max(0, row.width - 2))
    }

    private func drawFaces(_ layout: PhraseLayout, into canvas: inout Canvas) {
        guard let answer = phrase.faces else {
            let row = layout.titles.first ?? layout.phrase
            canvas.write(ink.fitted("the faces are on their way", width: row.width), at: row.x, row.y, ink.label)
            return
        }
        if let condition = phrase.sweep { return drawSweep(condition, layout, answer, into: &canvas) }
        var parts: [(PictureGrid?, FaceCells, [Span])] = [
            (layout.faces, phrase.cells, [Span(phrase.isSaying ? "for the phrase" : "nothing said", ink.strong)]),
            (layout.plain, phrase.plainCells, [Span("the same, with nothing said", ink.label)]),
            (layout.real, phrase.realCells, matchTitle),
        ]
        // Without room for real faces their number stands beside.
        if layout.real == nil { parts[0].2 += [Span("  ")] + matchTitle }
        for (title, part) in zip(layout.titles, parts) {
            canvas.write(part.2, at: title.x, title.y, maxWidth: title.width)
            guard let grid = part.0 else { continue }
            draw(part.1, grid, count: answer.request.count, into: &canvas)
        }
    }

    private var matchTitle: [Span] {
        guard let matches = phrase.matches, matches.said == phrase.request?.said else {
            return [Span("real faces are on their way", ink.label)]
        }
        let all = state.description.map { " of \(NumberText.grouped($0.faceCount))" } ?? ""
        let verb = matches.count == 1 ? "agrees" : "agree"
        return [
            Span("real: ", ink.style(of: .discriminator)), Span(NumberText.grouped(matches.count), ink.value),
            Span("\(all) \(verb)", ink.label),
        ]
    }

    private func draw(_ cells: FaceCells, _ grid: PictureGrid, count: Int, into canvas: inout Canvas) {
        for index in 0..<min(grid.count, cells.count) {
            guard let face = cells.cells(index, size: grid.pictureSize) else { continue }
            let place = grid.area(index)
            canvas.draw(face, x: place.x, y: place.y)
        }
    }

    /// Rows of faces along one condition, with its values above.
    private func drawSweep(
        _ condition: Int, _ layout: PhraseLayout, _ answer: PhraseFaces, into canvas: inout Canvas
    ) {
        let grid = layout.faces
        guard let title = layout.titles.first, grid.columns > 1, answer.request.sweep == condition,
            answer.request.columns == grid.columns
        else { return }
        for column in 0..<grid.columns {
            let value = Double(2 * column) / Double(grid.columns - 1) - 1
            let isEnd = column == 0 || column == grid.columns - 1
            let place = grid.area(column)
            let text = isEnd ? "\(value > 0 ? "+" : "-")1" : NumberText.fixed(value, decimals: 2)
            let row = Rect(x: place.x, y: title.y, width: place.width, height: 1)
            canvas.write(
                ink.fitted(text, width: place.width), in: row, isEnd ? ink.accent : ink.label, alignment: .center)
        }
        draw(phrase.cells, grid, count: grid.count, into: &canvas)
    }

    private func note(width: Int) -> [Span] {
        var line = FittedLine(separator: Span(" \(ink.dot) ", ink.label))
        if let sweep = phrase.sweep, let name = phrase.parser?.name(of: sweep, says: true) {
            line.add(6, [Span(name, ink.accent), Span(" from -1 to +1", ink.label)], [Span(name, ink.accent)])
        }
        if let step = phrase.faces?.step { line.add(5, [Span("step ", ink.label), Span(NumberText.grouped(step))]) }
        line.add(3, [Span(state.weights == .average ? "averaged" : "raw", ink.label)], [])
        return phrase.conditions == nil ? [] : line.spans(width: max(0, width - 30))
    }

    /// The keys that matter here.
    private func footer(width: Int) -> [Span] {
        guard phrase.conditions != nil else { return [] }
        var line = FittedLine()
        func add(_ importance: Int, _ key: String, _ word: String) {
            line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
        }
        if case .phrase = state.overlay {
            add(9, "enter", "done")
            add(8, "tab", "completes")
            add(7, ink.glyphs == .full ? "↑↓" : "up down", "earlier phrases")
            add(6, "ctrl-u", "clears")
        } else {
            add(9, "/", "type a phrase")
            add(8, "enter", "yes, no, unsaid")
            add(7, "v", phrase.sweep == nil ? "from end to end" : "back to the faces")
            add(6, "esc", "clears")
            add(5, "o", "order")
            add(4, "n", "new faces")
        }
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }
}
