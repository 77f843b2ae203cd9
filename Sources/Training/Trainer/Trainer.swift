import Dispatch
import Faces
import Networks
import RunEvents
import Snapshots

/// Trains. Lives on one serial queue, on which each step is a block of its own: commands are other blocks, so they
/// take effect between steps and in the order they were sent, and a pause is a queue with nothing to do.
final class Trainer {
    let setup: RunSetup
    var model: AdversarialModel
    var state: TrainingState
    /// Decides when the run steps, saves, goes back and ends.
    var lifecycle: Lifecycle
    var totalSteps: Int
    /// Seconds that the run's steps took so far, the wait for faces included.
    var trainedSeconds: Double
    /// Whether epochs were asked for beyond what the configuration says.
    var hasTrainedOn = false
    /// The changes of rates and settings that can be taken back.
    var changes: LiveChanges
    /// Whether a step's block waits on the queue.
    var isScheduled = false

    // What previews hold, and when the next is due.
    var previewCount = 64
    var previewWeights = GeneratorWeights.average
    var previews = PreviewSchedule()
    var report = ReportSums()
    /// Real faces for the screen.
    let realFaces: RealFaceReader
    /// The search for nearest real faces under way, or the last one.
    var nearestSearch: NearestSearch?
    /// Faces that someone explores, asked for and not sent yet, and when the next may be drawn.
    var pendingExploration: Exploration?
    var nextExplorationTime = -Double.infinity
    /// The step of the film's last frame.
    var filmedStep: Int?
    /// How much real faces differ, and what was measured while that is not known.
    let realDistances: RealDistances
    /// The data's rows of conditions, for what nobody says; nil for networks that are told nothing.
    let conditionRows: ConditionRows?
    /// The held-out faces that people look at, if the pair restores, and what they were asked for by.
    var knownExamples: (seed: UInt64, count: Int, examples: RestoringExamples)?
    /// The last phrase that someone asked for.
    var lastPhrase: PhraseRequest?
    /// When real faces that agree with it may be sent again.
    var nextMatchesTime = -Double.infinity
    var waitingDiversity: [WaitingDiversity] = []
    /// How many of the batcher's skipped faces were seen, and all that the journal names.
    var skippedCount = 0
    var skippedNames: Set<String>
    /// How many skipped faces there must be before the journal tells of their sum again.
    var nextSkippedSum = 0

    // Saving: memory for one copy of the tensors, the state that went with it, and the state that is on disk.
    let copy: ModelCopy
    var copiedState: TrainingState?
    var snapshots: SnapshotSchedule
    /// How long the copy held training up.
    var copySeconds = 0.0
    var savedState: TrainingState?
    /// Since when the disk has refused snapshots.
    var refusedSince: Double?
    let snapshotList = SnapshotList()
    var isListing = false
    /// Faces of a list that was asked for while another is being made.
    var nextListing: Int?

    let onEnd: (RunEnd) -> Void
    let queue: QueueConfined<Trainer>

    var mode: Lifecycle.Mode { lifecycle.mode }
    var hub: EventHub { setup.hub }
    var journal: RunJournal { setup.logs.journal }
    var batcher: FaceBatcher { setup.batcher.withLock { $0 } }
    /// The step of the last whole snapshot in the folder.
    var savedStep: Int? {
        get { setup.savedStep.withLock { $0 } }
        set { setup.savedStep.withLock { $0 = newValue } }
    }

    /// - Parameters:
    ///   - queue: where the trainer lives.
    ///   - onEnd: called once, when nothing follows.
    init(setup: RunSetup, queue: QueueConfined<Trainer>, onEnd: @escaping (RunEnd) -> Void) {
        self.setup = setup
        self.queue = queue
        self.onEnd = onEnd
        state = setup.state
        totalSteps = setup.configuration.totalSteps(of: state)
        trainedSeconds = setup.history.trainedSeconds
        changes = LiveChanges(past: setup.pastChanges, in: setup.state)
        skippedNames = setup.skippedNames
        lifecycle = Lifecycle(endsWhenDone: setup.endsWhenDone, onDivergence: setup.configuration.onDivergence)
        realFaces = RealFaceReader(source: setup.source, hub: setup.hub)
        realDistances = RealDistances(of: setup.source)
        conditionRows = setup.state.conditions?.sample
        model = AdversarialModel(
            architecture: state.architecture, batchSize: state.batchSize, seed: state.seed,
            threads: setup.configuration.threads)
        copy = ModelCopy(of: model)
        snapshots = SnapshotSchedule(
            steps: setup.configuration.snapshotEvery, seconds: setup.configuration.snapshotSeconds, step: state.step,
            time: Self.now)
    }

    /// Seconds on a clock that does not go back.
    static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) * 1e-9 }

    /// Loads the networks and starts stepping.
    func begin() {
        guard mode == .starting else { return }
        do throws(SnapshotError) {
            try setup.resume?.snapshot.load(into: model)
        } catch {
            return handle(.failedToBegin(error.description))
        }
        takeStateIntoModel()
        measureRealFaces()
        // The state to go back to if the networks are spoilt before the first snapshot.
        copy.take(from: model)
        copiedState = state
        if setup.isSaved { savedState = state }
        snapshots.taken(step: state.step, time: Self.now)
        handle(.began)
        filmIfDue()
        continueStepping()
    }

    /// Does what is due between two steps, then a step; called by the queue.
    func advance() {
        isScheduled = false
        drawPreviewIfDue()
        guard mode == .running else { return }
        guard state.step < totalSteps else { return handle(.stepsDone) }
        step()
        continueStepping()
    }

    /// Has the queue call `advance()` if there is anything to do.
    func continueStepping() {
        guard !isScheduled, mode == .running || previews.isWaitedFor, mode != .ended else { return }
        isScheduled = true
        queue.async { $0.advance() }
    }

    /// Makes the model's counters and rates those of the state.
    func takeStateIntoModel() {
        model.step = state.step
        model.extraDiscriminatorUpdates = state.extraDiscriminatorUpdates
        model.extraGeneratorUpdates = state.extraGeneratorUpdates
        model.hyperparameters = state.hyperparameters
    }

    /// Trains on one batch, or on as many as D has updates a step.
    func step() {
        let batches: [FaceBatch]
        do throws(FaceError) {
            batches = try nextBatches()
        } catch {
            // Stopped from outside, to make way for the command that follows.
            if error != .stopped { handle(.failed(error.description)) }
            return
        }
        let start = Self.now
        let result = restores ? restoringStep(batches) : generatingStep(batches)
        count(batches)
        let metrics = StepMetrics(
            result, state: state, rates: model.hyperparameters, batches: batches, seconds: Self.now - start)
        trainedSeconds += metrics.trainedSeconds
        setup.logs.add(metrics)
        hub.post(.steps([metrics]))
        guard result.isFinite else { return handle(.diverged(divergence(in: metrics))) }
        state.history.append(LossHistory.Step(metrics))
        noteSkippedFaces()
        measureDiversityIfDue()
        measureConditionIfDue()
        report.add(metrics)
        // The last steps are part of the run's story, too, even if they do not fill an interval.
        if state.step % max(setup.configuration.sampleEvery, 1) == 0 || state.step == totalSteps { makeReport() }
        filmIfDue()
        handle(.stepped)
    }

    private func generatingStep(_ batches: [FaceBatch]) -> StepResult {
        let latents = LatentVectors.next(
            count: state.hyperparameters.latentBatches * state.batchSize, size: state.architecture.latentSize,
            from: &state.latentRandom)
        return model.trainStep(faces: batches.pixels, latents: latents, conditions: stepConditions(batches))
    }

    /// Counts a step on these batches as done.
    private func count(_ batches: [FaceBatch]) {
        state.step = model.step
        state.extraDiscriminatorUpdates = model.extraDiscriminatorUpdates
        state.extraGeneratorUpdates = model.extraGeneratorUpdates
        guard let last = batches.last else { return }
        state.epoch = last.position.epoch
        state.offset = last.position.offset
    }

    /// Faces that the journal names one by one: beyond these a sum stands for the rest.
    private var mostNamedFaces: Int { max(Self.leastNamedFaces, setup.source.count / 100) }
    private static let leastNamedFaces = 20

    private func noteManySkippedFaces(last: SkippedFace?) {
        // Each time that they have doubled, and when names stop.
        guard skippedNames.count >= nextSkippedSum else { return }
        nextSkippedSum = skippedNames.count * 2
        let share = "\(skippedNames.count.grouped) of \(setup.source.count.grouped) faces"
        let example = last.map { "; the last: \($0.name): \($0.reason)" } ?? ""
        journal.warn("\(share) cannot be used; no more of them are named\(example)", step: state.step)
    }

    private func noteSkippedFaces() {
        guard batcher.skippedCount != skippedCount else { return }
        let skipped = batcher.skipped
        let before = skippedNames.count
        for face in skipped.dropFirst(skippedCount) where skippedNames.insert(face.name).inserted {
            guard skippedNames.count <= mostNamedFaces else { continue }
            journal.note(
                .skippedFace, step: state.step,
                [.init("name", .string(face.name)), .init("reason", .string(face.reason))])
        }
        if skippedNames.count > max(before, mostNamedFaces) { noteManySkippedFaces(last: skipped.last) }
        skippedCount = skipped.count
        hub.post(.skippedFaces(skippedNames.count))
    }
}

extension [FaceBatch] {
    /// All faces, one after another.
    fileprivate var pixels: [UInt8] { count == 1 ? self[0].pixels : flatMap(\.pixels) }
}

extension StepMetrics {
    /// What a step measured; `state` is that after the step, `rates` are those that it learned with.
    fileprivate init(
        _ result: StepResult, state: TrainingState, rates: Hyperparameters, batches: [FaceBatch], seconds: Double
    ) {
        self.init(
            step: state.step, epoch: (batches.last?.epoch ?? 0) + 1, discriminatorLoss: result.discriminatorLoss,
            generatorLoss: result.generatorLoss, realScore: result.realScore, fakeScore: result.fakeScore,
            discriminatorGradientNorm: result.discriminatorGradientNorm,
            generatorGradientNorm: result.generatorGradientNorm,
            discriminatorLearningRate: rates.discriminatorLearningRate,
            generatorLearningRate: rates.generatorLearningRate, seconds: seconds,
            waitSeconds: batches.map(\.waitSeconds).reduce(0, +))
    }
}

extension LossHistory.Step {
    init(_ metrics: StepMetrics) {
        self.init(
            discriminatorLoss: metrics.discriminatorLoss, generatorLoss: metrics.generatorLoss,
            realScore: metrics.realScore, fakeScore: metrics.fakeScore,
            discriminatorGradientNorm: metrics.discriminatorGradientNorm,
            generatorGradientNorm: metrics.generatorGradientNorm,
            discriminatorLearningRate: metrics.discriminatorLearningRate,
            generatorLearningRate: metrics.generatorLearningRate)
    }
}
