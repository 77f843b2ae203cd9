import RunEvents
import TerminalUI

extension DashboardState {
    /// Where the view's parts stand now.
    var phraseLayout: PhraseLayout? {
        guard page == .phrase, ScreenLayout.fits(size) else { return nil }
        let inside = ScreenLayout(size: size).body.inset(horizontally: 1, vertically: 1)
        return PhraseLayout(
            inside: inside, conditions: phrase.names.count, isSweeping: phrase.sweep != nil,
            prefersReal: showsRealFaces, faces: faceMeasure)
    }

    /// Asks for the faces whenever they are others, and now and then while the run goes on.
    mutating func requestPhrase(_ effects: inout [Effect]) {
        guard isAlive, let conditions = phrase.conditions, let layout = phraseLayout else { return }
        let isSweeping = phrase.sweep != nil
        let wanted = PhraseRequest(
            said: phrase.said, count: isSweeping ? layout.grid.rows : layout.grid.count, sweep: phrase.sweep,
            columns: isSweeping ? layout.grid.columns : 1, realCount: isSweeping ? 0 : layout.grid.count,
            weights: weights)
        guard wanted.isSane(conditions: conditions.names.count) else { return }
        let waited = now - phrase.requestedAt
        if wanted == phrase.request, preview?.latentSeed == phrase.requestedSeed {
            let isOld = phrase.faces?.step != step
            let isDue =
                phrase.isWaiting ? waited >= PhraseState.patienceSeconds : isOld && waited >= PhraseState.refreshSeconds
            guard isDue else { return }
        }
        phrase.request = wanted
        phrase.requestedSeed = preview?.latentSeed
        phrase.requestedAt = now
        phrase.isWaiting = true
        effects.append(.send(.phrase(wanted)))
    }

    /// Takes in how well conditions are followed; the list moves only while nobody moves in it.
    mutating func takeIn(_ measures: [ConditionMeasure]) {
        consultDoctor { $0.append(measures) }
        if now - phrase.touchedAt >= PhraseState.calmSeconds { phrase.sort(by: doctor.obedience) }
    }

    /// Renders what the view shows, unless that is done.
    mutating func preparePhrase() {
        if page == .phrase, !phrase.isShown { phrase.sort(by: doctor.obedience) }
        phrase.isShown = page == .phrase
        for part in phraseLayout?.parts ?? [] {
            let (indices, size) = (0..<part.grid.count, part.grid.pictureSize)
            switch part.group {
            case .phrase: phrase.cells.prepare(indices, size: size, capabilities: capabilities)
            case .plain: phrase.plainCells.prepare(indices, size: size, capabilities: capabilities)
            case .real: phrase.realCells.prepare(indices, size: size, capabilities: capabilities)
            }
        }
    }
}
