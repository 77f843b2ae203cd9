import Dispatch
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
    /// Makes the batches; going back puts another in its place.
    let batcher: Locked<FaceBatcher>
    let state: TrainingState
    /// The file that the networks' tensors come from; nil for networks that the seed makes.
    let snapshot: SnapshotFile?
    /// Steps done by earlier parts of the run.
    let history: [StepMetrics]
    let metrics: LineFile
    let journal: RunJournal
    /// `metrics.csv` and `journal.jsonl`.
    let logs: [LineFile]
    let writer: SnapshotWriter
    let pictures: PictureWriter
    let hub: EventHub
    /// The step of the snapshot in the folder that the run goes on from.
    let savedStep: Int?
    /// Whether the state to begin with is in the folder as a snapshot.
    let isSaved: Bool
    /// Whether to end instead of waiting for commands when all steps are done.
    let endsWhenDone: Bool
    /// Whether anyone looks at previews.
    let drawsPreviews: Bool

    /// Steps an epoch.
    var stepsPerEpoch: Int { max(source.count / configuration.batchSize, 1) }
    /// The step at which the run is done.
    var totalSteps: Int { configuration.totalSteps(stepsPerEpoch: stepsPerEpoch) }
    /// Threads that compute.
    var threads: Int { configuration.threads ?? ProcessInfo.processInfo.activeProcessorCount }
}

extension RunSetup {
    /// Opens or makes the run's folder and brings it to the step that the run begins after.
    init(
        configuration: RunConfiguration, source: any FaceSource, resume: ResumePoint?, folder path: String?,
        runs: String, endsWhenDone: Bool, drawsPreviews: Bool, hub: EventHub
    ) throws(RunError) {
        let folder: RunFolder
        var history: [StepMetrics] = []
        if let resumed = resume?.folder {
            folder = try RunFolder.open(resumed)
            if let resume {
                history = try caught { () throws(FileError) in
                    try folder.goBack(to: resume.state.step, snapshot: resume.snapshot.path)
                }
            }
        } else {
            folder = try RunFolder.create(at: path, below: runs)
            if let resume, let origin = resume.origin {
                history = try caught { () throws(FileError) in
                    let (text, metrics) = try RunFolder.rows(in: origin, upTo: resume.state.step)
                    try AtomicFile.write(text, to: folder.metricsPath)
                    return metrics
                }
            }
        }
        if history.isEmpty, let state = resume?.state {
            history = state.coarseMetrics(
                stepsPerEpoch: max(source.count / configuration.batchSize, 1))
        }
        let logs = DispatchQueue(label: "gantop.logs", qos: .utility)
        let report: @Sendable (LineFile.Trouble) -> Void = { hub.post(.notice($0.notice)) }
        let metrics = try caught { () throws(FileError) in
            try LineFile(path: folder.metricsPath, header: MetricsTable.header, queue: logs, onChange: report)
        }
        let journal = try caught { () throws(FileError) in
            try LineFile(path: folder.journalPath, queue: logs, onChange: report)
        }
        try folder.write(configuration)
        let state = Self.state(configuration: configuration, source: source, resume: resume)
        let position = BatchPosition(epoch: state.epoch, offset: state.offset)
        let batcher = FaceBatcher(
            source: source, batchSize: configuration.batchSize, seed: configuration.seed, position: position)
        do throws(FaceError) {
            try batcher.waitUntilReady()
        } catch {
            throw .faces(error)
        }
        self.init(
            configuration: configuration, folder: folder, source: source, batcher: Locked(batcher), state: state,
            snapshot: resume?.snapshot, history: history, metrics: metrics, journal: RunJournal(file: journal),
            logs: [metrics, journal], writer: SnapshotWriter(folder: folder.snapshots, logs: [metrics, journal]),
            pictures: PictureWriter(hub: hub), hub: hub,
            savedStep: resume?.folder != nil ? resume?.state.step : nil,
            isSaved: resume?.folder != nil && state == resume?.state, endsWhenDone: endsWhenDone,
            drawsPreviews: drawsPreviews)
    }

    /// The state to begin with: the snapshot's, with what the configuration changes; or that of a new run.
    private static func state(
        configuration: RunConfiguration, source: any FaceSource, resume: ResumePoint?
    ) -> TrainingState {
        guard var state = resume?.state else {
            return TrainingState(
                architecture: configuration.architecture, hyperparameters: configuration.hyperparameters,
                batchSize: configuration.batchSize, seed: configuration.seed, faceCount: source.count,
                latentRandom: LatentVectors.training(seed: configuration.seed), previewSeed: configuration.seed)
        }
        state.hyperparameters = configuration.hyperparameters
        state.batchSize = configuration.batchSize
        if source.count != state.faceCount {
            // The order was one of other faces: the next epoch begins.
            state.faceCount = source.count
            if state.offset > 0 { state.epoch += 1 }
            state.offset = 0
        }
        return state
    }
}

extension RunSetup {
    /// Tells watchers and journal what begins.
    func announce(remarks: [String]) {
        hub.post(.phase(.starting))
        hub.post(.described(description(totalSteps: totalSteps, rates: state.hyperparameters)))
        if !history.isEmpty { hub.post(.history(history)) }
        noteBeginning()
        for remark in remarks {
            journal.note(.remark, step: state.step, [.init("text", .string(remark))])
            hub.notice(.information, remark)
        }
    }

    /// What stays the same while the run goes on.
    func description(totalSteps: Int, rates: Hyperparameters) -> RunDescription {
        RunDescription(
            folder: folder.path, source: source.name, faceCount: source.count, seed: configuration.seed,
            batchSize: configuration.batchSize, threads: threads, stepsPerEpoch: stepsPerEpoch,
            totalSteps: totalSteps, firstStep: state.step,
            discriminatorLearningRate: rates.discriminatorLearningRate,
            generatorLearningRate: rates.generatorLearningRate)
    }

    private func noteBeginning() {
        let rates = state.hyperparameters
        var members: [JSONValue.Member] = [
            .init("source", .string(source.name)), .init("faces", .integer(source.count)),
            .init("seed", .string(String(configuration.seed))), .init("batch_size", .integer(state.batchSize)),
            .init("discriminator_learning_rate", .number(rates.discriminatorLearningRate)),
            .init("generator_learning_rate", .number(rates.generatorLearningRate)),
            .init("total_steps", .integer(totalSteps)), .init("threads", .integer(threads)),
            .init("gantop", .string(configuration.gantopVersion)),
        ]
        if let snapshot { members.append(.init("snapshot", .string(PathText.name(of: snapshot.path)))) }
        journal.note(snapshot == nil ? .started : .resumed, step: state.step, members)
    }
}

extension LineFile.Trouble {
    /// What people should read.
    fileprivate var notice: Notice {
        switch self {
        case .began(let error): Notice(severity: .alarm, text: error.description)
        case .ended(let path, 0): Notice(severity: .information, text: "\(path) is written again; nothing was lost")
        case .ended(let path, let lost):
            Notice(severity: .warning, text: "\(path) is written again; \(lost) lines were lost")
        }
    }
}

extension TrainingState {
    /// The history as steps, one for each of its rows, where no better record is left.
    fileprivate func coarseMetrics(stepsPerEpoch: Int) -> [StepMetrics] {
        (0..<history.rowCount).map { row in
            let (lastStep, means) = history.means(ofRow: row)
            return StepMetrics(
                step: lastStep, epoch: (lastStep - 1) / stepsPerEpoch + 1,
                discriminatorLoss: means.discriminatorLoss, generatorLoss: means.generatorLoss,
                realScore: means.realScore, fakeScore: means.fakeScore,
                discriminatorGradientNorm: means.discriminatorGradientNorm,
                generatorGradientNorm: means.generatorGradientNorm,
                discriminatorLearningRate: means.discriminatorLearningRate,
                generatorLearningRate: means.generatorLearningRate, seconds: 0, waitSeconds: 0)
        }
    }
}
