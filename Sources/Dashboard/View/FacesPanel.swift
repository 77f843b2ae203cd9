import RunEvents
import TerminalUI

/// A panel with as many faces as fit.
struct FacesPanel {
    /// Whose faces.
    enum Kind: Sendable {
        case generated
        case real
    }

    let kind: Kind
    let state: DashboardState
    let ink: Ink

    /// Draws the panel.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let inside = canvas.drawPanel(
            area, title: title(width: area.width), note: note(width: area.width), footer: footer(width: area.width - 6),
            glyphs: ink.glyphs)
        guard !inside.isEmpty else { return }
        let grid = FaceLayout(area: inside, faces: state.faceMeasure).grid
        let faces = kind == .real ? state.realCells : state.shownFaces
        guard faces.count > 0 else {
            let middle = Rect(x: inside.x, y: inside.y + inside.height / 2, width: inside.width, height: 1)
            let text = waiting.first { $0.displayWidth <= inside.width } ?? waiting[waiting.count - 1]
            canvas.write(ink.fitted(text, width: inside.width), in: middle, ink.label, alignment: .center)
            return
        }
        if let zoomed = zoomedFace {
            let place = FaceLayout.enlarged(in: inside, faces: state.faceMeasure)
            let face = faces.cells(zoomed, size: Size(width: place.width, height: place.height))
            if let face { canvas.draw(face, x: place.x, y: place.y) }
            return
        }
        for index in 0..<grid.count where index < faces.count {
            let place = grid.area(index)
            let face = faces.cells(index, size: grid.pictureSize)
            if let face { canvas.draw(face, x: place.x, y: place.y) }
        }
    }

    /// The one face shown large, if this panel shows one.
    private var zoomedFace: Int? { kind == .generated ? state.shownZoom : nil }

    /// The faces at the cursor, if there is one.
    private var pastPreview: Preview? { state.cursor.flatMap(state.film.preview) }

    /// What stands in place of faces, the longest wording first.
    private var waiting: [String] {
        if kind == .real { return ["real faces are on their way", "on their way"] }
        guard state.isAlive else { return ["no faces"] }
        return ["the first faces are on their way", "faces are on their way", "no faces yet"]
    }

    private func title(width: Int) -> [Span] {
        switch kind {
        case .generated where zoomedFace != nil:
            [Span("face \((zoomedFace ?? 0) + 1) of \(state.shownFaces.count)", ink.style(of: .generator))]
        case .generated where state.restores:
            [Span(width >= 40 ? "damaged, restored, true" : "restored", ink.style(of: .generator))]
        case .generated: [Span(width >= 24 ? "generated faces" : "faces", ink.style(of: .generator))]
        case .real: [Span(width >= 18 ? "real faces" : "real", ink.style(of: .discriminator))]
        }
    }

    /// The keys that matter in the view of faces.
    private func footer(width: Int) -> [Span] {
        guard kind == .generated, state.page == .faces, state.generatedCells.count > 0 else { return [] }
        let isFull = ink.glyphs == .full
        var line = FittedLine()
        func add(_ importance: Int, _ key: String, _ word: String) {
            line.add(importance, [Span(key, ink.accent), Span(" " + word, ink.label)])
        }
        add(9, "enter", zoomedFace == nil ? "one face large" : "all faces")
        if zoomedFace != nil { add(8, isFull ? "↑↓" : "up down", "another face") }
        if state.film.previews.count > 1 { add(7, isFull ? "←→" : "left right", "other steps") }
        if state.cursor != nil, zoomedFace == nil { add(6, "esc", "now") }
        if zoomedFace == nil { add(5, "z", "their size") }
        let spans = line.spans(width: max(0, width))
        return spans.displayWidth <= width ? spans : []
    }

    private func note(width: Int) -> [Span] {
        if kind == .real {
            guard width >= 40, let source = state.description?.source else { return [] }
            return [Span(ink.fitted(source, width: width - 24), ink.label)]
        }
        guard let preview = pastPreview ?? state.preview else { return [] }
        let isCurrent = pastPreview != nil || preview.weights == state.weights
        let weights = (isCurrent ? preview.weights : state.weights) == .average ? "averaged" : "raw"
        let isPast = pastPreview != nil
        let step = [
            Span("step ", isPast ? ink.accent : ink.label),
            Span(NumberText.grouped(preview.step), isPast ? ink.strong : ink.value),
        ]
        guard width >= 46 else { return width >= 36 ? step : [] }
        return step + [Span(" \(ink.dot) ", ink.label), Span(weights + (isCurrent ? "" : "…"), ink.label)]
    }
}
