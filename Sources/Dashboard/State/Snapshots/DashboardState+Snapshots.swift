import RunEvents
import TerminalUI

extension DashboardState {
    /// Opens the list of snapshots.
    ///
    /// - Parameter step: whose snapshot is chosen; nil for the newest.
    mutating func browseSnapshots(at step: Int? = nil) {
        guard isAlive, phase != .starting else { return say("there is nothing to go back from") }
        snapshots = SnapshotBrowser(choosing: step)
        overlay = .snapshots
    }

    /// Asks for the list when it is opened, and again when more faces fit.
    mutating func requestSnapshots(_ effects: inout [Effect]) {
        guard case .snapshots = overlay, isAlive, ScreenLayout.fits(size) else { return }
        let layout = SnapshotsLayout(body: ScreenLayout(size: size).body)
        let fitting = FaceLayout(area: layout.facesInside, faces: faceMeasure).grid.count
        let count = max(1, min(fitting, SnapshotBrowser.greatestFaceCount))
        guard count > snapshots.requestedFaces else { return }
        snapshots.requestedFaces = count
        effects.append(.send(.listSnapshots(faces: count)))
    }

    /// Asks for the list again while it is open: something has changed.
    mutating func refreshSnapshots(_ effects: inout [Effect]) {
        guard case .snapshots = overlay, snapshots.requestedFaces > 0 else { return }
        effects.append(.send(.listSnapshots(faces: snapshots.requestedFaces)))
    }

    /// Renders the faces of the snapshot chosen, unless that is done.
    mutating func prepareSnapshotFaces() {
        guard case .snapshots = overlay, ScreenLayout.fits(size) else { return }
        let layout = SnapshotsLayout(body: ScreenLayout(size: size).body)
        let grid = FaceLayout(area: layout.facesInside, faces: faceMeasure).grid
        snapshots.faces.prepare(0..<grid.count, size: grid.pictureSize, capabilities: capabilities)
    }

    /// A key while the list of snapshots is open.
    mutating func pressInSnapshots(_ key: Key, _ effects: inout [Effect]) {
        let page = max(1, snapshotRows - 1)
        switch key {
        case .enter where snapshots.isConfirming: goBackToChosen(&effects)
        case .enter: snapshots.isConfirming = snapshots.chosen != nil
        case .escape where snapshots.isConfirming, .character("n") where snapshots.isConfirming:
            snapshots.isConfirming = false
        case .character("y") where snapshots.isConfirming: goBackToChosen(&effects)
        case .escape, .character("b"), .character("q"): closeSnapshots()
        case .up, .character("k"): chooseSnapshot { $0.move(by: -1) }
        case .down, .character("j"): chooseSnapshot { $0.move(by: 1) }
        case .pageUp: chooseSnapshot { $0.move(by: -page) }
        case .pageDown: chooseSnapshot { $0.move(by: page) }
        case .home: chooseSnapshot { $0.choose(0) }
        case .end: chooseSnapshot { $0.choose(.max) }
        case .character("s"): perform(.saveSnapshot, &effects)
        case .character(" "): perform(.pauseOrResume, &effects)
        default: break
        }
    }

    /// The mouse while the list is open: the wheel moves, a click chooses, another one asks.
    mutating func takeInOverSnapshots(_ mouse: MouseEvent) {
        switch mouse.action {
        case .scrollUp: chooseSnapshot { $0.move(by: -1) }
        case .scrollDown: chooseSnapshot { $0.move(by: 1) }
        case .press(button: 1):
            let layout = SnapshotsLayout(body: ScreenLayout(size: size).body)
            let rows = layout.rows(of: snapshots.entries.count)
            guard layout.rowsArea.contains(x: mouse.x, y: mouse.y) else { return }
            let index = firstSnapshotShown + mouse.y - layout.rowsArea.y
            guard index < firstSnapshotShown + rows, index < snapshots.entries.count else { return }
            let wasChosen = snapshots.chosenIndex == index
            chooseSnapshot { $0.choose(index) }
            snapshots.isConfirming = wasChosen
        case .press, .release: break
        }
    }

    /// The first line of the list that is in sight: the one chosen stays in the middle where it can.
    var firstSnapshotShown: Int {
        let count = snapshots.entries.count
        return min(max(0, (snapshots.chosenIndex ?? 0) - snapshotRows / 2), max(0, count - snapshotRows))
    }

    private var snapshotRows: Int {
        SnapshotsLayout(body: ScreenLayout(size: size).body).rows(of: snapshots.entries.count)
    }

    private mutating func chooseSnapshot(_ change: (inout SnapshotBrowser) -> Void) {
        snapshots.isConfirming = false
        change(&snapshots)
    }

    private mutating func closeSnapshots() {
        // What had to be decided still has to be.
        overlay = divergence == nil || phase != .paused ? .none : .divergence(.halfRate)
    }

    private mutating func goBackToChosen(_ effects: inout [Effect]) {
        guard isAlive, let chosen = snapshots.chosen else { return }
        overlay = .none
        effects.append(.send(.goBack(snapshot: chosen.name)))
        say("going back to step \(NumberText.grouped(chosen.step))")
    }
}
