/// The features that a linear layer makes, normalised over the batch and through LeakyReLU, and the way back.
///
/// Works panel by panel, as the linear layers complete them. One call may hold several batches side by side, each with
/// statistics of its own.
final class NormalisedFeatures {
    static let epsilon: Float = 1e-3
    static let momentum: Float = 0.01
    static let slope: Float = 0.2

    /// What the linear layer made, what the next layer reads, and the gradient of one and then the other.
    let raw: FeatureMap
    let activation: FeatureMap
    let gradient: FeatureMap

    private let kernels: KernelTable
    private let buffers: [FeatureBuffer]
    /// For each batch mean, variance and 1 / deviation of each channel.
    private let statistics: FloatBuffer
    private let parameterGradients: FloatBuffer
    private let room: Int

    /// Room for `images` images in at most two batches; without `isTrained` for pictures only, in place.
    init(side: Int, images: Int, channels: Int, isTrained: Bool, kernels: KernelTable = .chosen) {
        self.kernels = kernels
        room = Panel.count(channels) * Panel.width
        buffers = (0..<(isTrained ? 3 : 1)).map { _ in
            FeatureBuffer(side: side, images: images, channels: channels)
        }
        raw = buffers[0].map
        activation = buffers[isTrained ? 1 : 0].map
        gradient = buffers[isTrained ? 2 : 0].map
        statistics = FloatBuffer(count: 6 * room)
        parameterGradients = FloatBuffer(count: 2 * room)
    }

    /// The parameters of a normalisation in a network's buffer.
    struct Parameters {
        let gamma: UnsafeMutablePointer<Float>
        let beta: UnsafeMutablePointer<Float>
        let runningMean: UnsafeMutablePointer<Float>
        let runningVariance: UnsafeMutablePointer<Float>
    }

    /// Where the gradients of a normalisation's factors and shifts go.
    struct Updates {
        let gamma: WeightUpdate
        let beta: WeightUpdate
    }

    /// Normalises a complete panel with the statistics of each batch, and moves the running ones, batch after batch.
    func forward(_ panel: Int, _ parameters: Parameters, batches: Batches) {
        let at = panel * Panel.width
        for index in 0..<batches.count {
            let batch = batches[index]
            let (mean, variance, inverse) = places(index, panel)
            let offset = at + batch.lowerBound * raw.imageStride
            kernels.batchNormForward(
                raw.pixels, batch.count, raw.base + offset, activation.base + offset, raw.pixelStride, raw.imageStride,
                parameters.gamma + at, parameters.beta + at, Self.epsilon, Self.slope, mean, variance,
                inverse)
            kernels.updateRunningStatistics(
                mean, variance, raw.pixels * batch.count, Self.momentum, parameters.runningMean + at,
                parameters.runningVariance + at)
        }
    }

    /// Normalises a complete panel with the running statistics.
    func infer(_ panel: Int, _ parameters: Parameters, images: Int) {
        let at = panel * Panel.width
        kernels.batchNormInference(
            raw.pixels, images, raw.panel(panel), activation.panel(panel), raw.pixelStride, raw.imageStride,
            parameters.gamma + at, parameters.beta + at, Self.epsilon,
            Self.slope, parameters.runningMean + at, parameters.runningVariance + at)
    }

    /// Turns a complete panel of the activation's gradient into that of `raw`; without `updates` the parameters'
    /// gradients are dropped.
    func backward(_ panel: Int, _ parameters: Parameters, batches: Batches, updates: Updates?) {
        backward(panel, parameters, batches: batches, updates: updates) { batch, place in
            kernels.batchNormBackward(
                raw.pixels, batch.count, gradient.base + place.offset, raw.base + place.offset, raw.pixelStride,
                raw.imageStride, place.gamma, place.beta, Self.slope, place.mean, place.inverse, place.gammaGradient,
                place.betaGradient)
        }
    }

    /// The same where the dense layer with one output follows: `output` has the gradient of its logits.
    func backward(
        _ panel: Int, from output: OutputLayer, weights: UnsafePointer<Float>, _ parameters: Parameters,
        batches: Batches, updates: Updates?
    ) {
        backward(panel, parameters, batches: batches, updates: updates) { batch, place in
            kernels.batchNormBackwardFromDot(
                raw.pixels, batch.count, output.slopes.base + batch.lowerBound,
                weights + panel * raw.pixels * Panel.width, gradient.base + place.offset, raw.base + place.offset,
                raw.pixelStride, raw.imageStride, place.gamma, place.beta, Self.slope, place.mean, place.inverse,
                place.gammaGradient, place.betaGradient)
        }
    }

    /// What one batch's pass over a panel works on.
    private struct PanelPlace {
        let offset: Int
        let gamma: UnsafePointer<Float>
        let beta: UnsafePointer<Float>
        let mean: UnsafePointer<Float>
        let inverse: UnsafePointer<Float>
        let gammaGradient: UnsafeMutablePointer<Float>
        let betaGradient: UnsafeMutablePointer<Float>
    }

    private func backward(
        _ panel: Int, _ parameters: Parameters, batches: Batches, updates: Updates?,
        pass: (_ batch: Range<Int>, _ place: PanelPlace) -> Void
    ) {
        let at = panel * Panel.width
        let gammaGradient = parameterGradients.base + at
        let betaGradient = parameterGradients.base + room + at
        gammaGradient.update(repeating: 0, count: Panel.width)
        betaGradient.update(repeating: 0, count: Panel.width)
        for index in 0..<batches.count {
            let batch = batches[index]
            let (mean, _, inverse) = places(index, panel)
            pass(
                batch,
                PanelPlace(
                    offset: at + batch.lowerBound * raw.imageStride, gamma: parameters.gamma + at,
                    beta: parameters.beta + at, mean: mean, inverse: inverse, gammaGradient: gammaGradient,
                    betaGradient: betaGradient))
        }
        guard let updates else { return }
        updates.gamma.apply(slot: panel, offset: at, count: Panel.width, gradient: gammaGradient)
        updates.beta.apply(slot: panel, offset: at, count: Panel.width, gradient: betaGradient)
    }

    private func places(
        _ batch: Int, _ panel: Int
    ) -> (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) {
        let mean = statistics.base + 3 * batch * room + panel * Panel.width
        return (mean, mean + room, mean + 2 * room)
    }
}

/// One batch, or two side by side, as ranges of images.
struct Batches {
    private let first: Range<Int>
    private let second: Range<Int>?

    init(_ first: Range<Int>, _ second: Range<Int>? = nil) {
        self.first = first
        self.second = second
    }

    var count: Int { second == nil ? 1 : 2 }

    subscript(_ index: Int) -> Range<Int> { index == 0 ? first : second ?? first }
}
