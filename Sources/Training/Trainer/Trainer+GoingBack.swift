import Faces
import Networks
import RunEvents
import Snapshots

extension Trainer {
    /// An earlier state to go back to, and why.
    struct Return {
        /// Where its tensors are; nil for the copy in memory.
        var snapshot: SnapshotFile?
        var state: TrainingState
        /// What spoilt the networks; nil if someone asked to go back.
        var divergence: String?
        var mode: Mode

        /// Lowers the rates to those that went wrong, where they are lower, times `factor`.
        mutating func lowerRates(below rates: Hyperparameters, by factor: Float) {
            func lowered(_ rate: Float, _ other: Float) -> Float { min(rate, other) * factor }
            state.hyperparameters.discriminatorLearningRate = lowered(
                state.hyperparameters.discriminatorLearningRate, rates.discriminatorLearningRate)
            state.hyperparameters.generatorLearningRate = lowered(
                state.hyperparameters.generatorLearningRate, rates.generatorLearningRate)
        }
    }

    /// Goes back to the snapshot of this file name.
    func goBack(toSnapshot name: String) {
        guard mode == .running || mode == .paused || mode == .finished else { return }
        do throws(RunError) {
            let entries = try caught { () throws(FileError) in try setup.folder.snapshots.entries() }
            guard let entry = entries.first(where: { PathText.name(of: $0.path) == name }) else {
                return hub.notice(.warning, "the run has no snapshot named \(name)")
            }
            let point = try ResumePoint.find(entry.path)
            guard point.state.architecture == state.architecture else {
                return hub.notice(.warning, "\(name): its networks differ; use --resume instead")
            }
            pendingReturn = Return(
                snapshot: point.snapshot, state: point.state, mode: mode == .running ? .running : .paused)
        } catch {
            return hub.notice(.alarm, error.description)
        }
        mode = .returning
        goBackNow()
    }

    /// A number is not finite: the networks are spoilt. Ends the run or goes back to the last good state.
    func diverge(_ what: String) {
        divergences += 1
        let policy = divergencePolicy
        guard mode == .running || mode == .paused || mode == .finished, policy != .stop, divergences < 3,
            var good = lastGoodState()
        else {
            let times = divergences >= 3 ? ", the third time in a row" : ""
            return endSpoilt("\(what)\(times); a lower --learning-rate may help")
        }
        good.divergence = what
        good.mode = policy == .rollback ? .running : .paused
        good.lowerRates(below: state.hyperparameters, by: policy == .rollback ? 0.5 : 1)
        pendingReturn = good
        mode = .returning
        goBackNow()
    }

    /// What to do now: what was asked for; a question only where somebody can answer it.
    private var divergencePolicy: DivergencePolicy {
        let policy = setup.configuration.onDivergence
        let isAnswered = !endsWhenDone || (isUnattended && hub.isWatched)
        return policy == .ask && !isAnswered ? .stop : policy
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
        return "step \(metrics.step): \(name) is not finite\(tensor)"
    }

    /// The copy in memory if it is good, else the last snapshot on disk.
    private func lastGoodState() -> Return? {
        if let copiedState { return Return(state: copiedState, mode: .paused) }
        guard let point = try? ResumePoint.find(setup.folder.path) else { return nil }
        return Return(snapshot: point.snapshot, state: point.state, mode: .paused)
    }

    /// Goes back once nothing is being written: what the write leaves must move aside, too.
    func goBackNow() {
        guard let target = pendingReturn, !isWriting else { return }
        pendingReturn = nil
        let fromStep = state.step
        batcher.stop()
        setup.film.waitUntilWritten()
        do throws(FileError) {
            let (history, remark) = try LineFile.replacing(setup.logs.files) { () throws(FileError) in
                try setup.folder.goBack(to: target.state.step, snapshot: target.snapshot?.path)
            }
            if let snapshot = target.snapshot {
                do throws(SnapshotError) {
                    try snapshot.load(into: model)
                } catch {
                    return endSpoilt(error.description)
                }
                savedState = target.state
                savedStep = target.state.step
            } else {
                copy.give(to: model)
            }
            takeUp(target)
            let change = WentBack(fromStep: fromStep, toStep: state.step, divergence: target.divergence)
            noteReturn(change, history: history, remark: remark)
        } catch {
            endSpoilt((target.divergence.map { "\($0); " } ?? "") + error.description)
        }
    }

    /// Makes the state the run's own.
    private func takeUp(_ target: Return) {
        let settings = RunSettings(state)
        state = target.state
        fitModel(to: state.batchSize)
        takeStateIntoModel()
        if RunSettings(state) != settings {
            if !hasTrainedOn { totalSteps = setup.configuration.totalSteps(of: state) }
            describe()
        }
        report = ReportSums()
        filmedStep = state.step
        skippedCount = 0
        skippedNames = setup.folder.namesOfSkippedFaces()
        snapshots.taken(step: state.step, time: Self.now)
        let fresh = FaceBatcher(source: setup.source, state: state)
        setup.batcher.withLock { $0 = fresh }
        mode = target.mode
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
        noteRates()
        hub.post(.phase(mode == .running ? .running : .paused))
        saveIfDue()
        askForPreview()
        continueStepping()
    }

    /// The first tensor with a number that is not finite, in the order of a step: the discriminator's, unless it is
    /// the fakes alone that it could not score; in each network gradients' means before weights.
    private func firstSpoiltTensor(after metrics: StepMetrics) -> String? {
        let isGeneratorFirst = metrics.realScore.isFinite && !metrics.fakeScore.isFinite
        let networks = isGeneratorFirst ? ["generator.", "discriminator."] : ["discriminator.", "generator."]
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
