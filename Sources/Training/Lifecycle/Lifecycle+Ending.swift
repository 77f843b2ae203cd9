extension Lifecycle {
    /// Saves after the last step, then waits for commands, or ends.
    mutating func finish(_ facts: Facts) -> [Order] {
        mode = .finishing
        // A write under way comes back here when it is done.
        guard !saving.isWriting else { return [] }
        return isUnsaved(facts) ? saving.write() : endFinishing(failure: nil, facts)
    }

    mutating func endFinishing(failure: String?, _ facts: Facts) -> [Order] {
        // What is not saved would be lost: the run waits for the disk, as long as it is to.
        let waitsForDisk = failure != nil && !facts.isPatienceOver
        let isKept = waitsForDisk || isKeptByWatchers(facts)
        if endsWhenDone, !isKept {
            return [.note(.finished)] + end(End(failure: failure, tellsWhatIsSaved: failure != nil))
        }
        mode = .finished
        return [.note(.finished), .tell(.finished), .preview]
    }

    mutating func leftUnattended(_ facts: Facts) -> [Order] {
        endsWhenDone = true
        isUnattended = true
        return [.note(.detached)] + endIfNobodyWaits(facts)
    }

    mutating func endIfNobodyWaits(_ facts: Facts) -> [Order] {
        guard mode == .finished, endsWhenDone, !isKeptByWatchers(facts), !saving.isTroubled else { return [] }
        return stop(saving: true, facts)
    }

    /// Whether whoever is attached keeps a run that is done: one that is left to itself.
    func isKeptByWatchers(_ facts: Facts) -> Bool { isUnattended && facts.isWatched }

    /// Ends the run as asked; `saving` all of it first, or only finishing the write that is under way.
    mutating func stop(saving: Bool, _ facts: Facts) -> [Order] {
        // Before the start there is nothing to save: the networks may not even be loaded.
        if !saving || mode == .starting { savesAtEnd = false }
        let orders: [Order] = mode == .stopping ? [] : [.tell(.stopping)]
        // Also where it waits to go back: its networks are sound, and whoever resumes the run has the folder tidied.
        mode = .stopping
        return orders + endWhenSaved(facts)
    }

    /// Ends a run that cannot go on but whose networks are sound.
    mutating func fail(_ text: String, _ facts: Facts) -> [Order] {
        failure = text
        mode = .stopping
        return endWhenSaved(facts)
    }

    /// Ends a run whose networks must not be saved.
    mutating func endSpoilt(_ text: String, _ facts: Facts) -> [Order] {
        savesAtEnd = false
        pendingReturn = nil
        return fail(text, facts)
    }

    /// Ends once all is saved that should be; a write under way comes back here when it is done.
    mutating func endWhenSaved(_ facts: Facts) -> [Order] {
        guard !saving.isWriting else { return [] }
        if savesAtEnd, isUnsaved(facts) { return saving.write() }
        return end(End(failure: failure, tellsWhatIsSaved: failure != nil))
    }

    mutating func end(_ end: End) -> [Order] {
        mode = .ended
        return [.end(end)]
    }

    /// Does not end after all: what could not be saved would be lost. It is saved as soon as it can be, and whoever was
    /// to go back still does.
    mutating func stay(_ text: String, _ facts: Facts) -> [Order] {
        pendingReturn?.goesOn = false
        mode = pendingReturn != nil ? .returning : facts.hasStepsLeft ? .paused : .finished
        return [.renewBatches, .alarm(text), .tell(mode == .finished ? .finished : .paused), .preview] + goBackIfFree()
    }

    /// Whether someone can see that the run could not be saved, and say what to do.
    func isDecidedBySomebody(_ facts: Facts) -> Bool { isUnattended ? facts.isWatched : !endsWhenDone }
}
