import Dispatch
import Faces
import Networks
import RunEvents
import Snapshots

/// Trains. Lives on one serial queue, on which each step is a block of its own: commands are other blocks, so they
/// take effect between steps and in the order they were sent, and a pause is a queue with nothing to do.
final class Trainer {
    /// What the trainer is about.
    enum Mode: Equatable {
        case starting
        case running
        case paused
        /// Saving after the last step.
        case finishing
        case finished
        /// Saving, or waiting for a save, before the end.
        case stopping
        case ended
    }

    let setup: RunSetup
    let model: AdversarialModel
    var state: TrainingState
    var mode = Mode.starting
    var totalSteps: Int
    /// Whether a step's block waits on the queue.
    private var isScheduled = false
    /// A pause that was asked for before the start.
    var beginsPaused = false

    // What previews hold, and when the next is due.
    var previewCount = 64
    var previewWeights = GeneratorWeights.average
    var previews = PreviewSchedule()
    var report = ReportSums()
    var skippedCount = 0

    // Saving: memory for one copy of the tensors, nil while it is being written.
    var copyMemory: ModelCopy?
    var snapshots: SnapshotSchedule
    /// How long the copy held training up.
    var copySeconds = 0.0
    var savedState: TrainingState?
    /// The step of the last whole snapshot in the folder.
    var savedStep: Int?
    /// Whether a snapshot was asked for that is not taken yet.
    var isKeepingAskedFor = false
    /// Whether the networks are worth saving at the end.
    var savesAtEnd = true
    /// Why the run ends as a failure, told once all is written.
    var failure: String?

    let onEnd: (RunEnd) -> Void
    private let queue: QueueConfined<Trainer>

    var hub: EventHub { setup.hub }
    var journal: RunJournal { setup.journal }

    /// - Parameters:
    ///   - queue: where the trainer lives.
    ///   - onEnd: called once, when nothing follows.
    init(setup: RunSetup, queue: QueueConfined<Trainer>, onEnd: @escaping (RunEnd) -> Void) {
        self.setup = setup
        self.queue = queue
        self.onEnd = onEnd
        state = setup.state
        totalSteps = setup.totalSteps
        model = AdversarialModel(
            architecture: state.architecture, batchSize: state.batchSize, seed: state.seed,
            threads: setup.configuration.threads)
        copyMemory = ModelCopy(of: model)
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
            try setup.snapshot?.load(into: model)
        } catch {
            return end(.failed(error.description))
        }
        model.step = state.step
        model.hyperparameters = state.hyperparameters
        savedStep = setup.savedStep
        if setup.isSaved { savedState = state }
        snapshots.taken(step: state.step, time: Self.now)
        mode = beginsPaused ? .paused : .running
        hub.post(.phase(beginsPaused ? .paused : .running))
        saveIfDue()
        continueStepping()
    }

    /// Does what is due between two steps, then a step; called by the queue.
    private func advance() {
        isScheduled = false
        drawPreviewIfDue()
        guard mode == .running else { return }
        guard state.step < totalSteps else { return finish() }
        step()
        continueStepping()
    }

    /// Has the queue call `advance()` if there is anything to do.
    func continueStepping() {
        guard !isScheduled, mode == .running || previews.isWaitedFor, mode != .ended else { return }
        isScheduled = true
        queue.async { $0.advance() }
    }

    /// Takes back the copy of the run once it was written, or could not be; called on the writing queue.
    var onWritten: @Sendable (SnapshotWriter.Copy, SnapshotWriter.Outcome) -> Void {
        { [queue] copy, outcome in queue.async { $0.written(copy, outcome) } }
    }

    /// Trains on one batch.
    func step() {
        let batch: FaceBatch
        do throws(FaceError) {
            batch = try setup.batcher.next()
        } catch {
            // Stopped from outside, to make way for the command that follows.
            if error != .stopped { fail(error.description) }
            return
        }
        let start = Self.now
        let latents = LatentVectors.next(
            count: state.batchSize, size: state.architecture.latentSize, from: &state.latentRandom)
        let result = model.trainStep(faces: batch.pixels, latents: latents)
        state.step += 1
        state.epoch = batch.position.epoch
        state.offset = batch.position.offset
        let metrics = StepMetrics(result, state: state, batch: batch, seconds: Self.now - start)
        setup.metrics.append(MetricsTable.row(metrics))
        hub.post(.steps([metrics]))
        guard result.isFinite else { return diverge(metrics) }
        state.history.append(LossHistory.Step(metrics))
        noteSkippedFaces()
        report.add(metrics)
        if state.step % max(setup.configuration.sampleEvery, 1) == 0 { makeReport() }
        saveIfDue()
    }

    private func noteSkippedFaces() {
        guard setup.batcher.skippedCount != skippedCount else { return }
        let skipped = setup.batcher.skipped
        for face in skipped.dropFirst(skippedCount) {
            journal.note(
                .skippedFace, step: state.step,
                [.init("name", .string(face.name)), .init("reason", .string(face.reason))])
        }
        skippedCount = skipped.count
        hub.post(.skippedFaces(skippedCount))
    }

    /// A loss or gradient is not finite: the networks are spoilt. What was saved before stays.
    private func diverge(_ metrics: StepMetrics) {
        let values: [(String, Float)] = [
            ("the discriminator's loss", metrics.discriminatorLoss), ("the generator's loss", metrics.generatorLoss),
            ("the discriminator's gradient", metrics.discriminatorGradientNorm),
            ("the generator's gradient", metrics.generatorGradientNorm),
        ]
        let name = values.first { !$0.1.isFinite }?.0 ?? "a number of the networks"
        endSpoilt("step \(state.step): \(name) is not finite")
    }
}

extension StepMetrics {
    /// What a step measured; `state` is that after the step.
    init(_ result: StepResult, state: TrainingState, batch: FaceBatch, seconds: Double) {
        self.init(
            step: state.step, epoch: batch.epoch + 1, discriminatorLoss: result.discriminatorLoss,
            generatorLoss: result.generatorLoss, realScore: result.realScore, fakeScore: result.fakeScore,
            discriminatorGradientNorm: result.discriminatorGradientNorm,
            generatorGradientNorm: result.generatorGradientNorm,
            discriminatorLearningRate: state.hyperparameters.discriminatorLearningRate,
            generatorLearningRate: state.hyperparameters.generatorLearningRate, seconds: seconds,
            waitSeconds: batch.waitSeconds)
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
