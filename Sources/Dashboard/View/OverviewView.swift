import RunEvents
import TerminalUI

/// The first view: both networks, their scores, and the faces.
struct OverviewView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let layout = OverviewLayout(body: area, faces: state.faceMeasure)
        NetworkPanel(network: .discriminator, state: state, ink: ink).draw(in: layout.discriminator, into: &canvas)
        NetworkPanel(network: .generator, state: state, ink: ink).draw(in: layout.generator, into: &canvas)
        ScoresPanel(state: state, ink: ink).draw(in: layout.scores, into: &canvas)
        FacesPanel(kind: state.showsRealFaces ? .real : .generated, state: state, ink: ink)
            .draw(in: layout.faces, into: &canvas)
    }
}

/// The view of nothing but faces.
struct FacesView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        if state.nearest.isShown { return NearestPanel(state: state, ink: ink).draw(in: area, into: &canvas) }
        let layout = FacesLayout(body: area, showsReal: state.showsRealFaces, faces: state.faceMeasure)
        FacesPanel(kind: .generated, state: state, ink: ink).draw(in: layout.generated, into: &canvas)
        if state.showsRealFaces {
            FacesPanel(kind: .real, state: state, ink: ink).draw(in: layout.real, into: &canvas)
        }
    }
}
