import RunEvents
import Snapshots

extension RunConfiguration {
    /// The step at which a run in this state is done: `steps`, else the end of `epochs`, else two epochs or 5,000 steps,
    /// whichever is more.
    func totalSteps(of state: TrainingState) -> Int {
        if let steps { return max(steps, 0) }
        if let epochs { return state.end(ofEpoch: epochs) }
        return max(state.end(ofEpoch: RunDefaults.epochs), RunDefaults.leastSteps)
    }
}

extension TrainingState {
    /// Faces that a step takes.
    var facesPerStep: Int { batchSize * hyperparameters.discriminatorUpdates }

    /// Batches an epoch, as long as all faces can be read.
    private var batchesPerEpoch: Int { max(faceCount / batchSize, 1) }

    /// Steps an epoch, rounded down where epochs begin within a step.
    var stepsPerEpoch: Int { max(batchesPerEpoch / hyperparameters.discriminatorUpdates, 1) }

    /// Where the run is.
    var place: Pace { Pace(step: step, epoch: epoch, offset: offset) }

    /// The steps done when so many epochs are, at the present pace.
    func end(ofEpoch epochs: Int) -> Int {
        let (batches, overflow) = (epochs - pace.epoch).multipliedReportingOverflow(by: batchesPerEpoch)
        guard !overflow else { return Int.max }
        let left = max(batches - pace.offset / batchSize, 0)
        return pace.step + left.dividedUp(by: hyperparameters.discriminatorUpdates)
    }

    /// The epoch in which so many steps are done at the present pace, counted from 1.
    func epoch(ofStep step: Int) -> Int {
        let updates = hyperparameters.discriminatorUpdates
        let (batches, overflow) = (step - pace.step).multipliedReportingOverflow(by: updates)
        guard !overflow, batches > 0 else { return pace.epoch + 1 }
        return pace.epoch + (pace.offset / batchSize + batches).dividedUp(by: batchesPerEpoch)
    }
}

extension Int {
    /// The least whole number that is not below the quotient.
    func dividedUp(by divisor: Int) -> Int { self / divisor + (self % divisor > 0 ? 1 : 0) }
}
