import RunEvents
import TerminalUI

/// The doctor's view: what it makes of the run, why, and what would help.
struct DoctorView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let diagnosis = state.doctor.current
        let width = DoctorLayout.textWidth(of: area)
        let lines = diagnosis.map { self.text(of: $0, width: width).lines } ?? waitingLines(width: width)
        let meanings = SignMeanings(ink: ink).lines(width: width)
        let layout = DoctorLayout(body: area, verdictLines: max(1, lines.count), meaningLines: meanings.count)
        drawVerdict(diagnosis, in: layout.verdict, into: &canvas)
        VitalSigns(state: state, ink: ink).draw(in: layout.signs, into: &canvas)
        drawPast(in: layout.past, into: &canvas)
        SignMeanings(ink: ink).draw(meanings, in: layout.meanings, into: &canvas)
    }

    /// A verdict in lines.
    private struct Text {
        /// Its name and what it means.
        var head: [[Span]]
        /// What speaks for it.
        var evidence: [[Span]] = []
        /// What would help.
        var advice: [[Span]] = []

        var lines: [[Span]] { head + evidence + advice }
    }

    private func text(of diagnosis: Diagnosis, width: Int) -> Text {
        let sign = DoctorSign(state: state, ink: ink).sign(of: diagnosis.finding)
        var text = Text(head: [[Span("\(sign.symbol) ", sign.style), Span(diagnosis.finding.name, sign.style)]])
        text.head += DivergenceView.wrapped(diagnosis.detail, width: width - 2).map { [Span("  \($0)")] }
        for line in diagnosis.evidence {
            for (row, part) in DivergenceView.wrapped(line, width: width - 4).enumerated() {
                text.evidence.append([Span("  \(row == 0 ? ink.dot : " ") \(part)", ink.label)])
            }
        }
        guard let advice = diagnosis.advice else { return text }
        let key = advice.commands.isEmpty ? "\(ink.pointer) " : "enter "
        for (row, part) in DivergenceView.wrapped(advice.text, width: width - key.displayWidth).enumerated() {
            let start = row == 0 ? key : String(repeating: " ", count: key.displayWidth)
            text.advice.append([Span(start, ink.accent), Span(part, ink.strong)])
        }
        return text
    }

    /// What stands in place of a verdict.
    private func waitingLines(width: Int) -> [[Span]] {
        if state.doctor.isSilent {
            let text = "the doctor knows networks that make faces from nothing; of a restorer, the reports tell the dB"
            return DivergenceView.wrapped(text, width: width).map { [Span($0, ink.label)] }
        }
        guard let change = state.doctor.watchingSince else {
            return [[Span(ink.fitted("the first look is after \(Checkup.length) steps", width: width), ink.label)]]
        }
        let head = "watching since step \(NumberText.grouped(change))"
        let why =
            "what was measured before that change says nothing of it; "
            + "a verdict takes \(Doctor.patience * Checkup.length) steps"
        return [[Span(ink.fitted(head, width: width), ink.strong)]]
            + DivergenceView.wrapped(why, width: width).map { [Span($0, ink.label)] }
    }

    private func drawVerdict(_ diagnosis: Diagnosis?, in area: Rect, into canvas: inout Canvas) {
        let looked = state.doctor.symptoms.map { "at step \(NumberText.grouped($0.step))" } ?? ""
        let inside = canvas.drawPanel(
            area, title: [Span("doctor", ink.strong)], note: [Span(looked, ink.label)], glyphs: ink.glyphs
        ).inset(horizontally: 2, vertically: 0)
        guard inside.height > 0 else { return }
        guard let diagnosis else {
            for (row, line) in waitingLines(width: inside.width).prefix(inside.height).enumerated() {
                canvas.write(line, at: inside.x, inside.y + row, maxWidth: inside.width)
            }
            return
        }
        var text = self.text(of: diagnosis, width: inside.width)
        // Where there is room, the verdict stands by itself; where there is none, the evidence is cut.
        if inside.height >= text.lines.count + 2 { text.head.insert([], at: 0) }
        let beyond = max(0, text.lines.count - inside.height)
        text.evidence.removeLast(min(beyond, text.evidence.count))
        for (row, line) in text.lines.prefix(inside.height).enumerated() {
            canvas.write(line, at: inside.x, inside.y + row, maxWidth: inside.width)
        }
    }

    private func drawPast(in area: Rect, into canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let inside = canvas.drawPanel(area, title: [Span("verdicts", ink.strong)], glyphs: ink.glyphs)
            .inset(horizontally: 2, vertically: 0)
        let width = NumberText.grouped(state.step).count
        for (row, verdict) in state.doctor.verdicts.suffix(inside.height).reversed().enumerated() {
            let sign = DoctorSign(state: state, ink: ink).sign(of: verdict.diagnosis.finding)
            let step = NumberText.padded(NumberText.grouped(verdict.step), to: width)
            let start = canvas.write(
                [Span("step \(step)  ", ink.label), Span("\(sign.symbol) ", sign.style)], at: inside.x, inside.y + row,
                maxWidth: inside.width)
            let room = max(0, inside.maxX - start)
            let line = verdict.diagnosis.line
            let text = line.displayWidth <= room ? line : verdict.diagnosis.finding.name
            canvas.write(ink.fitted(text, width: room), at: start, inside.y + row, maxWidth: room)
        }
    }
}
