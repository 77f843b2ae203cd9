import RunEvents
import TerminalUI

/// A sum of faces: a row of faces for each of A, B and C at the left, the sum with eight around it at the right.
struct FaceSumLayout: Sendable, Equatable {
    /// Columns of a term's sign and letter before its faces.
    static let signWidth = 5
    /// The room that the terms take at most, as a part of the whole.
    private static let greatestShare = (numerator: 2, denominator: 5)

    /// The cells of each term's faces.
    private(set) var terms: [[Rect]] = []
    /// The size of a term's face.
    let termSize: Size
    /// The nine faces of the sum.
    let sum: PictureGrid

    /// Divides the inside of the panel.
    init(inside: Rect, counts: [Int], faces: FaceMeasure) {
        let sizes = FaceSizes.all(faces, least: 3)
        let share = inside.width * Self.greatestShare.numerator / Self.greatestShare.denominator
        let most = max(1, counts.max() ?? 1)
        let size =
            sizes.first { size in
                3 * size.height + 2 <= inside.height && Self.signWidth + most * (size.width + 1) <= share
            } ?? sizes[sizes.count - 1]
        termSize = size
        let left = min(inside.width, Self.signWidth + most * (size.width + 1))
        let parts = inside.columns([.fixed(left), .flexible()])
        sum = PictureGrid(nine: parts[1], faces: faces)
        let gap = 3 * size.height + 2 <= inside.height ? 1 : 0
        let height = 3 * size.height + 2 * gap
        let top = parts[0].y + max(0, (parts[0].height - height) / 2)
        for (row, count) in counts.enumerated() {
            let y = top + row * (size.height + gap)
            terms.append(
                (0..<count).map { place in
                    Rect(
                        x: parts[0].x + Self.signWidth + place * (size.width + 1), y: y, width: size.width,
                        height: size.height)
                })
        }
    }
}

extension PictureGrid {
    /// Rows of the smallest face of a sum.
    private static let leastSumRows = 3

    /// Three by three of the largest faces that fit, of any size up to a large face's: the sum is what is looked at.
    fileprivate init(nine area: Rect, faces: FaceMeasure) {
        var large = faces
        large.size = .large
        let full = large.cells
        let most = max(Self.leastSumRows, min(full.height, area.height / 3))
        var grid = PictureGrid(count: 0, pictureSize: Size(width: 0, height: 0), in: area)
        for height in (Self.leastSumRows...most).reversed() {
            let size = Size(width: height * full.width / max(1, full.height), height: height)
            let room = area.centered(width: 3 * size.width + 2, height: 3 * size.height)
            grid = PictureGrid(count: FaceSum.shownCount, pictureSize: size, in: room)
            if grid.count == FaceSum.shownCount, grid.columns == 3 { break }
        }
        self = grid
    }
}
