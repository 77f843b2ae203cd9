import RunEvents

extension DashboardState {
    /// Whether leaving needs no question.
    private var isFinished: Bool { phase == .finished }

    /// The user wants to leave: asks how, unless there is nothing to ask.
    mutating func leave(_ effects: inout [Effect]) {
        if let reason = failure {
            effects.append(.quit(.failed(reason)))
        } else if phase == .stopped {
            effects.append(.quit(.saved))
        } else if stopRequest != nil {
            say("the run is ending; ctrl-c leaves without waiting")
        } else if isFinished {
            tie == .attached ? detach(&effects) : endFinishedRun(&effects)
        } else {
            overlay = .quit(QuitAnswer.choices(tie)[0])
        }
    }

    /// Control-C: saves and stops; the second time it leaves at once. The run of another program goes on.
    mutating func interrupt(_ effects: inout [Effect]) {
        if tie == .attached {
            detach(&effects)
        } else if let reason = failure {
            effects.append(.quit(.failed(reason)))
        } else if phase == .stopped {
            effects.append(.quit(.saved))
        } else if unsavedReason != nil {
            effects.append(.quit(.abandoned))
        } else if let stopRequest {
            effects.append(.quit(stopRequest == .saving ? .abandoned : .unsaved))
        } else {
            stopSaving(&effects)
        }
    }

    /// Ends the run with everything saved; asking again changes nothing.
    mutating func stopSaving(_ effects: inout [Effect]) {
        overlay = .none
        if let reason = failure { return effects.append(.quit(.failed(reason))) }
        guard stopRequest == nil else { return }
        if isFinished { return endFinishedRun(&effects) }
        stopRequest = .saving
        effects.append(.send(.stop(saving: true)))
        say("saving, then leaving; ctrl-c leaves without waiting")
    }

    /// Ends the run with everything saved where nobody can answer any more.
    mutating func endSaving(_ effects: inout [Effect]) {
        mustEnd = true
        stopSaving(&effects)
    }

    /// The run could not be saved, and stays: the user decides, where there is one.
    mutating func stayUnsaved(_ effects: inout [Effect]) {
        stopRequest = nil
        let reason = log.entries.last { $0.kind == .alarm }?.text ?? "the run could not be saved"
        unsavedReason = reason
        if mustEnd { return effects.append(.quit(.failed(reason))) }
        let isOthers = tie == .attached
        say(isOthers ? "not saved, so not stopped" : "not saved, so not left; ctrl-c leaves all the same", .alarm)
    }

    private var failure: String? {
        if case .failed(let reason) = phase { reason } else { nil }
    }

    private mutating func endFinishedRun(_ effects: inout [Effect]) {
        overlay = .none
        stopRequest = .saving
        // Usually all is saved already; not if the last save failed or something was changed since.
        effects.append(.send(.stop(saving: true)))
    }
}
