import RunEvents
import TerminalUI

/// The conditions of a run, a line each: what is said of it, how many of the data have it, how well it is followed.
struct ConditionList {
    let state: DashboardState
    let ink: Ink

    /// Columns of the share of the data, and of how well a condition is followed.
    private static let shareWidth = 5
    private static let followedWidth = 6

    /// Draws the heading and the lines that fit, the chosen one among them.
    func draw(_ layout: PhraseLayout, into canvas: inout Canvas) {
        let (heading, list) = (layout.heading, layout.list)
        guard list.width > 0, list.height > 0 else { return }
        let name = max(0, list.width - Self.shareWidth - Self.followedWidth)
        canvas.write("asked", at: heading.x + 2, heading.y, ink.label, maxWidth: name)
        write("data", in: heading, column: name, width: Self.shareWidth, ink.label, &canvas)
        write("obeys", in: heading, column: name + Self.shareWidth, width: Self.followedWidth, ink.label, &canvas)
        let conditions = state.phrase.list
        let first = layout.firstShown(of: conditions.count, pointer: state.phrase.pointer)
        for (row, condition) in conditions.dropFirst(first).prefix(list.height).enumerated() {
            let line = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            draw(condition, isChosen: first + row == state.phrase.pointer, in: line, name: name, into: &canvas)
        }
    }

    private func draw(_ condition: Int, isChosen: Bool, in line: Rect, name: Int, into canvas: inout Canvas) {
        let phrase = state.phrase
        guard let conditions = phrase.conditions else { return }
        let said = phrase.said[condition]
        let isKnown = phrase.reasonAgainst(condition) == nil
        let style: Style =
            !isKnown
            ? ink.label : said > 0 ? .role(.good, bold: true) : said < 0 ? .role(.discriminator, bold: true) : ink.value
        canvas.write(isChosen ? ink.pointer : " ", at: line.x, line.y, ink.accent)
        canvas.write(said > 0 ? "+" : said < 0 ? "-" : " ", at: line.x + 1, line.y, style)
        let text = phrase.parser?.name(of: condition, says: true) ?? conditions.names[condition]
        let room = max(0, name - 3)
        canvas.write(ink.fitted(text, width: room), at: line.x + 2, line.y, style, maxWidth: room)
        let share = conditions.rates[condition].map { NumberText.fixed($0 * 100, decimals: 0) + "%" } ?? ink.dash
        write(share, in: line, column: name, width: Self.shareWidth, ink.label, &canvas)
        let followed = phrase.measures[condition].map { measure in
            let number = NumberText.fixed(abs(measure.difference), decimals: 2)
            return (measure.difference < 0 ? "-" : "") + number
        }
        write(
            followed ?? "", in: line, column: name + Self.shareWidth, width: Self.followedWidth,
            isKnown ? ink.value : ink.label, &canvas)
    }

    private func write(
        _ text: String, in line: Rect, column: Int, width: Int, _ style: Style, _ canvas: inout Canvas
    ) {
        let place = Rect(x: line.x + column, y: line.y, width: min(width, max(0, line.width - column)), height: 1)
        canvas.write(ink.fitted(text, width: place.width), in: place, style, alignment: .trailing)
    }
}
