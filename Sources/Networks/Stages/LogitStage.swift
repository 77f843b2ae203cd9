/// A discriminator's last stage: all features of an image to one logit, panel by panel.
final class LogitStage: RunningStage {
    let name: String
    /// A logit for each image, and its gradient, for whoever judges to fill in before a backward pass.
    let logits: FloatBuffer
    let slopes: FloatBuffer
    /// What reads the same features for attributes; nil where there are none.
    let head: AttributeHead?

    private let images: Int
    private let panels: Int
    private let pixels: Int
    private let before: Epilogue
    private let weight: NetworkParameters.Place
    private let bias: NetworkParameters.Place?
    private let kernels: KernelTable
    /// Each panel's share of the logits, [panel][image], and of the weights' gradient, [panel][pixel][32].
    private let shares: FloatBuffer
    private let gradients: FloatBuffer
    private let biasGradient = FloatBuffer(count: Panel.width)

    init(
        _ stage: PlannedStage, name: String, images: Int, before: Epilogue, head: AttributeHead?,
        parameters: NetworkParameters, kernels: KernelTable
    ) {
        self.name = name
        self.images = images
        self.before = before
        self.head = head
        self.kernels = kernels
        panels = Panel.count(stage.input.channels)
        pixels = stage.input.side * stage.input.side
        weight = parameters.place(stage.name + ".weight")
        bias = stage.stage.bias ? parameters.place(stage.name + ".bias") : nil
        logits = FloatBuffer(count: images)
        slopes = FloatBuffer(count: images)
        shares = FloatBuffer(count: panels * images)
        gradients = FloatBuffer(count: panels * pixels * Panel.width)
    }

    /// How many numbers its buffers hold.
    static func memory(_ stage: PlannedStage, images: Int) -> Int {
        let panels = Panel.count(stage.input.channels)
        return (2 + panels) * images + panels * stage.input.side * stage.input.side * Panel.width
    }

    /// A panel's share of the logits, as soon as the stage before has completed it.
    func take(_ panel: Int, _ pass: StagePass) {
        let features = before.activation.images(pass.images)
        kernels.dotFeatures(
            pixels, pass.images.count, features.panel(panel), features.pixelStride, features.imageStride,
            weights(panel, pass), shares.base + panel * images + pass.images.lowerBound)
        head?.take(panel, features, pass)
    }

    /// Adds up the shares, in the panels' order.
    func forward(_ pass: StagePass, _ workers: Workers) {
        for image in pass.images {
            var sum = bias.map { pass.numbers.at($0)[0] } ?? 0
            for panel in 0..<panels { sum += shares.base[panel * images + image] }
            logits.base[image] = sum
        }
        head?.forward(pass, workers)
    }

    /// Each panel's data gradient, and its weights' update while it is in the cache.
    func dataGradient(_ pass: StagePass, _ workers: Workers) {
        head?.dataGradient(pass, workers)
        let activation = before.activation.images(pass.images)
        workers.forEach(panels) { panel, _ in
            before.backward(panel, from: self, pass)
            guard let updates = pass.updates else { return }
            let offset = panel * pixels * Panel.width
            let gradient = gradients.base + offset
            kernels.dotFeaturesWeightGradient(
                pixels, pass.images.count, slopes.base + pass.images.lowerBound, activation.panel(panel),
                activation.pixelStride, activation.imageStride, gradient)
            updates.update(weight).apply(slot: panel, offset: offset, count: pixels * Panel.width, gradient: gradient)
        }
    }

    /// The bias alone is left, and the head.
    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers) {
        head?.weightGradient(pass, into: updates, workers)
        guard let bias else { return }
        let sum = biasGradient.base
        sum[0] = 0
        for image in pass.images { sum[0] += slopes.base[image] }
        updates.update(bias).apply(slot: 0, offset: 0, count: Panel.width, gradient: sum)
    }

    /// The weights of a panel, [pixel][32].
    func weights(_ panel: Int, _ pass: StagePass) -> UnsafePointer<Float> {
        UnsafePointer(pass.numbers.at(weight) + panel * pixels * Panel.width)
    }
}
