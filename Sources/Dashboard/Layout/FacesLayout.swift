import TerminalUI

/// The faces' own view: one panel of generated faces, or two with the real ones beside or below.
struct FacesLayout: Sendable, Equatable {
    /// The panel of generated faces.
    let generated: Rect
    /// The panel of real faces; empty if they are not shown.
    let real: Rect

    /// Divides `body` so that most faces fit.
    init(body: Rect, showsReal: Bool, faces: FaceMeasure) {
        guard showsReal else {
            generated = body
            real = Rect(x: body.maxX, y: body.y, width: 0, height: 0)
            return
        }
        let halves: [Extent] = [.flexible(), .flexible()]
        let (beside, below) = (body.columns(halves), body.rows(halves))
        func grid(_ panel: Rect) -> PictureGrid {
            FaceLayout(area: panel.inset(horizontally: 1, vertically: 1), faces: faces).grid
        }
        // Whole faces before many.
        let (sideGrid, lowGrid) = (grid(beside[0]), grid(below[0]))
        let isBelowBetter =
            lowGrid.pictureSize.width != sideGrid.pictureSize.width
            ? lowGrid.pictureSize.width > sideGrid.pictureSize.width : lowGrid.count > sideGrid.count
        let parts = isBelowBetter ? below : beside
        generated = parts[0]
        real = parts[1]
    }

    /// Where generated faces stand.
    var generatedInside: Rect { generated.inset(horizontally: 1, vertically: 1) }
    /// Where real faces stand.
    var realInside: Rect { real.inset(horizontally: 1, vertically: 1) }
}
