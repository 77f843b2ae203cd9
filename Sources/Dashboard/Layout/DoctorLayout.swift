import TerminalUI

/// The doctor's view: the verdict above what it was before, beside or below them the vital signs, and what those mean.
struct DoctorLayout: Sendable, Equatable {
    /// Below this, a panel has no room for a line.
    private static let lowest = 3

    /// The verdict with its evidence and advice.
    let verdict: Rect
    /// The vital signs; empty where there is no room.
    let signs: Rect
    /// What the verdicts were; empty where there is no room.
    let past: Rect
    /// What the vital signs mean; empty where there is no room.
    let meanings: Rect

    /// Rows that the past verdicts keep above the meanings.
    private static let leastPast = 5

    /// From this width on the vital signs stand beside the verdict.
    private static let wide = 110

    /// How many cells a line of the verdict may take.
    static func textWidth(of body: Rect) -> Int { (body.width >= wide ? body.width / 2 : body.width) - 6 }

    /// Divides `body`; `verdictLines` and `meaningLines` are what these would like to have inside their panels.
    init(body: Rect, verdictLines: Int, meaningLines: Int) {
        let nowhere = Rect(x: body.x, y: body.maxY, width: 0, height: 0)
        let signLines = VitalSign.Kind.allCases.count + 2
        if body.width >= Self.wide {
            let sides = body.columns([.flexible(), .flexible()])
            let left = Self.stack(sides[0], first: verdictLines + 4)
            (verdict, signs) = (left.first, sides[1])
            let isRoomy = left.second.height >= Self.leastPast + meaningLines + 2
            let lower = isRoomy ? left.second.rows([.flexible(), .fixed(meaningLines + 2)]) : [left.second, nowhere]
            (past, meanings) = (lower[0], lower[1])
        } else if body.height >= verdictLines + 2 + signLines {
            let upper = Self.stack(body, first: verdictLines + 2)
            let lower = Self.stack(upper.second, first: signLines)
            (verdict, signs, past) = (upper.first, lower.first, lower.second)
            meanings = nowhere
        } else {
            let parts = Self.stack(body, first: min(verdictLines + 2, body.height))
            (verdict, signs) = (parts.first, parts.second)
            (past, meanings) = (nowhere, nowhere)
        }
    }

    /// `first` rows and the rest, where the rest has room for a line; else all for the first.
    private static func stack(_ area: Rect, first: Int) -> (first: Rect, second: Rect) {
        guard area.height - first >= lowest else {
            return (area, Rect(x: area.x, y: area.maxY, width: 0, height: 0))
        }
        let parts = area.rows([.fixed(first), .flexible()])
        return (parts[0], parts[1])
    }
}
