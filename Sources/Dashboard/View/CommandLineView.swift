import TerminalUI

/// The line behind `:` with what it may become, or what is wrong with it.
struct CommandLineView {
    let line: CommandLine
    let ink: Ink

    /// Draws the line into `row`.
    func draw(in row: Rect, into canvas: inout Canvas) {
        canvas.fill(row)
        let inside = Rect(x: row.x + 1, y: row.y, width: max(0, row.width - 2), height: 1)
        let start = canvas.write(":", at: inside.x, row.y, ink.accent, maxWidth: inside.width)
        let column = TypedTextView(typed: line.typed, ink: ink)
            .draw(at: start, row.y, width: inside.maxX - start, into: &canvas)
        let room = inside.maxX - column - 2
        guard room > 8 else { return }
        if let complaint = line.complaint {
            canvas.write(ink.fitted(complaint, width: room), at: column + 2, row.y, .role(.alarm), maxWidth: room)
        } else {
            canvas.write(hint(width: room), at: column + 2, row.y, maxWidth: room)
        }
    }

    /// What the line may become; an ellipsis stands for the names that have no room.
    private func hint(width: Int) -> [Span] {
        let candidates = line.candidates
        guard candidates.count == 1 else {
            var names = FittedLine()
            for (index, command) in candidates.enumerated() {
                names.add(candidates.count - index, [Span(command.name, ink.label)])
            }
            guard names.hiddenCount(width: width) > 0 else { return names.spans(width: width) }
            let ellipsis = Span(ink.glyphs == .ascii ? " ..." : " …", ink.label)
            return names.spans(width: width - ellipsis.text.displayWidth) + [ellipsis]
        }
        var hint = FittedLine()
        let command = candidates[0]
        hint.add(2, [Span(command.takesArgument ? "\(command.name) \(command.usage)" : command.name)])
        hint.add(1, [Span(command.meaning, ink.label)])
        return hint.spans(width: width)
    }
}
