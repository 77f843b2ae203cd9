import TerminalUI

/// Where the view shows faces now.
struct FaceGrids: Sendable, Equatable {
    /// Generated ones.
    var generated: PictureGrid?
    /// Real ones.
    var real: PictureGrid?
    /// The cells of the one face shown large.
    var enlarged: Rect?

    /// Nil where the view shows none or the terminal is too small.
    init?(of state: DashboardState) {
        guard ScreenLayout.fits(state.size) else { return nil }
        let faces = state.faceMeasure
        let body = ScreenLayout(size: state.size).body
        switch state.page {
        case .overview:
            let layout = OverviewLayout(body: body, faces: faces)
            let grid = FaceLayout(area: layout.facesInside, faces: faces).grid
            if state.showsRealFaces { real = grid } else { generated = grid }
        case .faces:
            let layout = FacesLayout(body: body, showsReal: state.showsRealFaces, faces: faces)
            generated = FaceLayout(area: layout.generatedInside, faces: faces).grid
            if state.shownZoom != nil { enlarged = FaceLayout.enlarged(in: layout.generatedInside, faces: faces) }
            if state.showsRealFaces { real = FaceLayout(area: layout.realInside, faces: faces).grid }
        case .explorer: generated = state.explorerLayout?.choice
        case .plots, .doctor, .journal, .phrase: return nil
        }
    }
}
