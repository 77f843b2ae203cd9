import RunEvents
import TerminalUI

/// The doctor's view: what it makes of the run, why, and what would help.
struct DoctorView {
    let state: DashboardState
    let ink: Ink

    /// Draws the view.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let diagnosis = state.doctor.current
        let evidence = diagnosis?.evidence.count ?? 1
        let layout = DoctorLayout(body: area, verdictLines: 2 + evidence + (diagnosis?.advice == nil ? 0 : 1))
        drawVerdict(diagnosis, in: layout.verdict, into: &canvas)
        VitalSigns(state: state, ink: ink).draw(in: layout.signs, into: &canvas)
        drawPast(in: layout.past, into: &canvas)
    }

    private func drawVerdict(_ diagnosis: Diagnosis?, in area: Rect, into canvas: inout Canvas) {
        let stepText = state.doctor.symptoms.map { "step \(NumberText.grouped($0.step))" } ?? ""
        let inside = canvas.drawPanel(
            area, title: [Span("doctor", ink.strong)], note: [Span(stepText, ink.label)], glyphs: ink.glyphs
        ).inset(horizontally: 2, vertically: 0)
        guard inside.height > 0 else { return }
        guard let diagnosis else {
            let text = "the first look is after \(Checkup.length) steps"
            return canvas.write(ink.fitted(text, width: inside.width), in: inside, ink.label)
        }
        let sign = DoctorSign(state: state, ink: ink).sign(of: diagnosis.finding)
        // Where there is room, the verdict stands by itself.
        let lines = 2 + diagnosis.evidence.count + (diagnosis.advice == nil ? 0 : 1)
        let isAiry = inside.height >= lines + 2
        var row = inside.y + (isAiry ? 1 : 0)
        let head = [Span("\(sign.symbol) ", sign.style), Span(diagnosis.finding.name, sign.style)]
        canvas.write(head, at: inside.x, row, maxWidth: inside.width)
        row += 1
        var details = [(diagnosis.detail, Style.plain)]
        if isAiry { details.append(("", .plain)) }
        details += diagnosis.evidence.map { ("\(ink.dot) \($0)", ink.label) }
        let last = inside.maxY - (diagnosis.advice == nil ? 0 : 1)
        for (text, style) in details where row < last {
            canvas.write(ink.fitted(text, width: inside.width - 2), at: inside.x + 2, row, style)
            row += 1
        }
        if let advice = diagnosis.advice {
            draw(advice, at: inside.x, min(row + (isAiry ? 1 : 0), inside.maxY - 1), width: inside.width, into: &canvas)
        }
    }

    private func draw(_ advice: Advice, at x: Int, _ y: Int, width: Int, into canvas: inout Canvas) {
        let key = advice.commands.isEmpty ? [Span("\(ink.pointer) ", ink.accent)] : [Span("enter ", ink.accent)]
        let text = ink.fitted(advice.text, width: max(0, width - key.displayWidth))
        canvas.write(key + [Span(text, ink.strong)], at: x, y, maxWidth: width)
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
