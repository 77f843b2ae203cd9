import RunEvents
import TerminalUI

extension DashboardState {
    /// The run has gone back; its course up to there follows as a history of its own.
    mutating func takeIn(_ change: WentBack, _ effects: inout [Effect]) {
        history = MetricHistory()
        doctor.goBack(to: change.toStep)
        phrase.sort(by: doctor.obedience)
        film.cut(after: change.toStep)
        filmStep = nil
        if let cursor, cursor > change.toStep { self.cursor = nil }
        edits.removeAll { $0.step > change.toStep }
        markReturn(change)
        if let returned = snapshots.listing?.entries.last(where: { $0.step == change.toStep }) {
            snapshotAt = now - snapshots.age(of: returned, at: now)
        }
        refreshSnapshots(&effects)
        divergence = change.divergence == nil ? nil : change
        if let seconds = change.trainedSeconds, seconds.isFinite { trainedSeconds = max(0, seconds) }
        say(EventWords.words(of: change))
        if change.divergence != nil { effects.append(.bell) }
    }

    private mutating func markReturn(_ change: WentBack) {
        if edits.count >= EditMark.capacity { edits.removeFirst() }
        let text = "back from step \(NumberText.grouped(change.fromStep))"
        edits.append(EditMark(step: change.toStep, selection: .both, text: text, kind: .wentBack))
    }

    /// Opens or closes the question of how to go on, as the run's phase tells.
    mutating func askAboutDivergence(in phase: RunPhase) {
        switch phase {
        case .paused where divergence != nil:
            if case .quit = overlay { return }
            overlay = .divergence(.halfRate)
        case .paused: break
        default:
            divergence = nil
            if case .divergence = overlay { overlay = .none }
        }
    }

    /// A key while it is asked how to go on after numbers that were not finite.
    mutating func pressInDivergence(_ key: Key, _ answer: DivergenceAnswer, _ effects: inout [Effect]) {
        switch key {
        case .up, .left, .backTab: overlay = .divergence(answer.advanced(by: -1))
        case .down, .right, .tab: overlay = .divergence(answer.advanced(by: 1))
        case .enter: give(answer, &effects)
        case .escape:
            overlay = .none
            say("paused at the last good state; space goes on, b goes further back", .warning)
        case .character(let character):
            guard let answer = DivergenceAnswer.allCases.first(where: { $0.key == character }) else { return }
            give(answer, &effects)
        default: break
        }
    }

    private mutating func give(_ answer: DivergenceAnswer, _ effects: inout [Effect]) {
        overlay = .none
        switch answer {
        case .halfRate:
            effects.append(.send(.scaleLearningRate(.both, factor: 0.5)))
            resumeFromDivergence(&effects)
        case .unchanged: resumeFromDivergence(&effects)
        case .otherSnapshot: browseSnapshots()
        case .leave: leave(&effects)
        }
    }

    private mutating func resumeFromDivergence(_ effects: inout [Effect]) {
        pauseRequest = false
        effects.append(.send(.resume))
    }
}

/// How a run names what lies beyond the step it went back to.
enum StepAside {
    /// The end of such names, such as `.after-0000400`.
    static func name(_ step: Int) -> String {
        let digits = String(max(0, step))
        return ".after-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}
