import TerminalUI

/// The parts of the view of phrases: the phrase with what was understood above, the list of conditions on the left,
/// groups of faces on the right.
struct PhraseLayout: Sendable, Equatable {
    /// Whose faces a group shows.
    enum Group: Sendable, Equatable {
        /// Those of the phrase, or of a condition that goes from end to end.
        case phrase
        /// The same with nothing said.
        case plain
        /// Real ones that agree.
        case real
    }

    /// Faces with the line above them.
    struct Part: Sendable, Equatable {
        /// Whose faces.
        var group: Group
        /// What they are.
        var title: Rect
        /// Where they stand.
        var grid: PictureGrid
    }

    /// The line of the phrase.
    let phrase: Rect
    /// What was understood of it.
    let understood: Rect
    /// The conditions; none where a condition that goes from end to end needs their room.
    let list: ConditionListLayout
    /// The groups of faces, each with as many as the others.
    let parts: [Part]

    /// The faces of the phrase.
    var grid: PictureGrid { parts[0].grid }

    /// Cells between the list and the faces.
    private static let gap = 2
    /// Lines for what was understood, by the height of the view.
    private static func understoodRows(_ height: Int) -> Int { height < 24 ? 1 : height < 40 ? 2 : 3 }

    /// Divides the inside of the panel. Where there is no room for all groups, the second one is that of real faces if
    /// they are preferred.
    init(inside: Rect, conditions: Int, isSweeping: Bool, prefersReal: Bool, faces measure: FaceMeasure) {
        let rows = inside.rows([.fixed(1), .fixed(Self.understoodRows(inside.height)), .flexible()])
        phrase = rows[0]
        understood = rows[1]
        let (list, beside) = Self.divide(rows[2], conditions, measure)
        guard isSweeping else {
            self.list = list
            let groups: [Group] = [.phrase, .plain, .real]
            let parts = FaceGroups(in: beside, faces: measure).parts
            self.parts = parts.enumerated().map { index, part in
                let group: Group = parts.count == 2 && index == 1 && prefersReal ? .real : groups[index]
                return Part(group: group, title: part.title, grid: part.grid)
            }
            return
        }
        let narrow = SweepGrid(in: beside, faces: measure)
        let sweep = narrow.isClear ? narrow : SweepGrid(in: rows[2], faces: measure)
        self.list = narrow.isClear ? list : .none
        parts = [Part(group: .phrase, title: sweep.title, grid: sweep.grid)]
    }

    /// The list, and what it leaves for faces.
    private static func divide(
        _ area: Rect, _ conditions: Int, _ measure: FaceMeasure
    ) -> (list: ConditionListLayout, beside: Rect) {
        func right(of list: ConditionListLayout) -> Rect {
            let left = list.width + gap
            return Rect(x: area.x + left, y: area.y, width: area.width - left, height: area.height)
        }
        let narrow = ConditionListLayout(left: area, count: conditions)
        let beside = right(of: narrow)
        let parts = FaceGroups(in: beside, faces: measure).parts
        let spare = beside.maxX - (parts.map(\.grid.bounds.maxX).max() ?? beside.maxX)
        let list = ConditionListLayout(left: area, count: conditions, spare: spare)
        return (list, right(of: list))
    }
}
