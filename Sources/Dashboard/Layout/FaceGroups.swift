import TerminalUI

/// Groups of as many faces each, under or beside each other, so that a face and its like have the same place in theirs.
struct FaceGroups: Sendable, Equatable {
    /// A group: its title and its faces.
    struct Part: Sendable, Equatable {
        var title: Rect
        var grid: PictureGrid
    }

    /// The groups, three at most.
    let parts: [Part]

    /// Faces that each group should have, where there is room; large ones are few.
    private static let (wantedFaces, wantedLargeFaces) = (3, 2)
    /// More faces than these are not asked for.
    private static let greatestCount = 24
    /// Cells between groups that stand beside each other.
    private static let gap = 2

    /// As many groups as have room for faces that can be told apart: of the size asked for, or smaller.
    init(in area: Rect, faces measure: FaceMeasure) {
        let wanted = measure.size == .large ? Self.wantedLargeFaces : Self.wantedFaces
        for count in [3, 2] {
            for size in FaceSizes.clear(measure) {
                let choices = Self.arrangements(of: count, in: area).map { Self.parts(in: $0, size) }
                guard let best = choices.max(by: { $0[0].grid.count < $1[0].grid.count }) else { continue }
                if best[0].grid.count >= wanted {
                    parts = best
                    return
                }
            }
        }
        let sizes = FaceSizes.clear(measure) + FaceSizes.all(measure, least: 3)
        let choices = sizes.map { Self.parts(in: [area], $0) }
        let best = choices.first { $0[0].grid.count >= 2 } ?? choices.first { $0[0].grid.count > 0 }
        parts = best ?? choices[choices.count - 1]
    }

    /// The room of each group: under each other, or beside.
    private static func arrangements(of count: Int, in area: Rect) -> [[Rect]] {
        let extents = [Extent](repeating: .flexible(), count: count)
        return [area.rows(extents), area.columns(extents, gap: gap)]
    }

    /// Groups of faces of one size, as many as fit into the smallest of some areas.
    private static func parts(in areas: [Rect], _ size: Size) -> [Part] {
        let width = areas.map(\.width).min() ?? 0
        let height = (areas.map(\.height).min() ?? 0) - 1
        let columns = min(greatestCount, (width + 1) / max(1, size.width + 1))
        let rows = min(height / max(1, size.height), greatestCount / max(1, columns))
        return areas.map { area in
            let title = Rect(x: area.x, y: area.y, width: area.width, height: min(1, area.height))
            return Part(
                title: title, grid: PictureGrid(columns: columns, rows: rows, of: size, x: area.x, y: title.maxY))
        }
    }
}

/// Rows of faces along which a condition goes from end to end, a row for each of the first faces.
struct SweepGrid: Sendable, Equatable {
    /// Faces of a row: an odd number, so that one stands in the middle.
    static let columns = [9, 7, 5]
    /// More faces than these are not asked for.
    private static let greatestCount = 64

    /// The line of the values above the faces.
    let title: Rect
    /// The faces.
    let grid: PictureGrid
    /// Whether the faces are large enough to be told apart.
    let isClear: Bool

    /// The largest faces of which enough stand in a row.
    init(in area: Rect, faces measure: FaceMeasure) {
        let clear = FaceSizes.clear(measure)
        let room = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
        let grids = (clear + FaceSizes.all(measure, least: 3)).map { Self.grid(of: $0, in: room) }
        let found = grids.firstIndex { $0.count > 0 } ?? grids.count - 1
        grid = grids[found]
        isClear = found < clear.count
        title = Rect(x: area.x, y: area.y, width: area.width, height: min(1, area.height))
    }

    private static func grid(of size: Size, in room: Rect) -> PictureGrid {
        let columns = columns.first { $0 * (size.width + 1) - 1 <= room.width } ?? 0
        let rows = min(room.height / max(1, size.height), greatestCount / max(1, columns))
        return PictureGrid(columns: columns, rows: rows, of: size, x: room.x, y: room.y)
    }
}

extension FaceSizes {
    /// Sizes from the one asked for down to the least in which such faces can be told apart, the largest first; whoever
    /// asks for large faces is not shown small ones.
    static func clear(_ faces: FaceMeasure) -> [Size] {
        var least = faces
        least.size = faces.size == .large ? .normal : .small
        let sizes = all(faces, least: least.cells.height)
        return sizes.last == least.cells ? sizes : sizes + [least.cells]
    }
}

extension PictureGrid {
    /// So many columns and rows, their left upper corner at (`x`, `y`).
    fileprivate init(columns: Int, rows: Int, of size: Size, x: Int, y: Int) {
        let room = Rect(x: x, y: y, width: columns * (size.width + 1) - 1, height: rows * size.height)
        self.init(count: columns * rows, pictureSize: size, in: room)
    }
}
