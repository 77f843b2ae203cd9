import RunEvents
import TerminalUI

/// Generated faces, each with the nearest real one and how far it is.
struct NearestPanel {
    let state: DashboardState
    let ink: Ink

    /// Draws the panel.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard let layout = state.nearestLayout else { return }
        let inside = canvas.drawPanel(
            area, title: title(width: area.width), note: note(width: area.width),
            footer: footer(layout, width: area.width - 6), glyphs: ink.glyphs)
        guard state.nearest.generatedCells.count > 0 else {
            let middle = Rect(x: inside.x, y: inside.y + inside.height / 2, width: inside.width, height: 1)
            let text = state.isAlive ? "looking for the nearest training faces" : "no faces"
            canvas.write(ink.fitted(text, width: inside.width), in: middle, ink.label, alignment: .center)
            return
        }
        let first = state.shownZoom ?? 0
        for place in 0..<layout.grid.count {
            let index = first + place
            guard index < state.nearest.generatedCells.count else { break }
            let places = layout.places(place)
            if let face = state.nearest.generatedCells.cells(index, size: layout.face) {
                canvas.draw(face, x: places.generated.x, y: places.generated.y)
            }
            if let face = state.nearest.realCells.cells(index, size: layout.face) {
                canvas.draw(face, x: places.real.x, y: places.real.y)
            }
            drawCaption(index, in: places.caption, into: &canvas)
        }
    }

    private func drawCaption(_ index: Int, in row: Rect, into canvas: inout Canvas) {
        guard let faces = state.nearest.faces, index < faces.distances.count else { return }
        let distance = faces.distances[index]
        guard distance.isFinite else { return }
        let isCopy = state.nearest.isCopy(distance)
        let number = NumberText.fixed(min(999, max(0, Double(distance))), decimals: 1)
        let text = row.width >= 22 ? "distance \(number)" + (isCopy ? ": a copy?" : "") : number
        canvas.write(text, in: row, isCopy ? .role(.warning, bold: true) : ink.value, alignment: .center)
    }

    private func title(width: Int) -> [Span] {
        let style = ink.style(of: .generator)
        guard width >= 44 else { return [Span("nearest", style)] }
        return [
            Span("generated", style), Span(" and ", ink.label),
            Span("nearest training faces", ink.style(of: .discriminator)),
        ]
    }

    private func note(width: Int) -> [Span] {
        guard let faces = state.nearest.faces else { return [] }
        var line = FittedLine(separator: Span(" \(ink.dot) ", ink.label))
        line.add(3, [Span("step ", ink.label), Span(NumberText.grouped(faces.step))])
        line.add(1, [Span(faces.weights == .average ? "averaged" : "raw", ink.label)])
        let all = NumberText.grouped(max(0, faces.total))
        if faces.searched >= faces.total {
            line.add(2, [Span("of all ", ink.label), Span(all)])
        } else {
            line.add(2, [Span(NumberText.grouped(max(0, faces.searched))), Span(" of \(all)", ink.label)])
        }
        let room = width - title(width: width).displayWidth - 9
        return line.spans(width: max(0, room)).displayWidth <= room ? line.spans(width: max(0, room)) : []
    }

    /// What the distances mean: how far real faces are from their nearest other ones.
    private func footer(_ layout: NearestLayout, width: Int) -> [Span] {
        guard let faces = state.nearest.faces, let real = faces.realDistance, real.isFinite,
            let typical = state.nearest.typicalDistance(faces.distances.count)
        else { return [] }
        let number = { (value: Float) in NumberText.fixed(min(999, max(0, Double(value))), decimals: 0) }
        let isCopying = state.nearest.isCopy(typical)
        let verdict = isCopying ? ["learning by heart?"] : Self.verdicts(faces)
        var line = FittedLine(separator: Span(", ", ink.label))
        line.add(
            3, [Span("distance mostly ", ink.label), Span(number(typical))], [Span(number(typical))])
        line.add(
            2, [Span("real faces among themselves ", ink.label), Span(number(real))],
            [Span("real ones ", ink.label), Span(number(real))])
        let style: Style =
            isCopying ? .role(.warning, bold: true) : state.nearest.isWhole ? .role(.good) : ink.label
        line.add(1, verdict.map { [Span($0, style)] })
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }

    /// What can be said of a generator that has shown no copy, the longest wording first: a nearer face may be among those
    /// that were not looked at yet.
    private static func verdicts(_ faces: NearestFaces) -> [String] {
        guard faces.searched < faces.total else { return ["not copied"] }
        let searched = NumberText.grouped(max(0, faces.searched))
        return ["no copy among \(searched) of \(NumberText.grouped(faces.total)) so far", "none in \(searched) so far"]
    }
}
