import Networks
import RunEvents
import Snapshots

extension RunSetup {
    /// Tells watchers and journal what begins.
    func announce(remarks: [String]) {
        hub.post(.phase(.starting))
        let total = configuration.totalSteps(of: state)
        hub.post(.described(description(of: state, totalSteps: total, trainedSeconds: history.trainedSeconds)))
        if !diversity.isEmpty { hub.post(.diversity(diversity)) }
        if !conditionMeasures.isEmpty { hub.post(.conditionMeasures(conditionMeasures)) }
        if !pastSettings.isEmpty { hub.post(.pastSettings(pastSettings)) }
        if !history.isEmpty { hub.post(.history(history)) }
        let past = folder.pastEvents(upTo: resume?.state.step, history: history)
        if !past.isEmpty { hub.post(.past(PastEvents(past))) }
        film.load(upTo: state.step, origin: resume?.origin.map(RunFolder.film))
        noteBeginning()
        for text in remarks + [remark, noticeOfCompletion].compactMap({ $0 }) {
            logs.journal.remark(text, step: state.step)
            hub.notice(.information, text)
        }
        for warning in [warningOfOtherFaces, folder.warning, warningOfLimit].compactMap({ $0 }) {
            logs.journal.warn(warning, step: state.step)
            hub.notice(.warning, warning)
        }
    }

    /// What seldom changes while the run goes on, in this state of it.
    func description(of state: TrainingState, totalSteps: Int, trainedSeconds: Double) -> RunDescription {
        RunDescription(
            folder: folder.path, source: source.name, faceCount: source.count, seed: configuration.seed,
            batchSize: state.batchSize, threads: threads, stepsPerEpoch: state.stepsPerEpoch, totalSteps: totalSteps,
            firstStep: self.state.step,
            discriminatorLearningRate: state.hyperparameters.discriminatorLearningRate,
            generatorLearningRate: state.hyperparameters.generatorLearningRate, settings: RunSettings(state),
            totalEpochs: state.epoch(ofStep: totalSteps), pictureSide: state.architecture.picture.side,
            conditions: runConditions, trainedSeconds: trainedSeconds, restores: restores)
    }

    /// Whether the run's networks restore; nil where they do not, as before there were any that do.
    private var restores: Bool? { state.architecture.purpose == .restoring ? true : nil }

    private func noteBeginning() {
        let rates = state.hyperparameters
        var members: [JSONValue.Member] = [
            .init("source", .string(source.name)), .init("faces", .integer(source.count)),
            .init("seed", .string(String(configuration.seed))), .init("batch_size", .integer(state.batchSize)),
            .init("discriminator_learning_rate", .number(rates.discriminatorLearningRate)),
            .init("generator_learning_rate", .number(rates.generatorLearningRate)),
            .init("total_steps", .integer(configuration.totalSteps(of: state))), .init("threads", .integer(threads)),
            .init("gantop", .string(configuration.gantopVersion)),
        ]
        if let resume { members.append(.init("snapshot", .string(PathText.name(of: resume.snapshot.path)))) }
        logs.journal.note(resume == nil ? .started : .resumed, step: state.step, members)
        if let resume, let last = pastSettings.last, last.step == state.step, last.before == RunSettings(resume.state) {
            logs.journal.note(.settings, step: state.step, last.members)
        }
    }

    /// A line for a run that goes on with other faces than it began with.
    private var warningOfOtherFaces: String? {
        guard let resume, let facts = configuration.facts else { return nil }
        if resume.state.faceCount != facts.faceCount {
            return "the snapshot was trained on \(resume.state.faceCount.counted("face")), \(facts.sourceName) has "
                + "\(facts.faceCount): it goes on with their next epoch"
        }
        guard let before = resume.configuration.facts, before.sourceFingerprint != facts.sourceFingerprint else {
            return nil
        }
        return "the faces of \(facts.sourceName) have other names than those of \(before.sourceName) before"
    }
}
