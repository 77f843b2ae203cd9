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
        let row = inside(area)
        if isAlone, let line = CursorLine(state: state, ink: ink).spans(width: row.width) {
            canvas.write(line, at: row.x, row.y, maxWidth: row.width)
        } else if isAlone, let line = TroubleLine(state: state, ink: ink, rows: 1) {
            line.draw(in: area, into: &canvas)
        } else if isAlone, let newest = newestMessage {
            MessageLines(state: state, ink: ink).draw(newest, in: row, into: &canvas)
        } else {
            canvas.write(hints.line.spans(width: row.width), at: row.x, row.y, maxWidth: row.width)
        }
    }

    /// The key whose name or meaning stands at a place, for the mouse.
    func key(atColumn column: Int, row: Int) -> Key? {
        let area = ScreenLayout(size: state.size).keys
        let inside = inside(area)
        guard row == area.y, (inside.x..<inside.maxX).contains(column), showsKeys(width: inside.width) else {
            return nil
        }
        let hints = hints
        guard let (index, offset) = hints.line.piece(atColumn: column - inside.x, width: inside.width) else {
            return nil
        }
        return hints.keys[index](offset)
    }

    private func inside(_ area: Rect) -> Rect {
        Rect(x: area.x + 1, y: area.y, width: max(0, area.width - 2), height: area.height)
    }

    /// Whether messages have no row of their own.
    private var isAlone: Bool { ScreenLayout(size: state.size).messages.isEmpty }

    /// The message that takes the row for some seconds.
    private var newestMessage: MessageLog.Entry? {
        state.log.latest(1, at: state.elapsed).last.flatMap { newest in
            newest.kind == .alarm || state.elapsed - newest.seconds < Self.messageSeconds ? newest : nil
        }
    }

    /// Whether nothing else has the row.
    private func showsKeys(width: Int) -> Bool {
        guard isAlone else { return true }
        return CursorLine(state: state, ink: ink).spans(width: width) == nil
            && TroubleLine(state: state, ink: ink, rows: 1) == nil && newestMessage == nil
    }

    /// Keys with what they do, and which key stands how far from the beginning of each.
    private struct Hints {
        var line = FittedLine()
        var keys: [(_ offset: Int) -> Key?] = []

        mutating func add(_ importance: Int, _ wordings: [[Span]], key: @escaping (_ offset: Int) -> Key?) {
            line.add(importance, wordings)
            keys.append(key)
        }
    }

    private static func key(named name: String) -> Key? {
        switch name {
        case "space": .character(" ")
        case "enter": .enter
        case "tab": .tab
        default: name.first.map { .character($0) }
        }
    }

    private var hints: Hints {
        var line = Hints()
        func add(_ importance: Int, _ key: String, _ word: String, _ style: Style? = nil) {
            let label = [Span(key, ink.accent), Span(" " + word, style ?? ink.label)]
            line.add(importance, [label]) { _ in Self.key(named: key) }
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

    private func addRate(to line: inout Hints) {
        let key = Span("+ -", ink.accent)
        let (blue, purple) = (ink.style(of: .discriminator, bold: true), ink.style(of: .generator, bold: true))
        let label: [Span] =
            switch state.selection {
            case .both:
                [
                    key, Span(" rate ", ink.label), Span("D", blue), Span("+", ink.label), Span("G", purple),
                ]
            case .discriminator: [key, Span(" rate ", ink.label), Span("D  ", blue)]
            case .generator: [key, Span(" rate ", ink.label), Span("G  ", purple)]
            }
        line.add(7, [label]) { offset in
            switch offset {
            case 0: .character("+")
            case 2: .character("-")
            default: nil
            }
        }
    }
}
