import TerminalUI

extension DashboardState {
    /// Draws the whole screen; every cell of the canvas is set.
    public func view(into canvas: inout Canvas) {
        canvas.fill(canvas.bounds)
        let ink = Ink(capabilities: capabilities)
        guard ScreenLayout.fits(size) else { return drawTooSmall(into: &canvas, ink) }
        let layout = ScreenLayout(size: size)
        StatusLine(state: self, ink: ink).draw(in: layout.status, into: &canvas)
        switch page {
        case .overview: OverviewView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        case .plots: PlotsView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        case .faces: FacesView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        case .explorer: ExplorerView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        case .doctor: DoctorView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        case .journal: JournalView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        case .phrase: PhraseView(state: self, ink: ink).draw(in: layout.body, into: &canvas)
        }
        ProgressLines(state: self, ink: ink).draw(in: layout.progress, into: &canvas)
        MessageLines(state: self, ink: ink).draw(in: layout.messages, into: &canvas)
        KeyLine(state: self, ink: ink).draw(in: layout.keys, into: &canvas)
        switch overlay {
        case .none: break
        case .phrase: PhraseKeys(state: self, ink: ink).draw(in: layout.keys, into: &canvas)
        case .help(let scroll):
            HelpView(scroll: scroll, page: page, ink: ink).draw(in: canvas.bounds, into: &canvas)
        case .snapshots:
            let view = SnapshotsView(state: self, ink: ink)
            view.draw(in: layout.body, into: &canvas)
            view.drawKeys(in: layout.keys, into: &canvas)
        case .divergence(let answer):
            DivergenceView(answer: answer, state: self, ink: ink).draw(in: canvas.bounds, into: &canvas)
        case .command(let line): CommandLineView(line: line, ink: ink).draw(in: layout.keys, into: &canvas)
        case .quit(let answer):
            let view = QuitView(answer: answer, tie: tie, ink: ink)
            view.drawKeys(in: layout.keys, into: &canvas)
            view.draw(in: canvas.bounds, into: &canvas)
        }
    }

    private func drawTooSmall(into canvas: inout Canvas, _ ink: Ink) {
        let smallest = ScreenLayout.smallest
        var lines = [
            "gantop needs \(smallest.width)x\(smallest.height)",
            "this is \(size.width)x\(size.height)",
        ]
        // The question on leaving, in as few cells as it takes.
        if case .quit = overlay {
            lines = [tie == .attached ? "enter leaves it, s stops" : "enter saves, x does not", "esc stays"]
        }
        let top = max(0, (size.height - lines.count) / 2)
        for (index, line) in lines.enumerated() {
            let row = Rect(x: 0, y: top + index, width: size.width, height: 1)
            let text = ink.fitted(line, width: size.width)
            canvas.write(text, in: row, index == 0 ? ink.strong : ink.label, alignment: .center)
        }
    }
}
