import RunEvents

extension DashboardState {
    /// Leaves the run training without this screen, where there is something to leave.
    mutating func detach(_ effects: inout [Effect]) {
        overlay = .none
        if case .failed(let reason) = phase { return effects.append(.quit(.failed(reason))) }
        if tie == .attached { return effects.append(.quit(phase == .stopped ? .over : .detached)) }
        guard isAlive else { return say("the run is ending; ctrl-c leaves without waiting") }
        guard phase != .finished else { return say("all steps are done; q leaves") }
        effects.append(.quit(.detached))
    }

    /// The terminal is gone.
    mutating func hangUp(_ effects: inout [Effect]) {
        // A run that is done, or about to be, ends as it would have.
        guard tie == .own(outlivesTerminal: true), isAlive, phase != .finished else {
            return tie == .attached ? detach(&effects) : endSaving(&effects)
        }
        detach(&effects)
    }

    /// Another screen has asked for fewer faces than this one shows, or for other weights: asks again, once.
    mutating func noticeOtherScreens(_ before: Preview?, _ now: Preview) {
        guard let wanted = requestedPreview, let before, before.faces.count >= wanted.count else { return }
        if now.faces.count < wanted.count { requestedPreview = nil }
    }

    /// Nothing more comes from the run. One that said why has been understood already.
    mutating func lose(_ effects: inout [Effect]) {
        switch phase {
        case .stopped, .failed: break
        case .starting, .running, .paused, .finished, .stopping: effects.append(.quit(.lost))
        }
    }
}
