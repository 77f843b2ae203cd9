import RunEvents
import Snapshots

extension Trainer {
    /// Tells the lifecycle what happened, and carries out what it orders, until nothing follows at once.
    func handle(_ event: Lifecycle.Event) {
        var next: Lifecycle.Event? = event
        while let event = next {
            next = nil
            for order in lifecycle.handle(event, facts) { next = carryOut(order) }
        }
    }

    private var facts: Lifecycle.Facts {
        Lifecycle.Facts(
            isChanged: state != savedState, isSaveDue: snapshots.isDue(step: state.step, time: Self.now),
            hasStepsLeft: state.step < totalSteps, isWatched: hub.isWatched, isPatienceOver: isPatienceOver)
    }

    private var isPatienceOver: Bool {
        refusedSince.map { Self.now - $0 >= setup.configuration.patienceSeconds } ?? false
    }

    /// - Returns: the order's answer, where it has one at once; such orders come last.
    private func carryOut(_ order: Lifecycle.Order) -> Lifecycle.Event? {
        switch order {
        case .restore(let divergence, let halvesRates): return restore(divergence, halvesRates: halvesRates)
        case .goBack(let target): return goBack(target)
        case .write(let request): write(request)
        case .retryLater(let refused):
            queue.async(after: setup.configuration.retrySeconds) { $0.handle(.retry(refused)) }
        case .endTrouble(let refused): setup.logs.troubles.end(refused.subject)
        case .giveUpReturn: noteReturnGivenUp()
        case .tellLateReturn:
            hub.notice(.information, "the disk takes it now: gone back to step \(state.step.grouped)")
        case .renewBatches: renewBatches()
        case .alarm(let text): hub.notice(.alarm, text)
        case .note(let kind): journal.note(kind, step: state.step)
        case .tell(let phase): hub.post(.phase(phase))
        case .preview: askForPreview()
        case .goOn: continueStepping()
        case .end(let end): finish(end)
        }
        return nil
    }

    /// Does what watchers who come or leave change.
    func watchersChanged() {
        handle(.watchersChanged)
        if hub.wantsPreviews { askForPreview() }
    }

    /// The end: nothing follows.
    private func finish(_ end: Lifecycle.End) {
        batcher.stop()
        nearestSearch?.cancel()
        realFaces.cancel()
        endDiversity(isComplete: lifecycle.savesAtEnd)
        guard var failure = end.failure else {
            journal.note(.stopped, step: state.step)
            hub.post(.phase(.stopped))
            return onEnd(.stopped)
        }
        if end.tellsWhatIsSaved {
            failure += savedStep.map { "; the snapshot of step \($0.grouped) is whole" } ?? "; nothing was saved yet"
        }
        journal.note(.failed, step: state.step, [.init("text", .string(failure))])
        hub.post(.phase(.failed(failure)))
        onEnd(.failed(failure))
    }
}

extension Lifecycle.Refused {
    /// What the run's troubles call it.
    var subject: String {
        switch self {
        case .saving: "snapshots"
        case .goingBack: "going back"
        }
    }
}
