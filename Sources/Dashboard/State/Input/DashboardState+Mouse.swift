import RunEvents
import TerminalUI

extension DashboardState {
    /// Takes in what the mouse did.
    mutating func takeIn(_ mouse: MouseEvent, _ effects: inout [Effect]) {
        guard ScreenLayout.fits(size) else { return }
        if case .snapshots = overlay { return takeInOverSnapshots(mouse) }
        // A click ends a phrase that is typed, and does what it does elsewhere.
        if case .phrase = overlay, mouse.action == .press(button: 1) { endPhrase() }
        guard overlay == .none else {
            if mouse.action == .press(button: 1), case .help = overlay { overlay = .none }
            return
        }
        switch mouse.action {
        case .scrollUp: move(page == .journal || page == .phrase ? .up : .left)
        case .scrollDown: move(page == .journal || page == .phrase ? .down : .right)
        case .press(button: 1): click(atColumn: mouse.x, row: mouse.y, &effects)
        case .press, .release: break
        }
    }

    private mutating func click(atColumn column: Int, row: Int, _ effects: inout [Effect]) {
        if let page = StatusLine.page(atColumn: column, row: row, in: self) {
            self.page = page
        } else if let key = KeyLine(state: self, ink: Ink(capabilities: capabilities)).key(atColumn: column, row: row) {
            press(key, &effects)
        } else if page == .overview, clickMark(atColumn: column, row: row) {
            return
        } else if page == .explorer {
            pickFace(atColumn: column, row: row)
        } else if page == .phrase {
            clickPhrase(atColumn: column, row: row)
        } else if let face = face(atColumn: column, row: row) {
            zoomedFace = shownZoom == nil ? face : nil
            page = .faces
        } else if let step = step(atColumn: column, row: row) {
            placeCursor(at: step)
        }
    }

    /// A click on the mark beside a learning rate chooses that network for `+` and `-`; one on the doctor's verdict shows
    /// what it rests on.
    ///
    /// - Returns: whether there is such a mark at this place.
    private mutating func clickMark(atColumn column: Int, row: Int) -> Bool {
        let ink = Ink(capabilities: capabilities)
        let layout = OverviewLayout(body: ScreenLayout(size: size).body, faces: faceMeasure)
        let panels = [(Player.discriminator, layout.discriminator), (.generator, layout.generator)]
        for (network, panel) in panels {
            let mark = NetworkPanel(network: network, state: self, ink: ink).rateArea(in: panel)
            guard mark.contains(x: column, y: row) else { continue }
            select(network == .discriminator ? .discriminator : .generator)
            return true
        }
        guard DoctorSign(state: self, ink: ink).area(onBorderOf: layout.scores).contains(x: column, y: row) else {
            return false
        }
        page = .doctor
        return true
    }
}
