import RunEvents
import TerminalUI

extension DashboardState {
    /// More faces than these are never asked for, however large the screen.
    static let greatestFaceCount = 256

    /// Asks the run for as many faces as the view shows, whenever that changes.
    mutating func requestFaces(_ effects: inout [Effect]) {
        guard isAlive else { return }
        let grids = FaceGrids(of: self)
        let count = grids?.generated?.count ?? requestedPreview?.count ?? 0
        let wanted = PreviewRequest(count: count, weights: weights)
        if count > 0, wanted != requestedPreview {
            requestedPreview = wanted
            effects.append(.send(.preview(count: wanted.count, weights: wanted.weights)))
        }
        if showsRealFaces, let real = grids?.real?.count, real > 0, real != requestedRealFaces {
            requestedRealFaces = real
            effects.append(.send(.realFaces(count: real)))
        } else if !showsRealFaces {
            // The next look at real faces asks for others.
            requestedRealFaces = 0
        }
    }

    /// Renders the faces that the view shows, unless that is done.
    mutating func prepareFaces() {
        guard let grids = FaceGrids(of: self) else { return }
        if let cursor, let shown = film.preview(at: cursor), shown.step != filmStep {
            filmCells.replace(shown.faces)
            filmStep = shown.step
        }
        if let grid = grids.generated {
            let size = grids.enlarged.map { Size(width: $0.width, height: $0.height) } ?? grid.pictureSize
            let indices = shownZoom.map { $0..<$0 + 1 } ?? 0..<grid.count
            if cursor == nil {
                generatedCells.prepare(indices, size: size, capabilities: capabilities)
            } else {
                filmCells.prepare(indices, size: size, capabilities: capabilities)
            }
        }
        if let grid = grids.real {
            realCells.prepare(0..<grid.count, size: grid.pictureSize, capabilities: capabilities)
        }
    }
}
