import TerminalUI

extension DashboardState {
    /// Keys that move the cursor through the past, or the messages up and down.
    mutating func move(_ key: Key) {
        switch (page, key) {
        case (.journal, _): scrollJournal(key)
        case (.explorer, _): explore(key)
        case (.phrase, _): phraseKey(key)
        case (.faces, .left), (.faces, .right): moveAlongFilmstrip(backwards: key == .left)
        case (.faces, .enter): zoomedFace = zoomedFace == nil && zoomableCount > 0 ? 0 : nil
        case (.faces, .escape) where zoomedFace != nil: zoomedFace = nil
        case (.faces, .up), (.faces, .down): zoom(by: key == .up ? -1 : 1)
        case (_, .left): moveCursor(columns: -1)
        case (_, .right): moveCursor(columns: 1)
        case (_, .pageUp): moveCursor(columns: -10)
        case (_, .pageDown): moveCursor(columns: 10)
        case (_, .home): if page.hasCursor { cursor = history.firstStep }
        case (_, .end), (_, .escape): cursor = nil
        default: break
        }
    }

    /// The cursor where the view has a place for it.
    var shownCursor: Int? {
        if case .snapshots = overlay { return nil }
        return page.hasCursor ? cursor : nil
    }

    /// The generated faces that the view shows: those of the past at the cursor, else the last ones.
    var shownFaces: FaceCells { cursor.flatMap(film.preview) == nil ? generatedCells : filmCells }

    /// The face that the view shows large; where there are fewer faces than when it was chosen, the last one.
    var shownZoom: Int? {
        guard page == .faces, let zoomedFace else { return nil }
        return min(zoomedFace, max(0, zoomableCount - 1))
    }

    /// How many faces can be shown large.
    private var zoomableCount: Int {
        nearestLayout == nil ? shownFaces.count : nearest.generatedCells.count
    }

    /// Puts the cursor on a step; on the last one it lets go, and the screen follows the run again.
    mutating func placeCursor(at step: Int) {
        guard let first = history.firstStep else { return }
        cursor = step >= self.step ? nil : max(first, step)
        exactCursor = nil
    }

    private mutating func moveCursor(columns: Int) {
        guard let window = mainWindow else { return }
        let from = cursor ?? step
        let column = window.column(of: from) ?? 0
        let target = min(max(0, column + columns), window.columns - 1)
        let steps = window.steps(of: target)
        // A column that holds the same step, at one step a column or fewer, would stand still.
        placeCursor(at: columns < 0 ? min(steps.lowerBound, from - 1) : max(steps.lowerBound, from + 1))
    }

    private mutating func moveAlongFilmstrip(backwards: Bool) {
        let from = cursor ?? step
        let isNow = cursor == nil && backwards
        let shown = isNow ? film.previews.last?.step ?? from : film.preview(at: from)?.step ?? from
        if let next = film.step(after: shown, backwards: backwards) {
            placeCursor(at: next)
        } else if !backwards {
            cursor = nil
        }
    }

    private mutating func scrollJournal(_ key: Key) {
        guard ScreenLayout.fits(size) else { return }
        let view = JournalView(state: self, ink: Ink(capabilities: capabilities))
        let greatest = view.greatestScroll(in: ScreenLayout(size: size).body)
        switch key {
        case .up: journalScroll += 1
        case .down: journalScroll -= 1
        case .pageUp: journalScroll += 10
        case .pageDown: journalScroll -= 10
        case .home: journalScroll = greatest
        case .end, .escape: journalScroll = 0
        default: break
        }
        journalScroll = min(max(0, journalScroll), greatest)
    }

    /// Shows the face before or after the one shown large.
    private mutating func zoom(by distance: Int) {
        let count = zoomableCount
        guard let shown = shownZoom, count > 0 else { return }
        zoomedFace = ((shown + distance) % count + count) % count
    }
}
