import RunEvents
import TerminalUI

/// The conditions of a run, a line each: what is said of it, how many of the data have it, how well it is followed.
struct ConditionList {
    let state: DashboardState
    let ink: Ink

    /// Cells of the share of the data, of how well a condition is followed, and of the bar that shows it.
    private static let (shareWidth, followedWidth, barWidth) = (5, 6, 8)
    /// Lines with fewer cells have no share, and from so many on a bar.
    private static let (leastWithShare, leastWithBar) = (26, 40)

    private var phrase: PhraseState { state.phrase }

    /// Draws the headings and the lines that fit, the chosen one among them.
    func draw(_ layout: ConditionListLayout, into canvas: inout Canvas) {
        let list = phrase.order.list
        guard layout.capacity > 0 else { return }
        let first = layout.firstShown(of: list.count, place: phrase.order.place)
        let shown = list.dropFirst(first).prefix(layout.capacity)
        for (index, heading) in layout.headings.enumerated() where index * layout.rows < shown.count {
            drawHeading(in: heading, into: &canvas)
        }
        for (slot, condition) in shown.enumerated() {
            draw(condition, isChosen: first + slot == phrase.order.place, in: layout.line(slot), into: &canvas)
        }
        drawDetail(in: layout.detail, hidden: list.count - shown.count, into: &canvas)
    }

    /// The parts of a line, without the two cells of pointer and sign.
    private func parts(of line: Rect) -> (name: Rect, share: Rect, followed: Rect, bar: Rect) {
        let parts = line.columns([
            .fixed(2), .flexible(), .fixed(line.width >= Self.leastWithShare ? Self.shareWidth : 0),
            .fixed(Self.followedWidth), .fixed(line.width >= Self.leastWithBar ? Self.barWidth + 1 : 0),
        ])
        let bar = Rect(x: parts[4].x + 1, y: line.y, width: parts[4].width - 1, height: 1)
        return (parts[1], parts[2], parts[3], bar)
    }

    private func drawHeading(in row: Rect, into canvas: inout Canvas) {
        let parts = parts(of: row)
        let isByName = phrase.order.kind == .name
        let what = phrase.conditions?.isVocabulary == true ? "word" : "attribute"
        canvas.write(what, in: parts.name, isByName ? ink.accent : ink.label)
        canvas.write("data", in: parts.share, ink.label, alignment: .trailing)
        canvas.write("obeys", in: parts.followed, isByName ? ink.label : ink.accent, alignment: .trailing)
    }

    private func draw(_ condition: Int, isChosen: Bool, in line: Rect, into canvas: inout Canvas) {
        let parts = parts(of: line)
        let said = phrase.said[condition]
        let isTaught = phrase.reason(against: condition) == nil
        let style: Style =
            said != 0
            ? PhraseWords.style(says: said > 0, bold: true)
            : isTaught ? Style(bold: isChosen) : Style(foreground: ink.label.foreground, bold: isChosen)
        canvas.write(isChosen ? ink.pointer : " ", at: line.x, line.y, ink.accent)
        canvas.write(said > 0 ? "+" : said < 0 ? "-" : " ", at: line.x + 1, line.y, style)
        canvas.write(
            ink.fitted(phrase.names[condition], width: parts.name.width), at: parts.name.x, line.y, style,
            maxWidth: parts.name.width)
        canvas.write(share(of: condition), in: parts.share, ink.label, alignment: .trailing)
        guard let difference = state.doctor.obedience.newest[condition]?.difference else { return }
        let isFollowed = difference >= Obedience.leastFollowed
        let ownStyle: Style = isTaught && isFollowed ? ink.value : ink.label
        canvas.write(Self.text(of: difference), in: parts.followed, ownStyle, alignment: .trailing)
        canvas.drawProgressBar(
            difference, x: parts.bar.x, y: line.y, width: parts.bar.width,
            style: .role(isFollowed ? .generator : .softGenerator), glyphs: ink.glyphs)
    }

    /// The share of the data that has a condition; only what nobody or everybody has is 0% or 100%.
    private func share(of condition: Int) -> String {
        guard let rates = phrase.conditions?.rates, rates.indices.contains(condition), let rate = rates[condition]
        else {
            return ink.dash
        }
        let percent = rate * 100
        if rate > 0, percent < 0.5 { return "<1%" }
        if rate < 1, percent >= 99.5 { return ">99%" }
        return NumberText.fixed(percent, decimals: 0) + "%"
    }

    /// A difference with its sign.
    static func text(of difference: Double) -> String {
        let text = NumberText.fixed(difference, decimals: 2)
        return text.hasPrefix("-") ? text : "+" + text
    }

    /// What is known of the condition chosen, the longest wording that fits.
    private func drawDetail(in row: Rect, hidden: Int, into canvas: inout Canvas) {
        guard !row.isEmpty, let condition = phrase.order.condition else { return }
        let more = hidden > 0 ? "\(hidden) more" : ""
        let room = row.width - 2
        var wordings: [String]
        if let reason = phrase.reason(against: condition) {
            // Its name stands in the list.
            wordings = [reason, String(reason.drop { $0 != ":" }.dropFirst(2))]
        } else if let measure = state.doctor.obedience.newest[condition] {
            let shares = [measure.asked, measure.opposite].map { NumberText.fixed($0 * 100, decimals: 0) + "%" }
            let step = NumberText.grouped(measure.step)
            let text = "asked \(shares[0]), opposite \(shares[1])"
            wordings = ["\(text), step \(step)", text]
        } else {
            wordings = ["not measured yet"]
        }
        let text = wordings.first { $0.displayWidth <= room } ?? wordings[wordings.count - 1]
        let end = canvas.write(ink.fitted(text, width: room), at: row.x + 2, row.y, ink.label, maxWidth: room)
        if end + more.count + 2 <= row.maxX { canvas.write(more, in: row, ink.label, alignment: .trailing) }
    }
}
