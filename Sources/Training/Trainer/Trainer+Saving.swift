import Faces
import RunEvents
import Snapshots

extension Trainer {
    /// Takes a snapshot if one is due or was asked for, and none is being written.
    func saveIfDue() {
        guard !isSaveTroubled else { return }
        switch mode {
        case .running where snapshots.isDue(step: state.step, time: Self.now): save()
        case .running, .paused, .finished: if isKeepingAskedFor { save() }
        case .starting, .finishing, .returning, .stopping, .ended: break
        }
    }

    /// Copies the run and has the copy written; later, if one is being written.
    private func save() {
        guard !isWriting else { return }
        let isKept = isKeepingAskedFor
        let name = namesAskedFor.isEmpty ? nil : namesAskedFor.removeFirst()
        isKeepingAskedFor = !namesAskedFor.isEmpty
        isWriting = true
        let start = Self.now
        snapshots.taken(step: state.step, time: start)
        copy.take(from: model)
        copiedState = state
        copySeconds = Self.now - start
        let job = SnapshotWriter.Job(
            tensors: copy, state: state, gantopVersion: setup.configuration.gantopVersion, isKept: isKept, name: name)
        setup.writer.write(job) { [queue] outcome in queue.async { $0.written(job, outcome) } }
    }

    /// Takes the copy back after it was written, or could not be.
    private func written(_ job: SnapshotWriter.Job, _ outcome: SnapshotWriter.Outcome) {
        isWriting = false
        switch outcome {
        case .success(let saved):
            savedState = job.state
            if saved.step > savedStep ?? -1 { divergences = 0 }
            savedStep = saved.step
            isSaveTroubled = false
            setup.logs.troubles.end(Self.snapshotSubject)
            noteSaved(saved)
            mendFolder()
        case .failure(.notFinite(let tensor)):
            copiedState = nil
            // Someone asked for an earlier state already.
            if mode == .returning, pendingReturn?.divergence == nil { return goBackNow() }
            return diverge("step \(job.state.step.grouped): \(tensor) holds a number that is not finite")
        case .failure(.disk(let error)):
            let text = "snapshot not saved: \(error.description)"
            noteUnsaved(job, error, text)
            if mode == .finishing { return endFinishing(failure: text) }
            // Whoever leaves without saving leaves.
            if mode == .stopping, savesAtEnd {
                if failure == nil, isDecidedBySomebody { return stay(text) }
                return end(.failed(failure.map { "\($0); \(text)" } ?? text))
            }
        }
        switch mode {
        case .stopping: endWhenSaved()
        case .finishing: finish()
        case .returning: goBackNow()
        default:
            saveIfDue()
            endIfNobodyWaits()
        }
    }

    /// Whether someone can see that the run could not be saved, and say what to do.
    private var isDecidedBySomebody: Bool { isUnattended ? hub.isWatched : !endsWhenDone }

    /// Does not end after all: what could not be saved would be lost. It is saved as soon as it can be, and whoever was
    /// to go back still does.
    private func stay(_ text: String) {
        pendingReturn?.mode = .paused
        mode = pendingReturn != nil ? .returning : state.step < totalSteps ? .paused : .finished
        // The one there was may be told to stop by now.
        batcher.stop()
        skippedCount = 0
        let fresh = FaceBatcher(source: setup.source, state: state)
        setup.batcher.withLock { $0 = fresh }
        hub.notice(.alarm, text)
        hub.post(.phase(mode == .finished ? .finished : .paused))
        askForPreview()
        goBackNow()
    }

    /// What the run's troubles call its snapshots.
    private static let snapshotSubject = "snapshots"

    /// Tells of a save that failed, once for each cause, and tries again in a while.
    private func noteUnsaved(_ job: SnapshotWriter.Job, _ error: FileError, _ text: String) {
        isKeepingAskedFor = isKeepingAskedFor || job.isKept
        if let name = job.name { namesAskedFor.insert(name, at: 0) }
        if setup.logs.troubles.begin(Self.snapshotSubject, error) || job.isKept {
            journal.warn(text, step: state.step)
            hub.notice(.alarm, text)
        }
        isSaveTroubled = true
        retry(.saving)
    }

    /// What the disk has refused, and is tried again.
    enum Refused: Hashable {
        case saving
        case goingBack
    }

    /// Tries something again in a while.
    func retry(_ refused: Refused) {
        guard retrying.insert(refused).inserted else { return }
        queue.async(after: setup.configuration.retrySeconds) { trainer in
            trainer.retrying.remove(refused)
            switch refused {
            case .saving: trainer.retrySave()
            case .goingBack: trainer.goBackNow()
            }
        }
    }

    private func retrySave() {
        guard isSaveTroubled else { return }
        if mode == .returning { return retry(.saving) }
        guard mode == .running || mode == .paused || mode == .finished else { return }
        isSaveTroubled = false
        if isUnsaved { return save() }
        // Going back has made it needless.
        setup.logs.troubles.end(Self.snapshotSubject)
        endIfNobodyWaits()
    }

    /// A folder that was removed is made anew by a snapshot; without its socket nobody could attach, and without its
    /// configuration nobody could go on from it.
    private func mendFolder() {
        setup.server.withLock { $0 }?.listenAnewIfLost()
        // Last words are few: whatever fills that file, a library say, must not fill the disk.
        let errors = RunFolder.errorsPath(in: setup.folder.path)
        if FileSystem.status(errors)?.size ?? 0 > Self.errorsLimit { FileSystem.empty(errors) }
        guard FileSystem.status(setup.folder.configurationPath) == nil else { return }
        guard (try? setup.folder.write(configuration)) != nil else { return }
        let text = "\(setup.folder.path) was gone and is made anew, with what came since"
        journal.warn(text, step: state.step)
        hub.notice(.warning, text)
    }

    private static let errorsLimit = 1 << 20

    /// What the run was asked to be, with the length that it was given since.
    private var configuration: RunConfiguration {
        var configuration = setup.configuration
        if hasTrainedOn { configuration.steps = totalSteps }
        return configuration
    }

    /// Keeps a length that was given while the run went on: cut off and resumed, it ends where it would have. A disk
    /// that refuses costs no more than that.
    func rememberLength() {
        guard FileSystem.status(setup.folder.configurationPath) != nil else { return }
        try? setup.folder.write(configuration)
    }

    private func noteSaved(_ saved: SavedSnapshot) {
        hub.post(.snapshotSaved(saved))
        journal.note(
            .snapshot, step: saved.step,
            [
                .init("file", .string(PathText.name(of: saved.path))), .init("bytes", .integer(saved.bytes)),
                .init("automatic", .boolean(saved.automatic)), .init("pause_seconds", .number(Float(copySeconds))),
            ])
    }

    /// Whether there is something to save.
    private var isUnsaved: Bool { isKeepingAskedFor || state != savedState }

    /// Saves after the last step, then waits for commands, or ends.
    func finish() {
        mode = .finishing
        if isUnsaved { save() } else { endFinishing(failure: nil) }
    }

    private func endFinishing(failure: String?) {
        journal.note(.finished, step: state.step)
        // Nobody waits for a run that is left to itself: it can wait for the disk.
        let isKept = isUnattended && (hub.isWatched || failure != nil)
        if endsWhenDone, !isKept { return end(failure.map(RunEnd.failed) ?? .stopped) }
        mode = .finished
        hub.post(.phase(.finished))
        askForPreview()
    }
}

extension Trainer {
    /// Goes on without whoever started the run: ends when all is done and nobody is attached.
    func leaveUnattended() {
        endsWhenDone = true
        isUnattended = true
        journal.note(.detached, step: state.step)
        endIfNobodyWaits()
    }

    /// Does what watchers who come or leave change.
    func watchersChanged() {
        endIfNobodyWaits()
        if hub.wantsPreviews { askForPreview() }
    }

    private func endIfNobodyWaits() {
        guard mode == .finished, isUnattended, !hub.isWatched, !isSaveTroubled else { return }
        stop(saving: true)
    }

    /// Ends the run as asked; `saving` all of it first, or only finishing the write that is under way.
    func stop(saving: Bool) {
        // Before the start there is nothing to save: the networks may not even be loaded.
        if !saving || mode == .starting { savesAtEnd = false }
        if mode != .stopping { hub.post(.phase(.stopping)) }
        // Also where it waits to go back: its networks are sound, and whoever resumes the run has the folder tidied.
        mode = .stopping
        endWhenSaved()
    }

    /// Ends a run that cannot go on but whose networks are sound.
    func fail(_ text: String) {
        failure = text
        mode = .stopping
        endWhenSaved()
    }

    /// Ends a run whose networks must not be saved.
    func endSpoilt(_ text: String) {
        failure = text
        savesAtEnd = false
        mode = .stopping
        endWhenSaved()
    }

    /// Ends once all is saved that should be; a write under way comes back here when it is done.
    private func endWhenSaved() {
        guard !isWriting else { return }
        if savesAtEnd, isUnsaved { return save() }
        guard let failure else { return end(.stopped) }
        let advice = savedStep.map { "the snapshot of step \($0.grouped) is whole" } ?? "nothing was saved yet"
        end(.failed("\(failure); \(advice)"))
    }

    /// The end: nothing follows.
    func end(_ end: RunEnd) {
        guard mode != .ended else { return }
        mode = .ended
        batcher.stop()
        nearestSearch?.cancel()
        realFaces.cancel()
        endDiversity(isComplete: savesAtEnd)
        switch end {
        case .stopped:
            journal.note(.stopped, step: state.step)
            hub.post(.phase(.stopped))
        case .failed(let text):
            journal.note(.failed, step: state.step, [.init("text", .string(text))])
            hub.post(.phase(.failed(text)))
        }
        onEnd(end)
    }
}
