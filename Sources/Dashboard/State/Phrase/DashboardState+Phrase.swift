import RunEvents
import TerminalUI

extension DashboardState {
    /// Keys of the view of phrases.
    mutating func phraseKey(_ key: Key) {
        guard phrase.conditions != nil else { return }
        phrase.touchedAt = now
        switch key {
        case .character("/"), .character("i"): overlay = .phrase(PhraseLine(phrase.text))
        case .escape, .backspace: phrase.stepBack()
        case .character("v"): switchSweep()
        default:
            // What cannot be seen is not changed.
            guard let list = phraseLayout?.list, list.capacity > 0 else { return }
            pressInConditions(key, list)
        }
    }

    private mutating func pressInConditions(_ key: Key, _ list: ConditionListLayout) {
        switch key {
        case .enter, .character("x"): toggleChosenCondition()
        case .character("o"):
            phrase.order.switchKind()
            phrase.sort(by: doctor.obedience)
        case .up, .character("k"): phrase.order.choose(phrase.order.place - 1)
        case .down, .character("j"): phrase.order.choose(phrase.order.place + 1)
        case .left, .pageUp: phrase.order.choose(phrase.order.place - list.rows)
        case .right, .pageDown: phrase.order.choose(phrase.order.place + list.rows)
        case .home: phrase.order.choose(0)
        case .end: phrase.order.choose(.max)
        default: break
        }
    }

    private mutating func toggleChosenCondition() {
        guard let condition = phrase.order.condition, let reason = phrase.toggle(condition) else { return }
        say(reason)
    }

    /// The condition chosen goes from end to end; where the list gave its room to one, that one does no longer.
    private mutating func switchSweep() {
        let isListShown = (phraseLayout?.list.capacity ?? 0) > 0
        guard let condition = isListShown ? phrase.order.condition : phrase.sweep ?? phrase.order.condition else {
            return
        }
        if let reason = phrase.switchSweep(condition) { say(reason) }
    }

    /// A key while a phrase is typed: its faces follow at each of them.
    mutating func pressInPhrase(_ key: Key, _ line: PhraseLine) {
        var line = line
        switch key {
        case .escape, .enter: return endPhrase()
        case .backspace where line.text.isEmpty: return endPhrase()
        case .tab: line.complete()
        case .backTab: line.complete(backwards: true)
        default:
            let parser = phrase.parser
            line.take(key, past: phrase.past) {
                parser?.completions(of: $0, limit: PhraseLine.greatestOfferCount) ?? []
            }
        }
        overlay = .phrase(line)
        if line.text != phrase.text { phrase.say(line.text) }
    }

    /// Keys are keys again; the phrase stays.
    mutating func endPhrase() {
        overlay = .none
        phrase.remember()
    }

    /// Says a phrase that was typed as a command, and shows its faces.
    mutating func say(phrase text: String) {
        page = .phrase
        guard phrase.conditions != nil else { return }
        phrase.say(text)
        phrase.remember()
    }

    /// A click: on the phrase to type, on a condition to go on with it.
    mutating func clickPhrase(atColumn column: Int, row: Int) {
        guard phrase.conditions != nil, let layout = phraseLayout else { return }
        phrase.touchedAt = now
        if layout.phrase.contains(x: column, y: row) {
            overlay = .phrase(PhraseLine(phrase.text))
        } else if let slot = layout.list.slot(x: column, y: row) {
            let count = phrase.order.list.count
            let place = layout.list.firstShown(of: count, place: phrase.order.place) + slot
            guard place < count else { return }
            phrase.order.choose(place)
            toggleChosenCondition()
        }
    }
}
