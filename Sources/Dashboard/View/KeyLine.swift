import RunEvents
import TerminalUI

/// The line at the bottom: the keys that matter now. On very low screens the newest message takes it for some seconds.
struct KeyLine {
    /// How long a message stands where the keys were, in seconds.
    static let messageSeconds = 6.0

    let state: DashboardState
    let ink: Ink

    /// Draws the line into `area`, a row.
    func draw(in area: Rect, into canvas: inout Canvas) {
        let row = Rect(x: area.x + 1, y: area.y, width: max(0, area.width - 2), height: area.height)
        let isAlone = ScreenLayout(size: state.size).messages.isEmpty
        if isAlone, let line = CursorLine(state: state, ink: ink).spans(width: row.width) {
            canvas.write(line, at: row.x, row.y, maxWidth: row.width)
        } else if isAlone, let line = TroubleLine(state: state, ink: ink, rows: 1) {
            line.draw(in: area, into: &canvas)
        } else if isAlone, let newest = state.log.latest(1, at: state.elapsed).last,
            newest.kind == .alarm || state.elapsed - newest.seconds < Self.messageSeconds
        {
            MessageLines(state: state, ink: ink).draw(newest, in: row, into: &canvas)
        } else {
            canvas.write(hints.spans(width: row.width), at: row.x, row.y, maxWidth: row.width)
        }
    }

    private var hints: FittedLine {
        var line = FittedLine()
        func add(_ importance: Int, _ key: String, _ word: String, _ style: Style? = nil) {
            let label = [Span(key, ink.accent), Span(" " + word, style ?? ink.label)]
            line.add(importance, label)
        }
        switch state.phase {
        case .finished:
            add(9, "e", "another epoch")
        case .failed, .stopped: break
        case .paused:
            add(9, "space", "resume")
            add(3, ".", "step")
        case .starting, .running, .stopping: add(9, "space", "pause")
        }
        if state.page == .doctor, state.isAlive, let advice = state.doctor.current?.advice, !advice.commands.isEmpty {
            add(10, "enter", "take the advice")
        }
        if state.isAlive {
            addRate(to: &line)
            add(8, "s", "snapshot")
            add(4, "n", "new faces")
            if canSwitchRealFaces { add(5, "r", state.showsRealFaces ? "generated" : "real faces") }
            if state.page == .faces {
                add(6, "m", state.nearest.isShown ? "all faces" : "nearest real")
                add(4, "p", "picture")
            }
            add(2, "a", state.weights == .average ? "raw weights" : "averaged weights")
        }
        add(1, "w", state.showsRecent ? "whole course" : "last steps")
        if state.tie == .attached { add(9, "D", "detach") }
        add(6, "tab", "view")
        add(10, "?", "help")
        add(11, "q", state.tie == .attached ? "leave" : "quit")
        return line
    }

    /// Whether real faces come and go: where a phrase has all its faces on the screen they stay.
    private var canSwitchRealFaces: Bool { state.page != .phrase || state.phraseLayout?.parts.count == 2 }

    private func addRate(to line: inout FittedLine) {
        let key = Span("+ -", ink.accent)
        switch state.selection {
        case .both:
            line.add(
                7,
                [
                    key, Span(" rate ", ink.label), Span("D", ink.style(of: .discriminator, bold: true)),
                    Span("+", ink.label), Span("G", ink.style(of: .generator, bold: true)),
                ])
        case .discriminator:
            line.add(7, [key, Span(" rate ", ink.label), Span("D  ", ink.style(of: .discriminator, bold: true))])
        case .generator:
            line.add(7, [key, Span(" rate ", ink.label), Span("G  ", ink.style(of: .generator, bold: true))])
        }
    }
}
