/// A stage from features, or random numbers, to features.
final class FeatureStage: RunningStage {
    let name: String
    let epilogue: Epilogue
    /// A dense stage with one output that takes each panel as soon as it is complete.
    weak var follower: LogitStage?

    private let input: StageInput
    private let linear: any ConvolutionAlgorithm
    private let weight: NetworkParameters.Place

    init(
        _ stage: PlannedStage, name: String, input: StageInput, epilogue: Epilogue, linear: any ConvolutionAlgorithm,
        parameters: NetworkParameters
    ) {
        self.name = name
        self.input = input
        self.epilogue = epilogue
        self.linear = linear
        weight = parameters.place(stage.name + ".weight")
    }

    func forward(_ pass: StagePass, _ workers: Workers) {
        input.prepare(pass, workers)
        linear.forward(
            input.features.images(pass.images), weights: pass.numbers.at(weight),
            into: epilogue.raw.images(pass.images),
            workers: workers
        ) { panel in
            epilogue.forward(panel, pass)
            follower?.take(panel, pass)
        }
    }

    func dataGradient(_ pass: StagePass, _ workers: Workers) {
        guard let gradient = input.gradient else { return }
        linear.dataGradient(
            epilogue.gradient.images(pass.images), weights: pass.numbers.at(weight),
            into: gradient.images(pass.images), workers: workers
        ) { panel in input.finish(panel, pass) }
    }

    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers) {
        linear.weightGradient(
            input: input.features.images(pass.images), outputGradient: epilogue.gradient.images(pass.images),
            reuse: input.before == nil ? .input : [.input, .outputGradient], update: updates.update(weight),
            workers: workers)
    }
}
