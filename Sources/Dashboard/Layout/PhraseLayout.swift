import TerminalUI

/// The parts of the view of phrases: the phrase with what was understood above, the list of conditions on the left,
/// faces on the right.
struct PhraseLayout: Sendable, Equatable {
    /// The line of the phrase.
    let phrase: Rect
    /// What was understood of it.
    let understood: Rect
    /// The heading of the list, and its lines; empty where there is no room beside faces.
    let heading: Rect
    let list: Rect
    /// The lines above the faces' parts, as many as there are parts.
    let titles: [Rect]
    /// The faces of the phrase; of a sweep a row for each.
    let faces: PictureGrid
    /// The same without the phrase, and real ones; nil while an attribute goes from end to end, or without room.
    let plain: PictureGrid?
    let real: PictureGrid?
    private let isSweeping: Bool

    private static let wideList = 34
    private static let narrowList = 24
    /// A list beside faces needs so many columns for both.
    private static let leastWidth = 56
    /// Faces are made smaller until so many stand in a part.
    private static let wantedFaces = 3
    /// Rows of a part, the line above included, in which faces can be told apart; with less room there are fewer parts.
    private static let wantedPart = 8
    /// More faces than these are not asked for.
    private static let greatestCount = 24

    /// Divides the inside of the panel.
    init(inside: Rect, isSweeping: Bool, faces measure: FaceMeasure) {
        self.isSweeping = isSweeping
        let rows = inside.rows([.fixed(1), .fixed(1), .fixed(inside.height >= 20 ? 1 : 0), .flexible()])
        phrase = rows[0]
        understood = rows[1]
        let listWidth =
            inside.width < Self.leastWidth ? 0 : inside.width >= 110 ? Self.wideList : Self.narrowList
        let columns = rows[3].columns([.fixed(listWidth), .fixed(listWidth > 0 ? 2 : 0), .flexible()])
        let parts = columns[0].rows([.fixed(1), .flexible()])
        heading = parts[0]
        list = parts[1]
        let area = columns[2]
        guard !isSweeping else {
            titles = [area.rows([.fixed(1), .flexible()])[0]]
            self.faces = Self.sweep(in: area.rows([.fixed(1), .flexible()])[1], measure)
            plain = nil
            real = nil
            return
        }
        let count = min(3, max(1, area.height / Self.wantedPart))
        let sections = area.rows([Extent](repeating: .flexible(), count: count)).map {
            $0.rows([.fixed(1), .flexible()])
        }
        titles = sections.map { $0[0] }
        let grid = Self.grid(in: sections.map { $0[1] }.min { $0.height < $1.height } ?? area, measure)
        let grids = sections.map { section in
            PictureGrid(count: grid.count, pictureSize: grid.pictureSize, in: section[1], gap: grid.gap)
        }
        self.faces = grids[0]
        plain = grids.count > 1 ? grids[1] : nil
        real = grids.count > 2 ? grids[2] : nil
    }

    /// Faces of one part, of the largest size in which enough of them fit.
    private static func grid(in area: Rect, _ measure: FaceMeasure) -> PictureGrid {
        var grid = PictureGrid(count: 0, pictureSize: Size(width: 0, height: 0), in: area)
        for size in FaceSizes.all(measure, least: 3) {
            grid = PictureGrid(count: greatestCount, pictureSize: size, in: area)
            if grid.count >= wantedFaces { break }
        }
        return grid
    }

    /// Rows of faces from end to end, of the largest size in which a row has enough.
    private static func sweep(in area: Rect, _ measure: FaceMeasure) -> PictureGrid {
        var grid = PictureGrid(count: 0, pictureSize: Size(width: 0, height: 0), in: area)
        for size in FaceSizes.all(measure, least: 3) {
            let columns = min(PhraseState.sweepColumns.upperBound, (area.width + 1) / (size.width + 1))
            let rows = min(area.height / size.height, greatestCount / max(1, columns) + 1)
            guard columns > 0, rows > 0 else { continue }
            // As wide as its columns, so that each row is one face.
            let room = Rect(
                x: area.x + (area.width - columns * (size.width + 1) + 1) / 2, y: area.y,
                width: columns * (size.width + 1) - 1, height: rows * size.height)
            grid = PictureGrid(count: columns * rows, pictureSize: size, in: room)
            if columns >= PhraseState.sweepColumns.lowerBound { break }
        }
        return grid
    }

    /// How many of the fixed faces are shown: all of them, or a row for each.
    var rowCount: Int { isSweeping ? faces.rows : faces.count }

    /// The first line of the list that is shown, so that the chosen one is in sight.
    func firstShown(of count: Int, pointer: Int) -> Int {
        min(max(0, pointer - list.height / 2), max(0, count - list.height))
    }
}
