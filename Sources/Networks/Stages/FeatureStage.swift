/// A stage from features, or random numbers, to features.
final class FeatureStage: RunningStage {
    let name: String
    let epilogue: Epilogue
    /// A dense stage with one output that takes each panel as soon as it is complete.
    weak var follower: LogitStage?

    private let input: FeatureMap
    /// The end of the stage before; nil where random numbers come in, which need no gradient.
    private let before: Epilogue?
    private let linear: any ConvolutionAlgorithm
    private let weight: NetworkParameters.Place

    init(
        _ stage: PlannedStage, name: String, input: FeatureMap, before: Epilogue?, epilogue: Epilogue,
        linear: any ConvolutionAlgorithm, parameters: NetworkParameters
    ) {
        self.name = name
        self.input = input
        self.before = before
        self.epilogue = epilogue
        self.linear = linear
        weight = parameters.place(stage.name + ".weight")
    }

    func forward(_ pass: StagePass, _ workers: Workers) {
        linear.forward(
            input.images(pass.images), weights: pass.numbers.at(weight), into: epilogue.raw.images(pass.images),
            workers: workers
        ) { panel in
            epilogue.forward(panel, pass)
            follower?.take(panel, pass)
        }
    }

    func dataGradient(_ pass: StagePass, _ workers: Workers) {
        guard let before else { return }
        linear.dataGradient(
            epilogue.gradient.images(pass.images), weights: pass.numbers.at(weight),
            into: before.gradient.images(pass.images), workers: workers
        ) { panel in before.backward(panel, pass) }
    }

    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers) {
        linear.weightGradient(
            input: input.images(pass.images), outputGradient: epilogue.gradient.images(pass.images),
            reuse: before == nil ? .input : [.input, .outputGradient], update: updates.update(weight),
            workers: workers)
    }
}
