import TerminalUI

/// The overview: panels of both networks and of the scores, left of or above as many faces as fit.
struct OverviewLayout: Sendable, Equatable {
    /// Narrower panels say nothing.
    private static let narrowest = 22
    /// Lower panels have no room for their numbers.
    private static let lowest = 3

    /// Small faces are many from here on.
    private static let manyFaces = 8

    /// The discriminator's panel.
    let discriminator: Rect
    /// The generator's panel.
    let generator: Rect
    /// The panel of D(x) and D(G(z)); empty where there is no room.
    let scores: Rect
    /// The panel of faces.
    let faces: Rect

    /// Where the faces stand.
    var facesInside: Rect { faces.inset(horizontally: 1, vertically: 1) }
    /// All panels, none over another.
    var panels: [Rect] { [discriminator, generator, scores, faces] }

    /// Of all arrangements the one with the best balance of faces and plots.
    init(body: Rect, faces measure: FaceMeasure) {
        let face = measure.cells
        var candidates: [OverviewLayout] = []
        for columns in stride(from: body.width / max(1, face.width), through: 1, by: -1) {
            let faces = Rect(x: 0, y: 0, width: columns * face.width + 2, height: body.height)
            if body.width - faces.width >= Self.narrowest {
                candidates += Self.beside(body: body, facesWidth: faces.width, face: face)
            }
        }
        for rows in stride(from: body.height / max(1, face.height), through: 1, by: -1) {
            let facesHeight = rows * face.height + 2
            if body.height - facesHeight >= Self.lowest {
                candidates.append(Self(body: body, facesHeight: facesHeight))
            }
        }
        if candidates.isEmpty { candidates = Self.beside(body: body, facesWidth: body.width * 2 / 5, face: face) }
        if measure.size == .small {
            // Whoever asks for small faces wants to see many.
            let rich = candidates.filter { $0.grid(measure).count >= Self.manyFaces }
            if !rich.isEmpty { candidates = rich }
        }
        let values = candidates.map { $0.value(in: body, measure) }
        let best = values.indices.max { values[$0] < values[$1] } ?? 0
        self = candidates[best]
    }

    private init(discriminator: Rect, generator: Rect, scores: Rect, faces: Rect) {
        self.discriminator = discriminator
        self.generator = generator
        self.scores = scores
        self.faces = faces
    }

    /// Faces right of the plots: with the scores among the plots, and below the faces where they leave rows.
    private static func beside(body: Rect, facesWidth: Int, face: Size) -> [OverviewLayout] {
        let sides = body.columns([.flexible(), .fixed(facesWidth)])
        var layouts: [OverviewLayout] = []
        let spare = (body.height - 2) % max(1, face.height)
        if spare >= 3, body.height - spare > face.height {
            let right = sides[1].rows([.flexible(), .fixed(spare)])
            let left = sides[0].rows([.flexible(), .flexible()])
            layouts.append(
                OverviewLayout(discriminator: left[0], generator: left[1], scores: right[1], faces: right[0]))
        }
        let hasScores = body.height >= 3 * 4
        let left = sides[0].rows([.flexible(), .flexible(), hasScores ? .flexible() : .fixed(0)])
        layouts.append(OverviewLayout(discriminator: left[0], generator: left[1], scores: left[2], faces: sides[1]))
        return layouts
    }

    /// Faces below the plots.
    private init(body: Rect, facesHeight: Int) {
        let parts = body.rows([.flexible(), .fixed(facesHeight)])
        let top = parts[0]
        faces = parts[1]
        if top.width >= 3 * 26 {
            let panels = top.columns([.flexible(), .flexible(), .flexible()])
            (discriminator, generator, scores) = (panels[0], panels[1], panels[2])
        } else {
            let rows = top.rows([.flexible(weight: 2), .flexible()])
            let hasScores = rows[1].height >= Self.lowest
            let panels = (hasScores ? rows[0] : top).columns([.flexible(), .flexible()])
            (discriminator, generator) = (panels[0], panels[1])
            scores = hasScores ? rows[1] : Rect(x: top.x, y: top.maxY, width: 0, height: 0)
        }
    }

    private func grid(_ measure: FaceMeasure) -> PictureGrid { FaceLayout(area: facesInside, faces: measure).grid }

    /// The share of the screen that faces cover, and how near the plots come to a comfortable size.
    private func value(in body: Rect, _ measure: FaceMeasure) -> Double {
        let grid = grid(measure)
        let covered = Double(grid.count * grid.pictureSize.width * grid.pictureSize.height)
        let width = Double(discriminator.width) / max(34, 0.34 * Double(body.width))
        let height = Double(discriminator.height - 2) / 10
        let comfort = min(1, width) * min(1, height) * (scores.isEmpty ? 0.8 : 1)
        return (covered / Double(max(1, body.width * body.height))).squareRoot() + 0.4 * comfort
    }
}
