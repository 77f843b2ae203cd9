import TerminalUI

/// The list of snapshots with the faces of the chosen one beside it.
struct SnapshotsLayout: Sendable, Equatable {
    /// The width of the list with all its columns, and with few of them.
    private static let (wide, usual, narrow) = (58, 45, 22)

    /// The panel of the list.
    let list: Rect
    /// The panel of faces.
    let faces: Rect

    /// Divides the view's part of the screen.
    init(body: Rect) {
        let width = body.width >= 150 ? Self.wide : body.width >= 76 ? Self.usual : Self.narrow
        let sides = body.columns([.fixed(width), .flexible()])
        list = sides[0]
        faces = sides[1]
    }

    /// Where the faces stand.
    var facesInside: Rect { faces.inset(horizontally: 1, vertically: 1) }

    /// The row of headings.
    var heading: Rect {
        let inside = list.inset(horizontally: 1, vertically: 1)
        return Rect(x: inside.x, y: inside.y, width: inside.width, height: min(1, inside.height))
    }

    /// The rows of the list.
    var rowsArea: Rect {
        let inside = list.inset(horizontally: 1, vertically: 1)
        return Rect(x: inside.x, y: inside.y + 1, width: inside.width, height: inside.height - 1 - details.height)
    }

    /// Lines about the chosen one, below the list; none on low screens.
    var details: Rect {
        let inside = list.inset(horizontally: 1, vertically: 1)
        let height = inside.height >= 12 ? 3 : 0
        return Rect(x: inside.x, y: inside.maxY - height, width: inside.width, height: height)
    }

    /// How many of so many snapshots are in sight.
    func rows(of count: Int) -> Int { min(count, rowsArea.height) }
}
