import RunEvents

extension Lifecycle {
    /// Takes a snapshot if one is due or was asked for, and none is being written.
    mutating func saveIfDue(_ facts: Facts) -> [Order] {
        guard !saving.isTroubled, canGoBack else { return [] }
        guard saving.isAskedFor || (mode == .running && facts.isSaveDue) else { return [] }
        return saving.write()
    }

    mutating func snapshot(_ facts: Facts) -> [Order] {
        // A run that stops saves itself; what was asked for before goes with that.
        guard mode != .stopping else { return [] }
        saving.ask()
        return saveIfDue(facts) + goBackIfFree()
    }

    mutating func snapshot(named name: SnapshotName?, _ facts: Facts) -> [Order] {
        guard mode != .stopping else { return [] }
        saving.ask(named: name)
        return saveIfDue(facts)
    }

    mutating func saved(isLater: Bool, _ facts: Facts) -> [Order] {
        saving.saved()
        if isLater { divergences = 0 }
        return goOnAfterWriting(facts)
    }

    mutating func saveRefused(_ text: String, _ facts: Facts) -> [Order] {
        let orders = saving.refused()
        switch mode {
        case .finishing: return orders + endFinishing(failure: text, facts)
        case .finished where endsWhenDone && facts.isPatienceOver && !isKeptByWatchers(facts):
            return orders + end(End(failure: text, tellsWhatIsSaved: true))
        // Whoever leaves without saving is not kept by a save that fails.
        case .stopping where savesAtEnd:
            if failure == nil, isDecidedBySomebody(facts) { return orders + stay(text, facts) }
            return orders + end(End(failure: failure.map { "\($0); \(text)" } ?? text, tellsWhatIsSaved: true))
        default: return orders + goOnAfterWriting(facts)
        }
    }

    mutating func saveSpoilt(_ text: String, _ facts: Facts) -> [Order] {
        saving.spoilt()
        // Someone asked for an earlier state already.
        if mode == .returning, pendingReturn?.isOptional == true { return goBackIfFree() }
        return diverged(text, facts)
    }

    mutating func retrySave(_ facts: Facts) -> [Order] {
        saving.retryCame()
        guard saving.isTroubled else { return [] }
        if mode == .returning { return saving.retryLater() }
        guard canGoBack else { return [] }
        saving.forgetTrouble()
        if isUnsaved(facts) { return saving.write() }
        // Going back has made it needless.
        return [.endTrouble(.saving)] + endIfNobodyWaits(facts)
    }

    /// Whether there is something to save.
    func isUnsaved(_ facts: Facts) -> Bool { saving.isAskedFor || facts.isChanged }

    /// Does what has waited for the end of a write.
    private mutating func goOnAfterWriting(_ facts: Facts) -> [Order] {
        switch mode {
        case .stopping: return endWhenSaved(facts)
        case .finishing: return finish(facts)
        case .returning: return goBackIfFree()
        case .starting, .running, .paused, .finished, .ended:
            let orders = saveIfDue(facts)
            return orders + endIfNobodyWaits(facts)
        }
    }
}
