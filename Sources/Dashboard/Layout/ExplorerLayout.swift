import TerminalUI

/// The parts of the explorer: faces to choose from, a walk between two, or a field between four.
struct ExplorerLayout: Sendable, Equatable {
    /// What is shown.
    enum Mode: Sendable {
        case choice
        case walk
        case field
    }

    /// The faces to choose from.
    private(set) var choice: PictureGrid?
    /// The field between four faces.
    private(set) var field: PictureGrid?
    /// The face that runs along the walk.
    private(set) var large = Rect(x: 0, y: 0, width: 0, height: 0)
    /// The line that shows where it is; may be empty.
    private(set) var track = Rect(x: 0, y: 0, width: 0, height: 0)
    /// Faces of the walk at even distances.
    private(set) var strip: PictureGrid?

    /// Faces to choose from are made smaller until there are so many.
    private static let wantedFaces = 8
    /// A field needs so many rows and columns to show more than its corners.
    private static let wantedRows = 3
    /// More columns than these are not asked for.
    private static let greatestColumns = 16
    /// A strip below this height of the view leaves too little for the large face.
    private static let lowestWithStrip = 12

    /// Divides the inside of the panel.
    init(inside: Rect, mode: Mode, faces: FaceMeasure) {
        switch mode {
        case .choice:
            choice = PictureGrid(
                faces: DashboardState.greatestFaceCount, wanted: Self.wantedFaces, in: inside, measure: faces)
        case .field: field = Self.field(in: inside, faces: faces)
        case .walk: divide(inside, faces)
        }
    }

    /// The number of the walk's face that stands at a place of the strip.
    static func face(at place: Int, of count: Int, length: Int) -> Int {
        count > 1 ? (place * (length - 1) + (count - 1) / 2) / (count - 1) : 0
    }

    private mutating func divide(_ inside: Rect, _ faces: FaceMeasure) {
        guard inside.height >= Self.lowestWithStrip else {
            large = FaceLayout.enlarged(in: inside, faces: faces)
            return
        }
        let full = faces.fullCells
        let stripHeight = min(faces.cells.height, max(4, inside.height / 4))
        let parts = inside.rows([.flexible(), .fixed(1), .fixed(stripHeight)])
        let height = min(parts[0].height, parts[0].width * full.height / max(1, full.width))
        large = parts[0].centered(width: height * full.width / max(1, full.height), height: height)
        let size = Size(width: stripHeight * full.width / max(1, full.height), height: stripHeight)
        let grid = PictureGrid(count: inside.width, pictureSize: size, in: parts[2])
        strip = grid
        track = Rect(x: grid.bounds.x, y: parts[1].y, width: grid.bounds.width, height: 1)
    }

    /// Of the largest faces that make a field, as many as fit.
    private static func field(in area: Rect, faces: FaceMeasure) -> PictureGrid {
        var grid = PictureGrid(count: 0, pictureSize: Size(width: 0, height: 0), in: area)
        for size in FaceSizes.all(faces, least: 3) {
            let columns = min(greatestColumns, (area.width + 1) / (size.width + 1))
            let rows = min(area.height / size.height, 96 / max(1, columns))
            let room = Rect(
                x: area.x, y: area.y + (area.height - rows * size.height) / 2, width: area.width,
                height: rows * size.height)
            grid = PictureGrid(count: columns * rows, pictureSize: size, in: room)
            if min(columns, rows) >= wantedRows { break }
        }
        return grid.spread(in: area)
    }
}
