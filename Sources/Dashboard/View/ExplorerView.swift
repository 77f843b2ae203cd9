import RunEvents
import TerminalUI

/// The view in which people walk between latent vectors: they choose two or four faces and see what lies between.
struct ExplorerView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let inside = canvas.drawPanel(
            area, title: title, note: note(width: area.width), footer: footer(width: area.width - 6),
            glyphs: ink.glyphs)
        guard let layout = state.explorerLayout, !inside.isEmpty else { return }
        if let sum = state.sumLayout {
            guard let answer = state.arithmetic.shown else {
                return write("the faces of the sum are on their way", inside, &canvas)
            }
            return sums.drawSum(sum, answer, into: &canvas)
        }
        if let choice = layout.choice {
            guard state.generatedCells.count > 0 else {
                return write("the first faces are on their way", inside, &canvas)
            }
            drawChoice(choice, into: &canvas)
        } else if let walk = state.explorer.shownWalk {
            if let field = layout.field {
                drawField(field, walk, into: &canvas)
            } else {
                drawWalk(layout, walk, into: &canvas)
            }
        } else {
            write("the faces between are on their way", inside, &canvas)
        }
    }

    private var sums: FaceSumView { FaceSumView(state: state, ink: ink) }

    private func write(_ text: String, _ inside: Rect, _ canvas: inout Canvas) {
        let middle = Rect(x: inside.x, y: inside.y + inside.height / 2, width: inside.width, height: 1)
        canvas.write(ink.fitted(text, width: inside.width), in: middle, ink.label, alignment: .center)
    }

    private func drawChoice(_ grid: PictureGrid, into canvas: inout Canvas) {
        for index in 0..<min(grid.count, state.generatedCells.count) {
            let place = grid.area(index)
            if let face = state.generatedCells.cells(index, size: grid.pictureSize) {
                canvas.draw(face, x: place.x, y: place.y)
            }
            if index == state.explorer.pointer { drawCorners(of: place, into: &canvas) }
            if state.arithmetic.isOn {
                sums.drawMarks(of: index, at: place, into: &canvas)
            } else if let letter = state.explorer.letter(of: index) {
                drawLabel(letter, at: place, into: &canvas)
            }
        }
    }

    private func drawField(_ grid: PictureGrid, _ walk: Walk, into canvas: inout Canvas) {
        let (columns, rows) = (walk.request.columns, walk.request.rows)
        // After a change of size the old faces stand until the new ones come.
        guard grid.columns == columns, grid.rows == rows else { return }
        for index in 0..<min(grid.count, state.explorer.cells.count) {
            guard let face = state.explorer.cells.cells(index, size: grid.pictureSize) else { continue }
            let place = grid.area(index)
            canvas.draw(face, x: place.x, y: place.y)
        }
        for (corner, index) in [0, columns - 1, (rows - 1) * columns, rows * columns - 1].enumerated()
        where index < grid.count {
            drawLabel(Explorer.letter(corner), at: grid.area(index), into: &canvas)
        }
    }

    private func drawWalk(_ layout: ExplorerLayout, _ walk: Walk, into canvas: inout Canvas) {
        let explorer = state.explorer
        let frame = explorer.frame
        let size = Size(width: layout.large.width, height: layout.large.height)
        if let face = explorer.largeCells.cells(frame, size: size) {
            canvas.draw(face, x: layout.large.x, y: layout.large.y)
        }
        guard let strip = layout.strip else { return }
        for place in 0..<strip.count {
            let face = ExplorerLayout.face(at: place, of: strip.count, length: walk.faces.count)
            let area = strip.area(place)
            if let cells = explorer.cells.cells(face, size: strip.pictureSize) {
                canvas.draw(cells, x: area.x, y: area.y)
            }
            if place == 0 || place == strip.count - 1 {
                drawLabel(Explorer.letter(place == 0 ? 0 : 1), at: area, into: &canvas)
            }
        }
        drawTrack(in: layout.track, frame: frame, length: walk.faces.count, into: &canvas)
    }

    /// A line from A to B with a mark where the large face is.
    private func drawTrack(in row: Rect, frame: Int, length: Int, into canvas: inout Canvas) {
        guard row.width >= 8, length > 1 else { return }
        canvas.write("A", at: row.x, row.y, ink.accent)
        canvas.write("B", at: row.maxX - 1, row.y, ink.accent)
        canvas.drawHorizontalLine(x: row.x + 2, y: row.y, width: row.width - 4, glyphs: ink.glyphs)
        let place = (row.width - 5) * frame / (length - 1)
        canvas[row.x + 2 + place, row.y] = Cell(ink.glyphs == .full ? "●" : "o", ink.accent)
    }

    /// Marks the corners of the face that enter chooses.
    private func drawCorners(of place: Rect, into canvas: inout Canvas) {
        let corners: [Character] =
            switch ink.glyphs {
            case .full: ["┏", "┓", "┗", "┛", "━"]
            case .console: ["┌", "┐", "└", "┘", "─"]
            case .ascii: ["+", "+", "+", "+", "-"]
            }
        let (right, bottom) = (place.maxX - 1, place.maxY - 1)
        for (x, y, inward, corner) in [
            (place.x, place.y, 1, 0), (right, place.y, -1, 1), (place.x, bottom, 1, 2), (right, bottom, -1, 3),
        ] {
            canvas[x, y] = Cell(corners[corner], ink.accent)
            canvas[x + inward, y] = Cell(corners[4], ink.accent)
        }
    }

    /// A letter in the upper middle of a face.
    private func drawLabel(_ letter: Character, at place: Rect, into canvas: inout Canvas) {
        canvas.write(
            " \(letter) ", at: place.x + max(0, (place.width - 3) / 2), place.y,
            Style(foreground: .role(.accent), bold: true, reverse: true), maxWidth: place.width)
    }

    private var title: [Span] {
        let explorer = state.explorer
        guard !state.arithmetic.isOn else { return sums.title }
        guard explorer.isWalking else { return [Span("explorer", ink.strong)] }
        let letters = explorer.picks.indices.map { String(Explorer.letter($0)) }
        return [
            Span(explorer.picks.count == 4 ? "between " : "from ", ink.strong),
            Span(letters.joined(separator: explorer.picks.count == 4 ? " " : " to "), ink.accent),
        ]
    }

    private func note(width: Int) -> [Span] {
        var line = FittedLine(separator: Span(" \(ink.dot) ", ink.label))
        let explorer = state.explorer
        if state.arithmetic.isOn {
            if let step = (state.arithmetic.shown?.step ?? state.preview?.step) {
                line.add(5, [Span("step ", ink.label), Span(NumberText.grouped(step))])
            }
            if let command = sums.command { line.add(2, [Span(command, ink.label)], []) }
            return line.spans(width: max(0, width - sums.title.displayWidth - 8))
        }
        let step = explorer.isWalking ? explorer.shownWalk?.step : state.preview?.step
        if let step { line.add(5, [Span("step ", ink.label), Span(NumberText.grouped(step))]) }
        if let seed = state.preview?.latentSeed { line.add(1, [Span("seed ", ink.label), Span(String(seed))], []) }
        line.add(3, [Span(state.weights == .average ? "averaged" : "raw", ink.label)], [])
        if explorer.isWalking {
            line.add(4, [Span(explorer.path == .straight ? "straight line" : "arc", ink.label)], [])
            if explorer.picks.count == 2 {
                let speed = Explorer.speeds[explorer.speed]
                line.add(
                    2, [Span("speed ", ink.label), Span(NumberText.fixed(speed, decimals: speed < 1 ? 2 : 0))], [])
            }
        }
        return line.spans(width: max(0, width - 20))
    }

    /// The keys that matter here.
    private func footer(width: Int) -> [Span] {
        var line = FittedLine()
        func add(_ importance: Int, _ key: String, _ word: String) {
            line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
        }
        let explorer = state.explorer
        guard !state.arithmetic.isOn else { return sums.footer(width: width) }
        if explorer.isWalking {
            add(9, "enter", explorer.picks.count == 2 ? "two more faces" : "the choice")
            add(8, "esc", "start anew")
            add(6, "i", explorer.path == .straight ? "along an arc" : "along a line")
            if explorer.picks.count == 2 { add(7, "< >", "speed") }
        } else {
            let count = explorer.picks.count
            let word =
                switch count {
                case 0: "chooses two faces, or four"
                case 1: "chooses another"
                case 2: "chooses two more"
                default: "chooses the last"
                }
            add(9, "enter", word)
            if explorer.isComplete { add(8, "v", "walk") }
            if count > 0 { add(7, "esc", "start anew") }
            add(6, "x", "A - B + C")
            add(5, "n", "new faces")
        }
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }
}
