import Faces
import Networks
import RunEvents
import Snapshots

extension Trainer {
    func setBeta1(_ beta1: Float) {
        guard RunSettings.beta1Range.contains(beta1) else {
            return hub.notice(.warning, "beta1 must be at least 0 and below 1; it stays as it was")
        }
        edit { $0.hyperparameters.beta1 = beta1 }
    }

    func setRealLabel(_ label: Float) {
        guard RunSettings.allowsRealLabel(label) else {
            return hub.notice(.warning, "the real label must be above 0.5 and at most 1; it stays as it was")
        }
        edit { $0.hyperparameters.realLabel = label }
    }

    func setStepRatio(_ ratio: StepRatio) {
        edit { $0.take(ratio) }
    }

    func setBatchSize(_ batchSize: Int) {
        if let reason = reason(againstBatchSize: batchSize) { return hub.notice(.warning, reason) }
        edit { $0.want(batchSize: batchSize) }
    }

    /// Why batches cannot be of this size, in a line; nil if they can.
    func reason(againstBatchSize batchSize: Int) -> String? {
        let range = RunSettings.batchSizeRange
        guard range.contains(batchSize) else {
            return "a batch has from \(range.lowerBound) to \(range.upperBound) faces; its size stays"
        }
        guard batchSize <= setup.source.count else {
            return "\(setup.source.count.counted("face")) cannot fill a batch of \(batchSize); its size stays"
        }
        return refusal(ofBatch: batchSize)
    }

    /// Why there is no memory for batches of this size, in a line; nil if there is.
    private func refusal(ofBatch batchSize: Int) -> String? {
        guard batchSize > model.batchSize, let room = MemoryRoom.found else { return nil }
        let need = MemoryNeed(model.architecture, threads: model.threads, isDrawn: false)
        let bytes = need.bytesToChange(batchSize: batchSize)
        guard bytes > room.bytes else { return nil }
        let fitting = need.greatestChange(batchSize, in: room.bytes).map { "; \($0) fits" } ?? ""
        return "batches of \(batchSize) take \(MemoryError.text(bytes)) more memory, and \(room.source.rawValue)"
            + " \(MemoryError.text(room.bytes))\(fitting); the size stays \(state.batchSize)"
    }

    /// The batches of the next step: one for each of D's updates.
    ///
    /// A new batch size comes into force with the first batch of an epoch. What the epoch before has left may not fill a
    /// step then: like a last partial batch it is dropped.
    func nextBatches() throws(FaceError) -> [FaceBatch] {
        var batches: [FaceBatch] = []
        var place = (epoch: state.epoch, offset: state.offset)
        while batches.count < state.hyperparameters.discriminatorUpdates {
            let batch = try batcher.next()
            let beginsEpoch = place.offset == 0 || batch.epoch != place.epoch
            if beginsEpoch, let size = state.nextBatchSize, try changeBatchSize(to: size, at: batch.epoch) {
                batches = []
                place = (state.epoch, state.offset)
                continue
            }
            batches.append(batch)
            place = (batch.position.epoch, batch.position.offset)
        }
        return batches
    }

    /// Gives the networks room for batches of another size.
    func fitModel(to batchSize: Int) {
        guard model.batchSize != batchSize else { return }
        model = AdversarialModel(takingOver: model, batchSize: batchSize)
    }

    /// Tells watchers what has become of the run's lengths.
    func describe() {
        let description = setup.description(of: state, totalSteps: totalSteps, trainedSeconds: trainedSeconds)
        hub.post(.described(description))
    }

    /// Makes batches of another size from the beginning of an epoch on.
    ///
    /// - Returns: whether the faces fill such a batch; if not, the size stays.
    private func changeBatchSize(to batchSize: Int, at epoch: Int) throws(FaceError) -> Bool {
        let old = batcher
        let fresh = FaceBatcher(
            source: setup.source, batchSize: batchSize, configuration: setup.configuration, seed: state.seed,
            position: BatchPosition(epoch: epoch, offset: 0), isKnown: true, hub: hub)
        setup.batcher.withLock { $0 = fresh }
        do throws(FaceError) {
            try fresh.waitUntilReady()
        } catch .stopped {
            throw .stopped
        } catch {
            setup.batcher.withLock { $0 = old }
            hub.notice(.warning, "\(error.description); the batch size stays \(state.batchSize)")
            edit(origin: .run) { $0.nextBatchSize = nil }
            return false
        }
        if let refusal = refusal(ofBatch: batchSize) {
            // Others have taken the memory since the size was asked for.
            fresh.stop()
            setup.batcher.withLock { $0 = old }
            hub.notice(.warning, refusal)
            edit(origin: .run) { $0.nextBatchSize = nil }
            return false
        }
        old.stop()
        skippedCount = 0
        fitModel(to: batchSize)
        edit(origin: .run) { state in
            state.batchSize = batchSize
            state.nextBatchSize = nil
            state.epoch = epoch
            state.offset = 0
            state.pace = state.place
        }
        return true
    }

    /// Changes settings, and tells journal and watchers if that made a difference.
    ///
    /// - Parameter origin: why, where nobody asked for it.
    func edit(origin: EditOrigin? = nil, _ change: (inout TrainingState) -> Void) {
        guard mode != .stopping else { return }
        let before = state
        change(&state)
        let edit = SettingsEdit(
            step: state.step, before: RunSettings(before), after: RunSettings(state), origin: origin)
        guard edit.before != edit.after else { return }
        changes.append(.settings(edit))
        model.hyperparameters = state.hyperparameters
        journal.note(.settings, step: state.step, edit.members)
        if before.facesPerStep != state.facesPerStep {
            totalSteps = totalSteps(from: before)
            if hasTrainedOn { rememberLength() }
            describe()
        }
        hub.post(.settings(edit))
    }

    /// The step at which the run is done, now that a step takes other many faces than before.
    private func totalSteps(from before: TrainingState) -> Int {
        guard hasTrainedOn else { return setup.configuration.totalSteps(of: state) }
        // As many faces as were to come.
        let faces = (totalSteps - state.step).multipliedReportingOverflow(by: before.facesPerStep)
        return faces.overflow ? totalSteps : state.step + faces.partialValue.dividedUp(by: state.facesPerStep)
    }
}

extension TrainingState {
    /// Makes each network learn as often as this in a step.
    mutating func take(_ ratio: StepRatio) {
        guard ratio != hyperparameters.stepRatio else { return }
        hyperparameters.stepRatio = ratio
        pace = place
    }

    /// Gives batches another size from the next epoch on.
    mutating func want(batchSize: Int) {
        nextBatchSize = batchSize == self.batchSize ? nil : batchSize
    }
}

extension Hyperparameters {
    /// How often each network learns in a step.
    var stepRatio: StepRatio {
        get { StepRatio(discriminator: discriminatorUpdates, generator: generatorUpdates) ?? .recipe }
        set {
            discriminatorUpdates = newValue.discriminator
            generatorUpdates = newValue.generator
        }
    }
}

extension RunSettings {
    /// The settings of a state.
    init(_ state: TrainingState) {
        let rates = state.hyperparameters
        self.init(
            beta1: rates.beta1, realLabel: rates.realLabel, stepRatio: rates.stepRatio, batchSize: state.batchSize,
            nextBatchSize: state.nextBatchSize)
    }
}
