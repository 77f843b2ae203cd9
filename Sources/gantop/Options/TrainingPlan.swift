import Faces
import Networks
import RunEvents
import Training

/// What a run will be: new or resumed, on which faces. Everything that can be wrong with it is found here, before any
/// screen opens.
struct TrainingPlan {
    let configuration: RunConfiguration
    let source: any FaceSource
    let heldOut: (any FaceSource)?
    let conditions: FaceConditions?
    let resume: ResumePoint?
    let folder: String?
    /// Lines to tell people at the start.
    let remarks: [String]

    init(_ options: TrainOptions) throws {
        var wanted = options.runOptions
        wanted.architecture = try options.networks.architecture(for: options.task)
        let opened: any FaceSource
        let known: [String]
        var configuration: RunConfiguration
        switch options.resume {
        case .none:
            let choice = DataChoice(options.data)
            resume = nil
            configuration = wanted.configuration(defaultData: choice.path)
            opened = try choice.open(
                seed: configuration.seed, side: configuration.architecture.picture.side,
                crop: configuration.crop ?? .recipe)
            known = ["faces: \(choice.described(opened)), \(opened.count.grouped) of them"]
        case .newest, .path:
            var point = try ResumePoint.find(options.resume?.path)
            // A folder of its own leaves the run that it comes from as it is.
            if options.fork || options.runFolder != nil { point = point.forked() }
            try Self.check(wanted.architecture, fits: point)
            var notes = [Self.note(of: point)] + point.remarks
            if point.folder == nil, point.origin == nil, wanted.data == nil {
                let choice = DataChoice(nil)
                wanted.data = choice.path
                notes.append("the snapshot does not tell its faces: using \(choice.path); --data PATH takes others")
            }
            let (changed, remarks) = point.configuration(applying: wanted)
            resume = point
            configuration = changed
            opened = try FaceSources.open(
                path: changed.data, seed: changed.seed, side: changed.architecture.picture.side,
                crop: changed.crop ?? .recipe)
            known = notes + remarks
        }
        try Self.check(configuration, options)
        let chosen = try ChosenFaces(
            from: opened, path: configuration.data, attributes: configuration.attributes, only: configuration.only,
            part: configuration.part ?? .all, needed: configuration.batchSize, holdsOut: configuration.holdsOut)
        let told = try ConditionChoice(configuration, source: chosen.source, resume: resume)
        configuration.architecture = configuration.architecture.told(conditions: told.conditions?.names.count ?? 0)
        try MemoryNeed.check(
            configuration.architecture, batchSize: configuration.batchSize, threads: configuration.threads,
            isDrawn: configuration.data == FaceSources.synthetic,
            alternatives: resume == nil ? options.networks.smaller(than: configuration.architecture) : [])
        self.configuration = configuration
        source = chosen.source
        heldOut = chosen.heldOut
        conditions = told.conditions
        let others = opened.passedOver(opening: false).remark.map { [$0] } ?? []
        remarks =
            known + opened.remarks + others + Enlargement.remarks(opened, crop: configuration.crop ?? .recipe)
            + chosen.remarks
            + told.remarks
        folder = options.runFolder
    }

    /// What does not go together is refused.
    private static func check(_ configuration: RunConfiguration, _ options: TrainOptions) throws {
        let restores = configuration.architecture.purpose == .restoring
        if restores, configuration.phrases {
            throw NetworkError("a restorer is told nothing: leave out --phrases and --captions, or --task restore")
        }
        if !restores, options.damage != nil {
            throw NetworkError("--damage goes with --task restore: other networks learn from whole faces")
        }
    }

    /// A run goes on with its own networks.
    private static func check(_ wanted: Architecture?, fits point: ResumePoint) throws {
        // Conditions come from the faces, not from the options that name networks.
        guard let wanted, wanted.told(conditions: 0) != point.state.architecture.told(conditions: 0) else { return }
        throw NetworkError(
            "\(point.snapshot.path) has networks of \(point.state.architecture.summary), and \(wanted.summary) were asked"
                + " for: leave out --network, --side and --channels to go on, or --resume to begin anew")
    }

    /// Where the run goes on, in a line.
    private static func note(of point: ResumePoint) -> String {
        let place = "\(point.snapshot.path), step \(point.state.step.grouped)"
        guard let origin = point.origin else { return "going on from \(place)" }
        return "a fork of \(origin), which stays as it is: going on from \(place)"
    }

    func makeRun(isHeadless: Bool) throws -> TrainingRun {
        try TrainingRun(
            configuration: configuration, source: source, heldOut: heldOut, conditions: conditions, resume: resume,
            folder: folder, remarks: remarks,
            endsWhenDone: isHeadless, drawsPreviews: !isHeadless)
    }
}

extension TrainOptions {
    var runOptions: RunOptions {
        var wanted = RunOptions()
        wanted.data = data.map(DataChoice.absolute)
        wanted.crop = crop
        wanted.attributes = attributes.map(DataChoice.absolute)
        wanted.only = only
        wanted.part = part
        wanted.phrases = phrases || captions != nil ? true : nil
        wanted.captions = captions.map(DataChoice.absolute)
        wanted.mirrors = mirror
        wanted.damages = damage?.kinds
        wanted.holdsOut = holdOut
        wanted.batchSize = batchSize
        wanted.learningRate = learningRate
        wanted.discriminatorLearningRate = discriminatorLearningRate
        wanted.generatorLearningRate = generatorLearningRate
        wanted.beta1 = beta1
        wanted.realLabel = realLabel
        wanted.stepRatio = stepRatio
        wanted.seed = seed
        wanted.threads = threads
        wanted.epochs = epochs
        wanted.steps = steps
        wanted.snapshotEvery = snapshotEvery
        wanted.snapshotSeconds = snapshotSeconds
        wanted.patienceSeconds = patience
        wanted.onDivergence = onDivergence
        wanted.writesTensorBoard = tensorboard
        wanted.sampleEvery = sampleEvery
        return wanted
    }
}

extension ResumeTarget {
    /// The path it names; nil for the newest run.
    var path: String? {
        switch self {
        case .newest: nil
        case .path(let path): path
        }
    }
}
