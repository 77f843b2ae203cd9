extension Lifecycle {
    mutating func goBack(to target: Return.Target) -> [Order] {
        guard canGoBack else { return [] }
        pendingReturn = Return(to: target, goesOn: mode == .running, wasFinished: mode == .finished)
        mode = .returning
        return goBackIfFree()
    }

    /// Goes back once nothing is being written: what the write leaves must move aside, too.
    mutating func goBackIfFree() -> [Order] {
        guard mode == .returning, let pendingReturn, !saving.isWriting else { return [] }
        return [.goBack(pendingReturn)]
    }

    mutating func wentBack(_ facts: Facts) -> [Order] {
        guard let done = pendingReturn else { return [] }
        pendingReturn = nil
        mode = done.goesOn ? .running : .paused
        var orders = [Order.tell(done.goesOn ? .running : .paused)] + saveIfDue(facts) + [.preview, .goOn]
        if done.isWaiting { orders.append(.tellLateReturn) }
        return orders
    }

    /// Holds the run until the disk lets it go back: a disk that refuses changes nothing.
    mutating func returnRefused() -> [Order] {
        let isNew = pendingReturn?.refused() == true
        var orders: [Order] = isNew ? [.tell(.paused)] : []
        if !isReturnRetryComing {
            isReturnRetryComing = true
            orders.append(.retryLater(.goingBack))
        }
        return orders
    }

    mutating func retryReturn() -> [Order] {
        isReturnRetryComing = false
        return goBackIfFree()
    }

    /// Goes on without going back, where the networks are sound; else tries to go back at once.
    mutating func unpauseReturn(_ facts: Facts) -> [Order] {
        guard let pendingReturn, pendingReturn.isWaiting, pendingReturn.isOptional else {
            pendingReturn?.goesOn = true
            return goBackIfFree()
        }
        let orders = giveUpReturn(facts)
        return orders + unpause(facts)
    }

    /// Forgets about going back, where nothing is wrong with the networks.
    mutating func giveUpReturn(_ facts: Facts) -> [Order] {
        guard mode == .returning, let given = pendingReturn, given.isOptional else { return [] }
        pendingReturn = nil
        mode = given.wasFinished ? .finished : .paused
        // A snapshot may have been asked for meanwhile.
        return [.giveUpReturn] + (given.wasFinished ? [.tell(.finished)] : []) + saveIfDue(facts)
    }

    /// Ends the run or goes back to the last good state.
    mutating func diverged(_ what: String, _ facts: Facts) -> [Order] {
        divergences += 1
        let isThird = divergences >= 3
        let policy = divergencePolicy(facts)
        guard canGoBack, policy != .stop, !isThird else {
            let times = isThird ? ", the third time in a row" : ""
            return endSpoilt(what + times + Self.adviceAfterDivergence, facts)
        }
        return [.restore(divergence: what, halvesRates: policy == .rollback)]
    }

    /// The networks come first: however long the disk refuses what follows, they are sound again.
    mutating func restored(_ target: Return.Target, _ facts: Facts) -> [Order] {
        pendingReturn = Return(to: target, goesOn: divergencePolicy(facts) == .rollback, wasFinished: false)
        mode = .returning
        return goBackIfFree()
    }

    static var adviceAfterDivergence: String { "; a lower --learning-rate may help" }

    /// What to do now: what was asked for; a question only where somebody can answer it.
    private func divergencePolicy(_ facts: Facts) -> DivergencePolicy {
        let isAnswered = !endsWhenDone || (isUnattended && facts.isWatched)
        return onDivergence == .ask && !isAnswered ? .stop : onDivergence
    }
}
