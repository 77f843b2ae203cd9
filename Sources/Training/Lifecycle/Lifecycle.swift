import RunEvents

/// What a run is about from its beginning to its end: decides when it steps, saves, goes back and ends.
///
/// A value that is told of events and answers with orders; it touches neither disk nor networks. The trainer carries the
/// orders out, one after another, and tells what became of them by the next events. So nothing here calls itself in
/// circles, and every order of events can be tried without a run.
struct Lifecycle {
    /// What the run is about.
    enum Mode: Equatable {
        case starting
        case running
        case paused
        /// Saving after the last step.
        case finishing
        case finished
        /// Waiting for the write under way, or for a disk that refuses, to go back to an earlier state then.
        case returning
        /// Saving, or waiting for a save, before the end.
        case stopping
        case ended
    }

    /// What the disk has refused, and is tried again.
    enum Refused: Equatable {
        case saving
        case goingBack
    }

    /// What is so when something happens, beyond what is decided here.
    struct Facts {
        /// Whether the run differs from what was saved last.
        var isChanged: Bool
        /// Whether the time for an automatic snapshot has come.
        var isSaveDue: Bool
        /// Whether there are steps to do.
        var hasStepsLeft: Bool
        /// Whether anyone is attached.
        var isWatched: Bool
        /// Whether the disk has refused snapshots for longer than the run is to wait for it.
        var isPatienceOver: Bool
    }

    var mode = Mode.starting
    var saving = Saving()
    /// Where the run goes back to once nothing is being written and the disk takes it.
    var pendingReturn: Return?
    /// Whether a retry of going back has been ordered.
    var isReturnRetryComing = false
    /// How often the networks were spoilt since a later snapshot was saved.
    var divergences = 0
    /// A pause that was asked for before the start.
    var beginsPaused = false
    /// Whether the networks are worth saving at the end.
    var savesAtEnd = true
    /// Why the run ends as a failure, told once all is written.
    var failure: String?
    /// Whether to end instead of waiting for commands when all steps are done.
    var endsWhenDone: Bool
    /// Whether whoever started the run has left it to itself.
    var isUnattended = false
    let onDivergence: DivergencePolicy

    init(endsWhenDone: Bool, onDivergence: DivergencePolicy) {
        self.endsWhenDone = endsWhenDone
        self.onDivergence = onDivergence
    }

    /// Whether the run can go back, or has networks to come back from.
    var canGoBack: Bool { mode == .running || mode == .paused || mode == .finished }

    /// Takes in what happened.
    ///
    /// - Returns: what to do, in this order. An order that is answered by an event is the last one.
    mutating func handle(_ event: Event, _ facts: Facts) -> [Order] {
        guard mode != .ended else { return [] }
        switch event {
        case .began: return begin(facts)
        case .failedToBegin(let text): return end(.init(failure: text, tellsWhatIsSaved: false))
        case .pause: return pause()
        case .unpause: return unpause(facts)
        case .singleStepBegan: return singleStepBegan()
        case .singleStepEnded: return singleStepEnded()
        case .stepped: return saveIfDue(facts)
        case .stepsDone: return finish(facts)
        case .trainOn: return trainOn()
        case .snapshot: return snapshot(facts)
        case .namedSnapshot(let name): return snapshot(named: name, facts)
        case .saved(let isLater): return saved(isLater: isLater, facts)
        case .saveRefused(let text): return saveRefused(text, facts)
        case .saveSpoilt(let text): return saveSpoilt(text, facts)
        case .retry(.saving): return retrySave(facts)
        case .retry(.goingBack): return retryReturn()
        case .goBackElsewhere: return pendingReturn?.isWaiting == true ? giveUpReturn(facts) : []
        case .goBack(let target): return goBack(to: target)
        case .diverged(let text): return diverged(text, facts)
        case .restored(let target): return restored(target, facts)
        case .nothingToRestore(let text): return endSpoilt(text + Self.adviceAfterDivergence, facts)
        case .wentBack: return wentBack(facts)
        case .returnRefused: return returnRefused()
        case .leftUnattended: return leftUnattended(facts)
        case .watchersChanged: return endIfNobodyWaits(facts)
        case .stop(let saving): return stop(saving: saving, facts)
        case .failed(let text): return fail(text, facts)
        case .lost(let text): return endSpoilt(text, facts)
        }
    }
}
