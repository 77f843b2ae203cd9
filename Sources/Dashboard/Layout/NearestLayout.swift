import TerminalUI

/// Pairs of a generated face and the nearest real one, over or beside each other, with a line below.
struct NearestLayout: Sendable, Equatable {
    /// How a pair stands.
    enum Arrangement: Sendable, CaseIterable {
        case over
        case beside
    }

    /// The pairs.
    let grid: PictureGrid
    /// The cells of one face.
    let face: Size
    /// How each pair stands.
    let arrangement: Arrangement

    /// Fewer pairs than these are not worth faces in full size.
    private static let wantedPairs = 3

    /// As many pairs as fit, in full size if there is room for some.
    init(area: Rect, faces: FaceMeasure) {
        var best: NearestLayout?
        for size in FaceSizes.all(faces) {
            let layouts = Arrangement.allCases.map { NearestLayout(face: size, arrangement: $0, in: area) }
            let layout = layouts[1].grid.count > layouts[0].grid.count ? layouts[1] : layouts[0]
            if layout.grid.count > best?.grid.count ?? 0 { best = layout }
            if layout.grid.count >= Self.wantedPairs { break }
        }
        self = best ?? NearestLayout(face: Size(width: 8, height: 4), arrangement: .beside, in: area)
    }

    /// One pair as large as it fits.
    init(enlargedIn area: Rect, faces: FaceMeasure) {
        let layouts = Arrangement.allCases.map { arrangement in
            let room =
                arrangement == .over
                ? Rect(x: area.x, y: area.y, width: area.width, height: max(0, (area.height - 1) / 2))
                : Rect(x: area.x, y: area.y, width: max(0, (area.width - 1) / 2), height: max(0, area.height - 1))
            let face = FaceLayout.enlarged(in: room, faces: faces)
            return NearestLayout(
                face: Size(width: face.width, height: face.height), arrangement: arrangement, in: area, limit: 1)
        }
        self = layouts[1].face.height >= layouts[0].face.height ? layouts[1] : layouts[0]
    }

    private init(face: Size, arrangement: Arrangement, in area: Rect, limit: Int = NearestLayout.greatestCount) {
        self.face = face
        self.arrangement = arrangement
        let pair =
            arrangement == .over
            ? Size(width: face.width, height: face.height * 2 + 1)
            : Size(width: face.width * 2 + 1, height: face.height + 1)
        grid = PictureGrid(
            count: limit, pictureSize: pair, in: area, gap: Size(width: arrangement == .over ? 1 : 3, height: 0))
    }

    /// More pairs are never looked for.
    static let greatestCount = 64

    /// The cells of a pair's generated face, of its real one, and of the line below.
    func places(_ index: Int) -> (generated: Rect, real: Rect, caption: Rect) {
        let pair = grid.area(index)
        let first = Rect(x: pair.x, y: pair.y, width: face.width, height: face.height)
        let second =
            arrangement == .over
            ? Rect(x: pair.x, y: pair.y + face.height, width: face.width, height: face.height)
            : Rect(x: pair.x + face.width + 1, y: pair.y, width: face.width, height: face.height)
        return (first, second, Rect(x: pair.x, y: pair.maxY - 1, width: pair.width, height: 1))
    }
}
