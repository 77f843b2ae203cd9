import Faces
import Networks
import RunEvents
import Snapshots

extension Trainer {
    /// Goes back to the snapshot of this file name.
    func goBack(toSnapshot name: String) {
        handle(.goBackElsewhere)
        guard lifecycle.canGoBack else { return }
        do throws(RunError) {
            let entries = try caught { () throws(FileError) in try setup.folder.snapshots.entries() }
            guard let entry = entries.first(where: { PathText.name(of: $0.path) == name }) else {
                return hub.notice(.warning, "the run has no snapshot named \(name)")
            }
            let point = try ResumePoint.find(entry.path)
            guard point.state.architecture == state.architecture else {
                return hub.notice(.warning, "\(name): its networks differ; use --resume instead")
            }
            handle(
                .goBack(Return.Target(snapshot: point.snapshot, state: point.state, fromStep: state.step)))
        } catch {
            hub.notice(.alarm, error.description)
        }
    }

    /// Makes the networks what they were in the last good state.
    func restore(_ divergence: String, halvesRates: Bool) -> Lifecycle.Event {
        guard var good = lastGoodState() else { return .nothingToRestore(divergence) }
        good.divergence = divergence
        good.lowerRates(below: state.hyperparameters, by: halvesRates ? 0.5 : 1)
        do throws(SnapshotError) {
            try takeUp(good)
        } catch {
            return .lost(error.description)
        }
        return .restored(good)
    }

    /// The copy in memory if it is good, else the last snapshot on disk.
    private func lastGoodState() -> Return.Target? {
        if let copiedState { return Return.Target(state: copiedState, fromStep: state.step) }
        guard let point = try? ResumePoint.find(setup.folder.path) else { return nil }
        return Return.Target(snapshot: point.snapshot, state: point.state, fromStep: state.step)
    }

    /// Brings the folder to an earlier step, and the networks where they are not there yet.
    func goBack(_ pending: Return) -> Lifecycle.Event {
        let target = pending.target
        setup.film.waitUntilWritten()
        let found: (rows: [StepMetrics], remark: String?)
        do throws(FileError) {
            found = try LineFile.replacing(setup.logs.files) { () throws(FileError) in
                try setup.folder.goBack(to: target.state.step, snapshot: target.snapshot?.path)
            }
        } catch {
            noteRefusal(of: pending, error)
            return .returnRefused
        }
        setup.logs.troubles.end(Lifecycle.Refused.goingBack.subject)
        do throws(SnapshotError) {
            if pending.isOptional { try takeUp(target) }
        } catch {
            return .lost(error.description)
        }
        skippedNames = setup.folder.namesOfSkippedFaces()
        trainedSeconds = found.rows.trainedSeconds
        let change = WentBack(
            fromStep: target.fromStep, toStep: state.step, divergence: target.divergence,
            trainedSeconds: trainedSeconds)
        noteReturn(change, history: found.rows, remark: found.remark)
        return .wentBack
    }

    /// Tells, once for each cause, that going back waits.
    private func noteRefusal(of pending: Return, _ error: FileError) {
        guard setup.logs.troubles.begin(Lifecycle.Refused.goingBack.subject, error) else { return }
        let why = pending.target.divergence.map { "\($0); " } ?? ""
        let choice = pending.isOptional ? "; space goes on without going back" : ""
        let step = pending.target.state.step.grouped
        let text = "\(why)going back to step \(step) waits: \(error.description)\(choice)"
        journal.warn(text, step: state.step)
        hub.notice(.alarm, text)
    }

    /// Tells that the run stays where it is.
    func noteReturnGivenUp() {
        setup.logs.troubles.end(Lifecycle.Refused.goingBack.subject)
        // The disk may have refused in the middle: the next snapshot makes good what was done.
        savedState = nil
        hub.notice(.information, "not gone back: the run stays at step \(state.step.grouped)")
    }

    /// Makes the state the run's own, networks and all.
    ///
    /// - Throws: where the snapshot cannot be read any more.
    private func takeUp(_ target: Return.Target) throws(SnapshotError) {
        if let snapshot = target.snapshot {
            try snapshot.load(into: model)
            savedState = target.state
            savedStep = target.state.step
        } else {
            copy.give(to: model)
        }
        let settings = RunSettings(state)
        state = target.state
        changes.goBack(to: state)
        fitModel(to: state.batchSize)
        takeStateIntoModel()
        if RunSettings(state) != settings {
            if !hasTrainedOn { totalSteps = setup.configuration.totalSteps(of: state) }
            describe()
        }
        report = ReportSums()
        filmedStep = state.step
        waitingDiversity.removeAll { $0.step > state.step }
        snapshots.taken(step: state.step, time: Self.now)
        renewBatches()
    }

    /// Makes batches anew from where the run is.
    func renewBatches() {
        batcher.stop()
        skippedCount = 0
        let fresh = FaceBatcher(
            source: setup.source, state: state, configuration: setup.configuration, isKnown: true, hub: hub)
        setup.batcher.withLock { $0 = fresh }
    }

    private func noteReturn(_ change: WentBack, history: [StepMetrics], remark: String?) {
        var members: [JSONValue.Member] = [.init("from_step", .integer(change.fromStep))]
        if let divergence = change.divergence { members.append(.init("divergence", .string(divergence))) }
        journal.note(.wentBack, step: state.step, members)
        setup.logs.tensorBoard?.restart(after: state.step)
        if let remark { journal.remark(remark, step: state.step) }
        hub.post(.wentBack(change))
        if let remark { hub.notice(.information, remark) }
        hub.post(.history(history))
        setup.film.goBack(to: state.step)
        noteRates(before: nil, origin: .run)
    }

    /// Which number is not finite, in words; nil if all are.
    func divergence(in metrics: StepMetrics) -> String {
        let values: [(String, Float)] = [
            ("the discriminator's loss", metrics.discriminatorLoss), ("the generator's loss", metrics.generatorLoss),
            ("a gradient or weight of the discriminator", metrics.discriminatorGradientNorm),
            ("a gradient or weight of the generator", metrics.generatorGradientNorm),
        ]
        let name = values.first { !$0.1.isFinite }?.0 ?? "a number of the networks"
        let tensor = firstSpoiltTensor(after: metrics).map { ", first in \($0)" } ?? ""
        return "step \(metrics.step.grouped): \(name) is not finite\(tensor)"
    }

    /// The first tensor with a number that is not finite, in the order of a step: the discriminator's, unless it is
    /// the fakes alone that it could not score; in each network gradients' means before weights.
    private func firstSpoiltTensor(after metrics: StepMetrics) -> String? {
        let isGeneratorFirst = metrics.realScore.isFinite && !metrics.fakeScore.isFinite
        let maker = state.architecture.makerName + "."
        let networks = isGeneratorFirst ? [maker, "discriminator."] : ["discriminator.", maker]
        for prefix in networks.flatMap({ ["adam.m." + $0, $0] }) {
            for index in model.tensors.indices where model.tensors[index].name.hasPrefix(prefix) {
                guard isFinite(index) else {
                    let name = model.tensors[index].name
                    return name.hasPrefix("adam.m.") ? String(name.dropFirst(7)) : name
                }
            }
        }
        return nil
    }

    private func isFinite(_ tensor: Int) -> Bool {
        var numbers = [Float](repeating: 0, count: model.tensors[tensor].shape.reduce(1, *))
        var span = numbers.mutableSpan
        model.copyTensor(tensor, into: &span)
        return numbers.allSatisfy(\.isFinite)
    }
}

extension Return.Target {
    /// Lowers the rates to those that went wrong, where they are lower, times `factor`.
    fileprivate mutating func lowerRates(below rates: Hyperparameters, by factor: Float) {
        func lowered(_ rate: Float, _ other: Float) -> Float { min(rate, other) * factor }
        state.hyperparameters.discriminatorLearningRate = lowered(
            state.hyperparameters.discriminatorLearningRate, rates.discriminatorLearningRate)
        state.hyperparameters.generatorLearningRate = lowered(
            state.hyperparameters.generatorLearningRate, rates.generatorLearningRate)
    }
}
