/// A discriminator's or a restorer's first stage: pictures to features.
final class PictureInputStage: RunningStage {
    let name: String
    let epilogue: Epilogue
    /// A dense stage with one output that takes each panel as soon as it is complete.
    weak var follower: LogitStage?

    private let linear: PictureConvolution
    private let weight: NetworkParameters.Place

    init(
        _ stage: PlannedStage, name: String, epilogue: Epilogue, linear: PictureConvolution,
        parameters: NetworkParameters
    ) {
        self.name = name
        self.epilogue = epilogue
        self.linear = linear
        weight = parameters.place(stage.name + ".weight")
    }

    func forward(_ pass: StagePass, _ workers: Workers) {
        linear.gather(
            pass.read, weights: pass.numbers.at(weight), into: epilogue.raw.images(pass.images), workers: workers
        ) { panel in
            epilogue.forward(panel, pass)
            follower?.take(panel, pass)
        }
    }

    func dataGradient(_ pass: StagePass, _ workers: Workers) {
        // Nothing stands before a restorer's damaged pictures that could learn.
        guard pass.damaged == nil, let gradient = pass.gradient else { return }
        linear.scatter(
            epilogue.gradient.images(pass.images), weights: pass.numbers.at(weight), into: gradient, workers: workers
        ) { _ in }
    }

    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers) {
        linear.weightGradient(
            pictures: pass.read, features: epilogue.gradient.images(pass.images), update: updates.update(weight),
            workers: workers)
    }
}
