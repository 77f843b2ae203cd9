import TerminalUI

/// The doctor's view: the verdict above what it was before, and beside or below them the vital signs.
struct DoctorLayout: Sendable, Equatable {
    /// Below this, a panel has no room for a line.
    private static let lowest = 3

    /// The verdict with its evidence and advice.
    let verdict: Rect
    /// The vital signs; empty where there is no room.
    let signs: Rect
    /// What the verdicts were; empty where there is no room.
    let past: Rect

    /// From this width on the vital signs stand beside the verdict.
    private static let wide = 110

    /// How many cells a line of the verdict may take.
    static func textWidth(of body: Rect) -> Int { (body.width >= wide ? body.width / 2 : body.width) - 6 }

    /// Divides `body`; `verdictLines` is what the verdict would like to have inside its panel.
    init(body: Rect, verdictLines: Int) {
        let signLines = VitalSign.Kind.allCases.count + 2
        if body.width >= Self.wide {
            let sides = body.columns([.flexible(), .flexible()])
            let left = Self.stack(sides[0], first: verdictLines + 4)
            (verdict, past, signs) = (left.first, left.second, sides[1])
        } else if body.height >= verdictLines + 2 + signLines {
            let upper = Self.stack(body, first: verdictLines + 2)
            let lower = Self.stack(upper.second, first: signLines)
            (verdict, signs, past) = (upper.first, lower.first, lower.second)
        } else {
            let parts = Self.stack(body, first: min(verdictLines + 2, body.height))
            (verdict, signs) = (parts.first, parts.second)
            past = Rect(x: body.x, y: body.maxY, width: 0, height: 0)
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
