import Faces
import RunEvents
import Snapshots

extension Trainer {
    /// Copies the run and has the copy written.
    func write(_ request: Saving.Request) {
        let start = Self.now
        snapshots.taken(step: state.step, time: start)
        copy.take(from: model)
        copiedState = state
        copySeconds = Self.now - start
        let job = SnapshotWriter.Job(
            tensors: copy, state: state, gantopVersion: setup.configuration.gantopVersion, isKept: request.isKept,
            name: request.name)
        setup.writer.write(job) { [queue] outcome in queue.async { $0.written(job, outcome) } }
    }

    /// Takes the copy back after it was written, or could not be.
    private func written(_ job: SnapshotWriter.Job, _ outcome: SnapshotWriter.Outcome) {
        switch outcome {
        case .success(let saved):
            let isLater = saved.step > savedStep ?? -1
            savedState = job.state
            savedStep = saved.step
            refusedSince = nil
            setup.logs.troubles.end(Lifecycle.Refused.saving.subject)
            noteSaved(saved)
            mendFolder()
            handle(.saved(isLater: isLater))
        case .failure(.notFinite(let tensor)):
            copiedState = nil
            handle(.saveSpoilt("step \(job.state.step.grouped): \(tensor) holds a number that is not finite"))
        case .failure(.disk(let error)):
            let text = "snapshot not saved: \(error.description)"
            refusedSince = refusedSince ?? Self.now
            let isNew = setup.logs.troubles.begin(Lifecycle.Refused.saving.subject, error)
            // Once for each cause, always to whoever asked, and each time where nothing is left but to wait.
            if isNew || job.isKept || lifecycle.mode == .finished {
                journal.warn(text, step: state.step)
                hub.notice(.alarm, text)
            }
            handle(.saveRefused(text))
            if isNew, lifecycle.mode == .finished { tellOfPatience() }
        }
    }

    /// Tells whoever waits for the end why it does not come.
    private func tellOfPatience() {
        let seconds = Int(setup.configuration.patienceSeconds)
        let bound = lifecycle.endsWhenDone ? ", for \(seconds.counted("second")) at most (--patience)" : ""
        hub.notice(
            .warning,
            "all steps are done, but not saved: that is tried again every"
                + " \(Int(setup.configuration.retrySeconds)) seconds\(bound); whoever ends the run now loses it")
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
}
