import Faces
import Foundation
import Networks
import RunEvents
import Snapshots

/// All that a trainer needs and that can fail before it exists: the folder, its logs, the faces, the state to begin with.
struct RunSetup: Sendable {
    let configuration: RunConfiguration
    let folder: RunFolder
    let source: any FaceSource
    /// Faces of the same kind that are not learned from; nil where none are held out.
    let heldOut: (any FaceSource)?
    /// What the networks are told of each face of the source; nil for networks that are told nothing.
    let conditions: FaceConditions?
    /// The same for whoever watches; their shares are counted over all faces, so once.
    let runConditions: RunConditions?
    /// Makes the batches; going back puts another in its place.
    let batcher: Locked<FaceBatcher>
    let state: TrainingState
    /// Where the run goes on; nil for a new one, whose networks the seed makes.
    let resume: ResumePoint?
    /// Steps done by earlier parts of the run.
    let history: [StepMetrics]
    /// How much the faces differed in earlier parts of the run.
    let diversity: [Diversity]
    /// How well conditions were followed in earlier parts of the run.
    let conditionMeasures: [ConditionMeasure]
    /// Changes of settings by earlier parts of the run.
    let pastSettings: [SettingsEdit]
    /// Changes of rates and settings by earlier parts of the run, each as it was made.
    let pastChanges: [LiveChanges.Change]
    /// Unreadable faces that the journal names already.
    let skippedNames: Set<String>
    /// What people should know about how the folder was made ready.
    let remark: String?
    /// What will be short before the run's end.
    let warningOfLimit: String?
    let logs: RunLogs
    let writer: SnapshotWriter
    let pictures: PictureWriter
    let film: FilmArchive
    /// Lets others attach, once the run can be spoken to.
    let server = Locked<RunServer?>(nil)
    /// The step of the last whole snapshot in the folder.
    let savedStep: Locked<Int?>
    let hub: EventHub
    /// Whether to end instead of waiting for commands when all steps are done.
    let endsWhenDone: Bool

    /// Whether the state to begin with is in the folder as a snapshot.
    var isSaved: Bool { resume?.folder != nil && state == resume?.state }
    /// Threads that compute.
    var threads: Int { configuration.threads ?? ProcessorShare.count }
}

extension RunSetup {
    /// Opens or makes the run's folder and brings it to the step that the run begins after.
    ///
    /// - Parameters:
    ///   - path: a new run's folder; nil for one named by date and time below `runs`.
    init(
        configuration asked: RunConfiguration, source: any FaceSource, heldOut: (any FaceSource)?,
        conditions: FaceConditions?,
        resume: ResumePoint?, folder path: String?, runs: String, endsWhenDone: Bool, hub: EventHub
    ) throws(RunError) {
        let side = asked.architecture.picture.side
        precondition(source.side == side, "faces of side \(source.side) for networks of side \(side)")
        var configuration = asked
        configuration.facts = RunFacts(of: source)
        precondition(conditions?.names.count ?? 0 == asked.architecture.conditions, "each condition has a name")
        state = Self.state(
            configuration: configuration, source: source, conditions: conditions, resume: resume)
        warningOfLimit = try Self.checkLimits(configuration, state, resume: resume, at: path ?? runs)
        // Faces first: without them, no folder is made.
        let batcher = FaceBatcher(
            source: source, state: state, configuration: configuration, isKnown: false, hub: hub)
        do throws(FaceError) {
            try batcher.waitUntilReady()
        } catch {
            throw .faces(error)
        }
        if let resume, let own = resume.folder {
            folder = try RunFolder.open(own)
            try folder.setBadConfigurationAside()
            (history, remark) = try folder.goBack(to: resume, stepsPerEpoch: source.count / configuration.batchSize)
        } else {
            folder = try RunFolder.create(at: path, below: runs)
            remark = nil
            history = try folder.takeHistory(of: resume, stepsPerEpoch: source.count / configuration.batchSize)
        }
        diversity = folder.measures(of: DiversityTable.self)
        conditionMeasures = conditions == nil ? [] : folder.measures(of: ConditionMeasureTable.self)
        skippedNames = folder.namesOfSkippedFaces()
        pastSettings = folder.pastSettings(upTo: resume?.state, now: state)
        pastChanges = folder.pastChanges(upTo: resume?.state)
        try folder.write(configuration.remembered(after: resume, in: state))
        logs = try RunLogs(
            folder: folder, hub: hub, step: state.step, writesTensorBoard: configuration.writesTensorBoard,
            hasConditions: conditions != nil)
        writer = SnapshotWriter(folder: folder, logs: logs.files)
        pictures = PictureWriter(hub: hub, tensorBoard: logs.tensorBoard)
        film = FilmArchive(folder: folder.film, side: side, hub: hub)
        self.configuration = configuration
        self.source = source
        self.heldOut = heldOut
        self.conditions = conditions
        runConditions = conditions.map {
            RunConditions(names: $0.names, isVocabulary: $0.kind == .words, rates: $0.rates)
        }
        self.resume = resume
        self.batcher = Locked(batcher)
        savedStep = Locked(resume?.folder != nil ? resume?.state.step : nil)
        self.hub = hub
        self.endsWhenDone = endsWhenDone
    }

    /// A line for a run that has nothing to do; where it waits for commands, whoever watches offers to train on.
    var noticeOfCompletion: String? {
        let totalSteps = configuration.totalSteps(of: state)
        guard resume != nil, endsWhenDone, state.step >= totalSteps else { return nil }
        return "all \(totalSteps.counted("step")) are done; give --steps or --epochs for more"
    }

    /// The state to begin with: the snapshot's, with what the configuration changes; or that of a new run.
    private static func state(
        configuration: RunConfiguration, source: any FaceSource, conditions: FaceConditions?, resume: ResumePoint?
    ) -> TrainingState {
        guard var state = resume?.state else {
            return TrainingState(
                architecture: configuration.architecture, hyperparameters: configuration.hyperparameters,
                batchSize: configuration.batchSize, seed: configuration.seed, faceCount: source.count,
                latentRandom: LatentVectors.training(seed: configuration.seed), previewSeed: configuration.seed,
                conditions: conditions.map { ConditionTable($0, seed: configuration.seed) })
        }
        let facesPerStep = state.facesPerStep
        state.hyperparameters = configuration.hyperparameters
        if state.batchSize != configuration.batchSize || configuration.keepsBatchSize {
            state.batchSize = configuration.batchSize
            state.nextBatchSize = nil
        }
        if state.facesPerStep != facesPerStep { state.pace = state.place }
        if source.count != state.faceCount {
            // The order was one of other faces: the next epoch begins.
            state.faceCount = source.count
            if state.offset > 0 { state.epoch += 1 }
            state.offset = 0
            state.pace = state.place
        }
        return state
    }
}

extension RunConfiguration {
    /// What the folder of a run keeps: a length that was passed already does not replace the one it had.
    fileprivate func remembered(after resume: ResumePoint?, in state: TrainingState) -> RunConfiguration {
        guard let resume, totalSteps(of: state) <= resume.state.step else { return self }
        var remembered = self
        remembered.steps = resume.configuration.steps
        remembered.epochs = resume.configuration.epochs
        return remembered
    }
}

extension FaceBatcher {
    /// Makes the batches that follow a state.
    ///
    /// - Parameter isKnown: whether the run has had faces of this source already.
    convenience init(
        source: any FaceSource, state: TrainingState, configuration: RunConfiguration, isKnown: Bool, hub: EventHub
    ) {
        self.init(
            source: source, batchSize: state.batchSize, configuration: configuration, seed: state.seed,
            position: BatchPosition(epoch: state.epoch, offset: state.offset), isKnown: isKnown, hub: hub)
    }

    /// Makes batches as a run is configured, and tells its watchers when the faces are away.
    convenience init(
        source: any FaceSource, batchSize: Int, configuration: RunConfiguration, seed: UInt64, position: BatchPosition,
        isKnown: Bool, hub: EventHub
    ) {
        let patience = configuration.patienceSeconds
        self.init(
            source: source, batchSize: batchSize, seed: seed, mirrors: configuration.mirrors, position: position,
            patience: patience, isKnown: isKnown
        ) { [weak hub] absence in
            switch absence {
            case .began(let source, let reason):
                let bound = Int(patience).counted("second")
                hub?.notice(.alarm, "\(source) is away (\(reason)): the run waits for its faces, \(bound) at most")
            case .ended(let source, let seconds):
                let time = Int(seconds.rounded()).counted("second")
                hub?.notice(.warning, "\(source) is back after \(time): the run goes on")
            }
        }
    }
}
