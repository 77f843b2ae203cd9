import RunEvents
import TerminalUI

/// The view of the run itself: what it is made of, and what has happened.
struct JournalView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let facts = facts
        let layout = JournalLayout(body: area, descriptionLines: facts.count)
        drawFacts(facts, in: layout.description, into: &canvas)
        drawMessages(in: layout.messages, into: &canvas)
        ChangesPanel(state: state, ink: ink).draw(in: layout.changes, into: &canvas)
    }

    private func drawFacts(_ facts: [(name: String, value: String)], in area: Rect, into canvas: inout Canvas) {
        let inside = canvas.drawPanel(area, title: [Span("run", ink.strong)], glyphs: ink.glyphs)
            .inset(horizontally: 1, vertically: 0)
        for (row, fact) in facts.prefix(max(0, inside.height)).enumerated() {
            let name = Rect(x: inside.x, y: inside.y + row, width: min(14, inside.width), height: 1)
            canvas.write(fact.name, in: name, ink.label)
            let room = max(0, inside.width - 15)
            let value = fact.name == "faces" ? facesText(width: room) : ink.shortened(fact.value, width: room)
            canvas.write(value, at: inside.x + 15, inside.y + row, maxWidth: room)
        }
    }

    /// The newest lines that can be scrolled away at most, until the oldest ones fill their panel.
    func greatestScroll(in body: Rect) -> Int {
        let area = JournalLayout(body: body, descriptionLines: facts.count).messages
        return greatestScroll(inside: area.inset(horizontally: 2, vertically: 1))
    }

    private func greatestScroll(inside: Rect) -> Int {
        let entries = state.log.entries
        let lines = MessageLines(state: state, ink: ink)
        var rows = 0
        var shown = 0
        for entry in entries {
            rows += lines.wrapped(entry, width: inside.width).lines.count
            guard shown == 0 || rows <= inside.height else { break }
            shown += 1
        }
        return entries.count - shown
    }

    private func drawMessages(in area: Rect, into canvas: inout Canvas) {
        let entries = state.log.entries
        let count = NumberText.counted(entries.count, "line")
        let inside = canvas.drawPanel(
            area, title: [Span("messages", ink.strong)], note: [Span(count, ink.label)], glyphs: ink.glyphs
        ).inset(horizontally: 1, vertically: 0)
        guard inside.height > 0 else { return }
        let scroll = min(state.journalScroll, state.journalScroll > 0 ? greatestScroll(inside: inside) : 0)
        let lines = MessageLines(state: state, ink: ink)
        // As many of the newest as fit, each with all its lines; one that alone does not fit loses its end.
        var shown: [MessageLines.Wrapped] = []
        var rows = 0
        for entry in entries.dropLast(scroll).reversed() {
            let wrapped = lines.wrapped(entry, width: inside.width)
            guard shown.isEmpty || rows + wrapped.lines.count <= inside.height else { break }
            shown.insert(wrapped, at: 0)
            rows += wrapped.lines.count
        }
        var y = inside.y
        for entry in shown {
            let height = min(entry.lines.count, inside.maxY - y)
            lines.draw(entry, in: Rect(x: inside.x, y: y, width: inside.width, height: height), into: &canvas)
            y += height
        }
        if scroll > 0 {
            canvas.write(" \(scroll) newer below ", at: area.x + 2, area.maxY - 1, ink.label, maxWidth: area.width - 4)
        }
    }

    /// Where the faces come from, and how many they are: the number stays.
    private func facesText(width: Int) -> String {
        guard let run = state.description else { return "" }
        let count = ", " + NumberText.counted(run.faceCount, "face")
        let source = ink.shortened(run.source, width: max(8, width - count.displayWidth))
        return ink.fitted(source + count, width: width)
    }

    private func batchText(_ run: RunDescription) -> String {
        let faces = NumberText.counted(run.batchSize, "face")
        guard let next = state.runSettings?.nextBatchSize else {
            return "\(faces), \(NumberText.counted(run.threads, "thread"))"
        }
        return "\(faces), \(next) next epoch"
    }

    private var facts: [(name: String, value: String)] {
        guard let run = state.description else { return [("state", "making ready")] }
        func rate(_ value: Float?) -> String { value.map { NumberText.rate(Double($0)) } ?? "-" }
        var facts = [
            ("faces", ""),
            ("folder", run.folder),
            ("seed", String(run.seed)),
            ("batch", batchText(run)),
            (
                "steps",
                "\(NumberText.grouped(state.step)) of \(NumberText.grouped(run.totalSteps)), "
                    + "\(NumberText.grouped(run.stepsPerEpoch)) an epoch"
            ),
            ("learning rate", "D \(rate(state.discriminatorRate)), G \(rate(state.generatorRate))"),
        ]
        if let settings = state.runSettings {
            let numbers = [settings.beta1, settings.realLabel].map(NumberText.setting)
            facts.append(("beta1, label", numbers.joined(separator: ", ")))
            facts.append(("updates D:G", settings.stepRatio.description))
        }
        if run.firstStep > 0 { facts.append(("resumed after", "step \(NumberText.grouped(run.firstStep))")) }
        if let snapshot = state.snapshot {
            facts.append(
                ("last snapshot", "step \(NumberText.grouped(snapshot.step)), \(NumberText.bytes(snapshot.bytes))"))
        }
        if state.skippedFaces > 0 {
            facts.append(("unreadable", "\(NumberText.counted(state.skippedFaces, "face")) passed over"))
        }
        if let conditions = run.conditions {
            let noun = conditions.isVocabulary ? "word" : "attribute"
            facts.append(("phrases", "learnt from \(NumberText.counted(conditions.names.count, noun))"))
        }
        if let preview = state.preview { facts.append(("faces from", "seed " + String(preview.latentSeed))) }
        return facts
    }
}
