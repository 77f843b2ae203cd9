/// Gives the stages of one network their memory, one after another.
struct StageBuilder {
    let role: NetworkPlan.Role
    let parameters: NetworkParameters
    let room: Network.Room
    let workers: Workers
    let kernels: KernelTable
    /// A discriminator's attribute head, if it has one.
    let head: PlannedStage?
    /// What the next stage reads; nil where that is a picture.
    var features: FeatureMap?

    private(set) var stages: [any RunningStage] = []
    /// The ends of the stages so far, for those that join them.
    private var epilogues: [Epilogue] = []
    private(set) var output: LogitStage?
    private var before: Epilogue?

    init(
        role: NetworkPlan.Role, parameters: NetworkParameters, room: Network.Room, workers: Workers,
        kernels: KernelTable, head: PlannedStage?, features: FeatureMap?
    ) {
        self.role = role
        self.parameters = parameters
        self.room = room
        self.workers = workers
        self.kernels = kernels
        self.head = head
        self.features = features
    }

    /// Adds the stage that follows.
    mutating func append(_ stage: PlannedStage) {
        let name = "\(role.rawValue).\(stage.name)"
        switch stage.place {
        case .features: appendFeatures(stage, name)
        case .pictureInput: appendPictureInput(stage, name)
        case .pictureOutput: appendPictureOutput(stage, name)
        case .logit: appendLogit(stage, name)
        }
    }

    private func epilogue(_ stage: PlannedStage) -> Epilogue {
        Epilogue(stage, parameters: parameters, images: room.images, isTrained: room.isTrained, kernels: kernels)
    }

    /// What a stage reads: the features of the stage before, or these and others side by side.
    private func input(_ stage: PlannedStage, _ name: String) -> StageInput {
        guard let features else { preconditionFailure("\(name) reads features") }
        guard let joined = stage.joined else { return StageInput(features: features, before: before, joined: nil) }
        let memory = JoinedFeatures(
            stage, joined, images: room.images, isTrained: room.isTrained, kernels: kernels)
        for (number, place) in memory.places { epilogues[number - 1].join(place) }
        return StageInput(features: memory.features, before: before, joined: memory)
    }

    private mutating func appendFeatures(_ stage: PlannedStage, _ name: String) {
        let input = input(stage, name)
        let epilogue = epilogue(stage)
        let linear = makeConvolution(stage.linear, images: room.images, workers: workers, kernels: kernels)
        stages.append(
            FeatureStage(
                stage, name: name, input: input, epilogue: epilogue, linear: linear, parameters: parameters))
        goOn(from: epilogue)
    }

    private mutating func appendPictureInput(_ stage: PlannedStage, _ name: String) {
        let epilogue = epilogue(stage)
        let linear = PictureConvolution(
            channels: stage.output.channels, window: PictureWindow(stage), frame: room.readFrame,
            scatteredImages: room.gradientImages, isTrained: room.isTrained, kernels: kernels)
        stages.append(
            PictureInputStage(stage, name: name, epilogue: epilogue, linear: linear, parameters: parameters))
        goOn(from: epilogue)
    }

    private mutating func appendPictureOutput(_ stage: PlannedStage, _ name: String) {
        let input = input(stage, name)
        let linear = PictureConvolution(
            channels: stage.linear.inputChannels, window: PictureWindow(stage), frame: room.frame,
            scatteredImages: room.images, isTrained: room.isTrained, kernels: kernels)
        stages.append(
            PictureOutputStage(
                stage, name: name, input: input, linear: linear, parameters: parameters, kernels: kernels))
    }

    private mutating func appendLogit(_ stage: PlannedStage, _ name: String) {
        guard let before else { preconditionFailure("\(name) follows a stage of features") }
        let head = head.map {
            AttributeHead($0, images: room.images, parameters: parameters, workers: workers, kernels: kernels)
        }
        let logit = LogitStage(
            stage, name: name, images: room.images, before: before, head: head, parameters: parameters,
            kernels: kernels)
        switch stages.last {
        case let last as FeatureStage: last.follower = logit
        case let last as PictureInputStage: last.follower = logit
        default: preconditionFailure("\(name) follows a stage of features")
        }
        stages.append(logit)
        output = logit
    }

    private mutating func goOn(from epilogue: Epilogue) {
        before = epilogue
        epilogues.append(epilogue)
        features = epilogue.activation
    }
}
