import TerminalUI

/// The list of conditions: a column of lines, or several where one has not enough and there is room.
struct ConditionListLayout: Sendable, Equatable {
    /// The line above each column.
    let headings: [Rect]
    /// The columns' lines.
    let columns: [Rect]
    /// What is known of the condition chosen; empty where there is no room.
    let detail: Rect

    /// Cells of a column: with names cut, with most of them whole, with a bar.
    private static let (narrow, usual, wide, widest) = (20, 28, 36, 44)
    /// Cells between columns.
    private static let gap = 2
    /// Views with fewer cells have a narrow list, and from so many on wider ones.
    private static let (usualView, wideView, widestView) = (56, 128, 168)
    /// The part of the view that several columns take at most.
    private static let greatestShare = (numerator: 2, denominator: 5)
    /// Lower lists have no line for the condition chosen.
    private static let lowestWithDetail = 8

    /// No list at all.
    static let none = ConditionListLayout(area: Rect(x: 0, y: 0, width: 0, height: 0), columns: 0)

    /// So many lines in the left part of `area`.
    ///
    /// - Parameter spare: cells that nothing else has a use for; one column alone takes them, as far as names need them.
    init(left area: Rect, count: Int, spare: Int = 0) {
        let rows = max(1, Self.parts(of: area)[1].height)
        let most = area.width * Self.greatestShare.numerator / Self.greatestShare.denominator
        let needed = (count + rows - 1) / rows
        let columns = max(1, min(needed, (most + Self.gap) / (Self.usual + Self.gap)))
        let single =
            area.width < Self.usualView
            ? Self.narrow
            : area.width < Self.wideView ? Self.usual : area.width < Self.widestView ? Self.wide : Self.widest
        let roomy = min(single + spare, max(single, Self.wide))
        let each = columns == 1 ? roomy : min(Self.widest, (most + Self.gap) / columns - Self.gap)
        self.init(
            area: Rect(
                x: area.x, y: area.y, width: min(area.width, columns * (each + Self.gap) - Self.gap),
                height: area.height),
            columns: columns)
    }

    private init(area: Rect, columns count: Int) {
        let parts = Self.parts(of: area)
        let extents = [Extent](repeating: .flexible(), count: count)
        headings = parts[0].columns(extents, gap: Self.gap)
        columns = parts[1].columns(extents, gap: Self.gap)
        detail = parts[2]
    }

    /// The heading, the lines, and the line below.
    private static func parts(of area: Rect) -> [Rect] {
        area.rows([.fixed(1), .flexible(), .fixed(area.height >= lowestWithDetail ? 1 : 0)])
    }

    /// Cells from the left end to the right one.
    var width: Int { (columns.last?.maxX ?? 0) - (columns.first?.x ?? 0) }
    /// Lines of a column.
    var rows: Int { columns.first?.height ?? 0 }
    /// How many conditions are in sight at most.
    var capacity: Int { columns.count * rows }

    /// The cells of a line, counted down the columns.
    ///
    /// - Precondition: it is one of `0..<capacity`.
    func line(_ slot: Int) -> Rect {
        let column = columns[slot / rows]
        return Rect(x: column.x, y: column.y + slot % rows, width: column.width, height: 1)
    }

    /// The line at a cell, if there is one.
    func slot(x: Int, y: Int) -> Int? {
        columns.firstIndex { $0.contains(x: x, y: y) }.map { $0 * rows + y - columns[$0].y }
    }

    /// The place of the first condition in sight: the one chosen stays in the middle where it can. Several columns move
    /// column by column.
    func firstShown(of count: Int, place: Int) -> Int {
        guard rows > 0, count > capacity else { return 0 }
        guard columns.count > 1 else { return min(max(0, place - rows / 2), count - rows) }
        let all = (count + rows - 1) / rows
        return min(max(0, place / rows - columns.count / 2), all - columns.count) * rows
    }
}
