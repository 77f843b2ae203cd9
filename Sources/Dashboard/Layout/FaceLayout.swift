import TerminalUI

/// How many faces fit into an area, and how far apart they stand.
struct FaceLayout: Sendable, Equatable {
    /// Distances to choose from; the widest that costs no face is taken.
    private static let gaps = [Size(width: 2, height: 1), Size(width: 1, height: 0), Size(width: 0, height: 0)]

    /// Where the faces stand.
    let grid: PictureGrid

    /// As many faces as fit, at most `limit`. Where not even one fits in its size, one is shown smaller.
    init(area: Rect, faces: FaceMeasure, limit: Int = DashboardState.greatestFaceCount) {
        let size = Self.shrunk(faces.cells, toFit: area)
        let grids = Self.gaps.map {
            PictureGrid(count: limit, pictureSize: size, in: area, gap: $0, group: faces.group)
        }
        let most = grids.map(\.count).max() ?? 0
        grid = grids.first { $0.count == most } ?? PictureGrid(count: 0, pictureSize: size, in: area)
    }

    /// The cells of each face.
    var places: [Rect] { (0..<grid.count).map(grid.area) }

    /// The cells of one face as large as it fits, by whole multiples of its pixels where there is room.
    static func enlarged(in area: Rect, faces: FaceMeasure) -> Rect {
        let full = faces.fullCells
        let scale = min(area.width / max(1, full.width), area.height / max(1, full.height))
        let size =
            scale >= 1 ? Size(width: full.width * scale, height: full.height * scale) : shrunk(full, toFit: area)
        return area.centered(width: size.width, height: size.height)
    }

    /// The size itself or, if it does not fit, the largest of the same proportion that does; none below 8x4 cells.
    private static func shrunk(_ size: Size, toFit area: Rect) -> Size {
        guard size.width > area.width || size.height > area.height else { return size }
        let height = min(area.height, area.width * size.height / max(1, size.width))
        guard height >= 4 else { return size }
        return Size(width: height * size.width / max(1, size.height), height: height)
    }
}

extension DashboardState {
    /// The generated face at a cell, if there is one.
    func face(atColumn column: Int, row: Int) -> Int? {
        if let layout = nearestLayout {
            guard let pair = layout.grid.index(x: column, y: row) else { return nil }
            return shownZoom ?? (pair < nearest.generatedCells.count ? pair : nil)
        }
        guard let grids = FaceGrids(of: self), let grid = grids.generated else { return nil }
        if let enlarged = grids.enlarged { return enlarged.contains(x: column, y: row) ? shownZoom : nil }
        return grid.index(x: column, y: row).flatMap { $0 < shownFaces.count ? $0 : nil }
    }
}
