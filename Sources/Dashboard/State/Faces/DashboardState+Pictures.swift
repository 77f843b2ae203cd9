import RunEvents
import TerminalUI

extension DashboardState {
    /// Has the faces on the screen saved as a picture.
    mutating func savePicture(_ effects: inout [Effect]) {
        guard isAlive else { return say("the run takes no more commands") }
        guard let picture = shownPicture, picture.faces.count > 0 else { return say("there are no faces to save yet") }
        effects.append(.send(.savePicture(picture)))
    }

    /// Has the faces of the whole training saved as an animation.
    mutating func saveAnimation(_ effects: inout [Effect]) {
        guard isAlive else { return say("the run takes no more commands") }
        effects.append(.send(.saveAnimation))
    }

    /// The faces that the view shows, or the last preview where it shows none.
    private var shownPicture: PictureRequest? {
        if page == .explorer, arithmetic.isOn, let sum = arithmetic.shown {
            return PictureRequest(
                subject: .sum, step: sum.step, weights: sum.request.weights, columns: 3,
                faces: sum.faces.some(sum.faces.count - FaceSum.shownCount..<sum.faces.count))
        }
        if page == .explorer, !arithmetic.isOn, let walk = explorer.shownWalk {
            return PictureRequest(
                subject: .walk, step: walk.step, weights: walk.request.weights, columns: walk.request.columns,
                faces: walk.faces)
        }
        if page == .phrase, let shown = phrase.faces, let layout = phraseLayout {
            return PictureRequest(
                subject: .phrase, step: shown.step, weights: shown.request.weights,
                columns: shown.request.sweep == nil ? layout.grid.columns : shown.request.columns, faces: shown.faces)
        }
        if let layout = nearestLayout, let faces = nearest.faces, faces.nearest.count > 0 {
            return picture(of: faces, columns: layout.grid.columns, count: layout.grid.count)
        }
        guard let preview = cursor.flatMap(film.preview) ?? preview else { return nil }
        var columns = 0
        var indices = 0..<preview.faces.count
        if let zoom = shownZoom {
            indices = (zoom..<zoom + 1).clamped(to: indices)
            columns = 1
        } else if let grid = FaceGrids(of: self)?.generated {
            indices = indices.clamped(to: 0..<grid.count)
            columns = grid.columns
        }
        return PictureRequest(
            subject: .faces, step: preview.step, weights: preview.weights, columns: min(columns, indices.count),
            faces: preview.faces.some(indices))
    }

    /// Rows of generated faces, each above the row of their nearest ones.
    private func picture(of faces: NearestFaces, columns: Int, count: Int) -> PictureRequest {
        let shown = shownZoom.map { ($0..<$0 + 1) } ?? 0..<count
        let indices = Array(shown.clamped(to: 0..<faces.generated.count))
        let columns = max(1, min(columns, indices.count))
        let (width, height) = (faces.generated.width, faces.generated.height)
        let black = [UInt8](repeating: 0, count: width * height * 3)
        var pixels: [UInt8] = []
        var rows = 0
        for start in stride(from: 0, to: indices.count, by: columns) {
            let row = indices[start..<min(start + columns, indices.count)]
            for images in [faces.generated, faces.nearest] {
                for index in row { pixels += images.face(index) }
                for _ in row.count..<columns { pixels += black }
                rows += 1
            }
        }
        return PictureRequest(
            subject: .nearest, step: faces.step, weights: faces.weights, columns: columns,
            faces: FaceImages(width: width, height: height, count: rows * columns, pixels: pixels))
    }
}

extension FaceImages {
    /// Some of the faces.
    func some(_ indices: Range<Int>) -> FaceImages {
        let size = width * height * 3
        return FaceImages(
            width: width, height: height, count: indices.count,
            pixels: Array(pixels[indices.lowerBound * size..<indices.upperBound * size]))
    }
}
