import RunEvents
import TerminalUI

extension DashboardState {
    /// Keys of the view of phrases.
    mutating func phraseKey(_ key: Key) {
        guard phrase.conditions != nil else { return }
        switch key {
        case .character("/"), .character("i"): overlay = .phrase(PhraseLine(phrase.text))
        case .enter, .character("x"): changeSelected { $0.toggle($1) }
        case .character("v"): changeSelected { $0.switchSweep($1) }
        case .character("o"): phrase.switchOrder()
        case .escape, .backspace: phrase.clear()
        default: movePhrasePointer(key)
        }
    }

    private mutating func changeSelected(_ change: (inout PhraseState, Int) -> String?) {
        let list = phrase.list
        guard list.indices.contains(phrase.pointer) else { return }
        if let reason = change(&phrase, list[phrase.pointer]) { say(reason) }
    }

    private mutating func movePhrasePointer(_ key: Key) {
        let last = max(0, phrase.said.count - 1)
        let page = max(1, phraseLayout?.list.height ?? 1)
        switch key {
        case .up: phrase.pointer -= 1
        case .down: phrase.pointer += 1
        case .pageUp, .left: phrase.pointer -= page
        case .pageDown, .right: phrase.pointer += page
        case .home: phrase.pointer = 0
        case .end: phrase.pointer = last
        default: break
        }
        phrase.pointer = min(max(0, phrase.pointer), last)
    }

    /// A key while a phrase is typed: its faces follow at each of them.
    mutating func pressInPhrase(_ key: Key, _ line: PhraseLine) {
        var line = line
        switch key {
        case .escape, .enter:
            overlay = .none
            return phrase.remember()
        case .backspace:
            guard line.removeLast() else {
                overlay = .none
                return
            }
        case .control("u"): line.clear()
        case .tab: line.complete { text in phrase.parser?.completions(of: text, limit: Self.offeredWords) ?? [] }
        case .up: line.recall(phrase.past, older: true)
        case .down: line.recall(phrase.past, older: false)
        case .character(let character): line.append(character)
        default: break
        }
        overlay = .phrase(line)
        if line.text != phrase.text { phrase.say(line.text) }
    }

    /// Words that `tab` goes through.
    private static let offeredWords = 12

    /// A click: on the phrase to type, on a line of the list to go on with it.
    mutating func clickPhrase(atColumn column: Int, row: Int) {
        guard phrase.conditions != nil, let layout = phraseLayout else { return }
        if layout.phrase.contains(x: column, y: row) {
            overlay = .phrase(PhraseLine(phrase.text))
        } else if layout.list.contains(x: column, y: row) {
            let place = layout.firstShown(of: phrase.said.count, pointer: phrase.pointer) + row - layout.list.y
            guard place < phrase.said.count else { return }
            phrase.pointer = place
            changeSelected { $0.toggle($1) }
        }
    }

    /// Where the view's parts stand now.
    var phraseLayout: PhraseLayout? {
        guard page == .phrase, ScreenLayout.fits(size) else { return nil }
        let inside = ScreenLayout(size: size).body.inset(horizontally: 1, vertically: 1)
        return PhraseLayout(inside: inside, isSweeping: phrase.sweep != nil, faces: faceMeasure)
    }

    /// Asks for the faces whenever they are others, and now and then while the run goes on.
    mutating func requestPhrase(_ effects: inout [Effect]) {
        guard isAlive, let conditions = phrase.conditions, let layout = phraseLayout else { return }
        let wanted = PhraseRequest(
            said: phrase.said, count: layout.rowCount, sweep: phrase.sweep,
            columns: phrase.sweep == nil ? 1 : layout.faces.columns, realCount: layout.real?.count ?? 0,
            weights: weights)
        guard wanted.isSane(conditions: conditions.names.count) else { return }
        let waited = now - phrase.requestedAt
        if wanted == phrase.request, preview?.latentSeed == phrase.requestedSeed {
            let isAnswered = phrase.faces?.request == wanted
            let isOld = isAnswered && waited >= PhraseState.refreshSeconds && phrase.faces?.step != step
            guard isOld || (!isAnswered && waited >= PhraseState.patienceSeconds) else { return }
        }
        phrase.request = wanted
        phrase.requestedSeed = preview?.latentSeed
        phrase.requestedAt = now
        effects.append(.send(.phrase(wanted)))
    }

    /// Renders what the view shows, unless that is done.
    mutating func preparePhrase() {
        guard let layout = phraseLayout else { return }
        let size = layout.faces.pictureSize
        phrase.cells.prepare(0..<layout.faces.count, size: size, capabilities: capabilities)
        if let plain = layout.plain {
            phrase.plainCells.prepare(0..<plain.count, size: plain.pictureSize, capabilities: capabilities)
        }
        if let real = layout.real {
            phrase.realCells.prepare(0..<real.count, size: real.pictureSize, capabilities: capabilities)
        }
    }
}
