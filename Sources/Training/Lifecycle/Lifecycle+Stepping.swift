extension Lifecycle {
    mutating func begin(_ facts: Facts) -> [Order] {
        guard mode == .starting else { return [] }
        mode = beginsPaused ? .paused : .running
        return [.tell(beginsPaused ? .paused : .running)] + saveIfDue(facts)
    }

    mutating func pause() -> [Order] {
        if mode == .starting { beginsPaused = true }
        pendingReturn?.goesOn = false
        guard mode == .running else { return [] }
        mode = .paused
        return [.note(.paused), .tell(.paused)]
    }

    mutating func unpause(_ facts: Facts) -> [Order] {
        switch mode {
        case .starting:
            beginsPaused = false
            return []
        case .returning: return unpauseReturn(facts)
        case .paused:
            mode = .running
            return [.note(.unpaused), .tell(.running), .goOn]
        case .running, .finishing, .finished, .stopping, .ended: return []
        }
    }

    mutating func singleStepBegan() -> [Order] {
        guard mode == .running || mode == .paused else { return [] }
        mode = .running
        return [.note(.singleStep)]
    }

    mutating func singleStepEnded() -> [Order] {
        // The step may have ended the run, or have sent it back.
        guard mode == .running else { return [] }
        mode = .paused
        return [.tell(.paused)]
    }

    mutating func trainOn() -> [Order] {
        guard mode == .finished || mode == .finishing else { return [] }
        mode = .running
        return [.tell(.running), .goOn]
    }
}
