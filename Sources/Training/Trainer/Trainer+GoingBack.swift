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
        /// What spoilt the networks, which hold this state by now; nil if someone asked to go back.
        var divergence: String?
        /// The step that the run goes back from.
        var fromStep: Int
        /// What the run does then.
        var mode: Mode
        /// What it did before: giving up comes back to that.
        var modeBefore: Mode
        /// Whether the disk has refused it, and it is tried again in a while.
        var isWaiting = false

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
        if let pendingReturn, pendingReturn.isWaiting { giveUpReturn(pendingReturn) }
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
                snapshot: point.snapshot, state: point.state, fromStep: state.step,
                mode: mode == .running ? .running : .paused, modeBefore: mode)
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
        // The networks first: however long the disk refuses, they are sound again.
        guard takeUp(good) else { return }
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
        return "step \(metrics.step.grouped): \(name) is not finite\(tensor)"
    }

    /// The copy in memory if it is good, else the last snapshot on disk.
    private func lastGoodState() -> Return? {
        if let copiedState {
            return Return(state: copiedState, fromStep: state.step, mode: .paused, modeBefore: .paused)
        }
        guard let point = try? ResumePoint.find(setup.folder.path) else { return nil }
        return Return(
            snapshot: point.snapshot, state: point.state, fromStep: state.step, mode: .paused, modeBefore: .paused)
    }

    /// Goes back once nothing is being written: what the write leaves must move aside, too. A disk that refuses changes
    /// nothing: the run waits for it.
    func goBackNow() {
        guard mode == .returning, let target = pendingReturn, !isWriting else { return }
        setup.film.waitUntilWritten()
        do throws(FileError) {
            let (history, remark) = try LineFile.replacing(setup.logs.files) { () throws(FileError) in
                try setup.folder.goBack(to: target.state.step, snapshot: target.snapshot?.path)
            }
            pendingReturn = nil
            setup.logs.troubles.end(Self.returnSubject)
            if target.divergence == nil { guard takeUp(target) else { return } }
            mode = target.mode
            skippedNames = setup.folder.namesOfSkippedFaces()
            let change = WentBack(fromStep: target.fromStep, toStep: state.step, divergence: target.divergence)
            noteReturn(change, history: history, remark: remark)
            if target.isWaiting {
                hub.notice(.information, "the disk takes it now: gone back to step \(state.step.grouped)")
            }
        } catch {
            waitToGoBack(error)
        }
    }

    /// What the run's troubles call it.
    private static let returnSubject = "going back"

    /// Holds the run until the disk lets it go back.
    private func waitToGoBack(_ error: FileError) {
        guard let target = pendingReturn else { return }
        pendingReturn?.isWaiting = true
        if setup.logs.troubles.begin(Self.returnSubject, error) {
            let why = target.divergence.map { "\($0); " } ?? ""
            let choice = target.divergence == nil ? "; space goes on without going back" : ""
            let text = "\(why)going back to step \(target.state.step.grouped) waits: \(error.description)\(choice)"
            journal.warn(text, step: state.step)
            hub.notice(.alarm, text)
        }
        if !target.isWaiting { hub.post(.phase(.paused)) }
        retry(.goingBack)
    }

    /// Goes on without going back, where the networks are sound; else tries to go back at once.
    func unpauseReturn() {
        guard let target = pendingReturn, target.isWaiting, target.divergence == nil else {
            pendingReturn?.mode = .running
            return goBackNow()
        }
        giveUpReturn(target)
        unpause()
    }

    /// Forgets about going back, where nothing is wrong with the networks.
    func giveUpReturn(_ target: Return) {
        guard mode == .returning, target.divergence == nil else { return }
        pendingReturn = nil
        setup.logs.troubles.end(Self.returnSubject)
        // The disk may have refused in the middle: the next snapshot makes good what was done.
        savedState = nil
        mode = target.modeBefore == .finished ? .finished : .paused
        hub.notice(.information, "not gone back: the run stays at step \(state.step.grouped)")
        if mode == .finished { hub.post(.phase(.finished)) }
    }

    /// Makes the state the run's own, networks and all; a snapshot that cannot be read any more ends the run.
    private func takeUp(_ target: Return) -> Bool {
        if let snapshot = target.snapshot {
            do throws(SnapshotError) {
                try snapshot.load(into: model)
            } catch {
                endSpoilt(error.description)
                return false
            }
            savedState = target.state
            savedStep = target.state.step
        } else {
            copy.give(to: model)
        }
        batcher.stop()
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
        waitingDiversity.removeAll { $0.step > state.step }
        skippedCount = 0
        snapshots.taken(step: state.step, time: Self.now)
        let fresh = FaceBatcher(source: setup.source, state: state)
        setup.batcher.withLock { $0 = fresh }
        return true
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
