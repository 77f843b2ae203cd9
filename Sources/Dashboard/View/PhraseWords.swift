import Phrases
import TerminalUI

/// The phrase itself, and what was understood of it.
struct PhraseWords {
    let state: DashboardState
    let ink: Ink

    private var phrase: PhraseState { state.phrase }

    /// The style of what is said, and of what is denied.
    static func style(says: Bool, bold: Bool = false) -> Style { .role(says ? .good : .accent, bold: bold) }

    /// Draws the phrase into `row`; while it is typed with a caret, and with the words that may continue it.
    func drawPhrase(in row: Rect, into canvas: inout Canvas) {
        let start = canvas.write("\(ink.pointer) ", at: row.x, row.y, ink.accent, maxWidth: row.width)
        let room = max(0, row.maxX - start)
        if case .phrase(let line) = state.overlay {
            let view = TypedTextView(typed: line.typed, ink: ink, styles: styles)
            let end = view.draw(at: start, row.y, width: room, into: &canvas)
            drawOffers(of: line, from: end + 2, in: row, into: &canvas)
        } else if phrase.text.isEmpty {
            let hint = "press / and type, such as: \(example)"
            canvas.write(ink.fitted(hint, width: room), at: start, row.y, ink.label, maxWidth: room)
        } else {
            var column = start
            let styles = styles
            for (place, character) in ink.fitted(phrase.text, width: room).enumerated() {
                column = canvas.write(String(character), at: column, row.y, styles[min(place, styles.count - 1)])
            }
        }
    }

    /// Draws what is said and denied, what was not understood, and what does not go together, as far as there is room.
    func drawUnderstood(in area: Rect, into canvas: inout Canvas) {
        let chips = chips
        var pieces = chips + remarks
        if pieces.isEmpty { pieces = [[Span("nothing said: faces as varied as the data", ink.label)]] }
        var (row, used) = (0, 0)
        let width = max(0, area.width - 2)
        for (index, piece) in pieces.enumerated() {
            // The last row keeps room for the number of those left out.
            let rest = pieces.count - index - 1
            let sign = row == area.height - 1 && rest > 0 ? " +\(rest + 1)".count : 0
            let fits = used + piece.displayWidth + sign <= width
            if !fits, used > 0, row + 1 < area.height { (row, used) = (row + 1, 0) }
            let room = width - used - (row == area.height - 1 && rest > 0 ? sign : 0)
            guard used == 0 || piece.displayWidth <= room else {
                canvas.write("+\(rest + 1)", at: area.x + 2 + used, area.y + row, ink.label, maxWidth: width - used)
                return
            }
            let end = canvas.write(piece, at: area.x + 2 + used, area.y + row, maxWidth: room)
            // Chips have a ground that ends where they do.
            used = end - area.x - 2 + (index + 1 < chips.count ? 1 : 2)
        }
    }

    /// The conditions said, each with its sign.
    private var chips: [[Span]] {
        phrase.said.enumerated().filter { $0.element != 0 }.map { index, value in
            let style = Style(foreground: Self.style(says: value > 0).foreground, bold: true, reverse: true)
            return [Span(" \(value > 0 ? "+" : "-")\(phrase.names[index]) ", style)]
        }
    }

    private var remarks: [[Span]] {
        let words = unknown.map { "? \(text(of: $0))" }
        let contradictions = (phrase.reading?.contradictions ?? []).compactMap { contradiction in
            phrase.parser.map { "! \($0.describe(contradiction))" }
        }
        let untaught = phrase.said.indices.filter { phrase.said[$0] != 0 }.compactMap { index in
            phrase.reason(against: index).map { "! \($0)" }
        }
        return (words + untaught + contradictions).map { [Span($0, .role(.warning))] }
    }

    /// The words that say nothing, without one that is still being typed and may become one that does.
    private var unknown: [PhraseReading.UnknownWord] {
        let words = phrase.reading?.unknown ?? []
        guard case .phrase(let line) = state.overlay, !line.offers.isEmpty else { return words }
        return words.filter { $0.range.upperBound != line.typed.caret }
    }

    /// A word that says nothing, why, and what may have been meant.
    private func text(of word: PhraseReading.UnknownWord) -> String {
        let nearest = word.nearest.prefix(2).joined(separator: ", ")
        let offer = nearest.isEmpty ? "" : " (\(nearest)?)"
        switch word.reason {
        case .notKnown: return word.text + offer
        case .notInVocabulary: return word.text + ": not in these data" + offer
        case .saysNothingHere: return word.text + ": says nothing here" + offer
        }
    }

    /// The words of the phrase in the colours of what they say; those that say nothing are marked.
    private var styles: [Style] {
        var styles = [Style](repeating: .plain, count: max(1, phrase.text.count))
        func paint(_ range: Range<Int>, _ style: Style) {
            for place in range.clamped(to: styles.indices) { styles[place] = style }
        }
        for statement in phrase.reading?.statements ?? [] {
            let style = Self.style(says: statement.says)
            for range in statement.ranges + [statement.denial].compactMap(\.self) { paint(range, style) }
        }
        for word in unknown {
            paint(word.range, Style(foreground: .role(.warning), underline: true))
        }
        return styles
    }

    private func drawOffers(of line: PhraseLine, from x: Int, in row: Rect, into canvas: inout Canvas) {
        var column = x
        for (index, offer) in line.offers.enumerated() {
            guard column + offer.displayWidth <= row.maxX else { return }
            canvas.write(offer, at: column, row.y, index == line.chosenOffer ? ink.accent : ink.label)
            column += offer.displayWidth + 2
        }
    }

    /// A phrase that these data understand.
    private var example: String {
        let example = "a smiling woman with blond hair"
        if let reading = try? phrase.parser?.read(example), reading.unknown.isEmpty { return example }
        let known = phrase.names.indices.filter { phrase.reason(against: $0) == nil }
        return known.prefix(2).map { phrase.names[$0] }.joined(separator: ", ")
    }
}
