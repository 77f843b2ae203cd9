import RunEvents
import TerminalUI

/// What happened when numbers were not finite, and how the run may go on, in a panel over the view.
struct DivergenceView {
    let answer: DivergenceAnswer
    let state: DashboardState
    let ink: Ink

    /// Draws the panel into the middle of `area`.
    func draw(in area: Rect, into canvas: inout Canvas) {
        guard let change = state.divergence else { return }
        let width = min(64, area.width)
        // The title names the step.
        let reason = change.divergence.map { $0.split(separator: ": ").dropFirst().joined(separator: ": ") } ?? ""
        let reasons = Self.wrapped(reason, width: width - 4)
        let place = "The networks are back at step \(NumberText.grouped(change.toStep)), their last good state."
        let facts = reasons + Self.wrapped(place, width: width - 4)
        let answers = DivergenceAnswer.allCases
        // Where there is little room the question stays, and as much of the facts as fits.
        let factRows = min(facts.count, max(1, area.height - answers.count - 3))
        let panel = area.centered(width: width, height: min(factRows + answers.count + 3, area.height))
        canvas.fill(panel)
        let inside = canvas.drawPanel(
            panel,
            title: [
                Span("numbers went wrong at step \(NumberText.grouped(change.fromStep))", .role(.alarm, bold: true))
            ],
            note: [Span("enter", ink.accent), Span(" chooses", ink.label)], style: .role(.alarm), glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        for (row, fact) in facts.prefix(factRows).enumerated() {
            canvas.write(fact, at: inside.x, inside.y + row, maxWidth: inside.width)
        }
        for (index, choice) in answers.enumerated() {
            let row = Rect(x: inside.x, y: inside.y + factRows + 1 + index, width: inside.width, height: 1)
            guard row.y < inside.maxY else { break }
            draw(choice, isChosen: choice == answer, in: row, into: &canvas)
        }
    }

    private func draw(_ choice: DivergenceAnswer, isChosen: Bool, in row: Rect, into canvas: inout Canvas) {
        canvas.write(isChosen ? ink.pointer : " ", at: row.x, row.y, ink.accent, maxWidth: row.width)
        let room = row.width - 4
        let wordings = wordings(of: choice)
        let text = wordings.first { $0.displayWidth <= room } ?? wordings[wordings.count - 1]
        canvas.write(ink.fitted(text, width: room), at: row.x + 2, row.y, Style(bold: isChosen), maxWidth: room)
        canvas.write(String(choice.key), in: row, ink.accent, alignment: .trailing)
    }

    /// What an answer means, the longest wording first.
    private func wordings(of choice: DivergenceAnswer) -> [String] {
        switch choice {
        case .halfRate:
            let text = "go on with half the learning rate"
            return [text + halves, text, "half the learning rate"]
        case .unchanged: return ["go on unchanged"]
        case .otherSnapshot: return ["choose another snapshot"]
        case .leave: return ["quit"]
        }
    }

    /// The rates that half of the present ones are.
    private var halves: String {
        guard let discriminator = state.discriminatorRate, let generator = state.generatorRate else { return "" }
        let rates = [discriminator, generator].map { NumberText.rate(Double($0 / 2)) }
        return rates[0] == rates[1] ? ", \(rates[0])" : ", D \(rates[0]), G \(rates[1])"
    }

    /// Text in lines of at most `width` cells, broken between words.
    static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
