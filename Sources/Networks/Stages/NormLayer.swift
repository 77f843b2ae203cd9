/// Batch normalisation and the leaky function behind it, and the way back, panel by panel.
final class NormLayer {
    private let epsilon: Float
    private let momentum: Float
    private let places: NetworkParameters.NormPlaces
    private let kernels: KernelTable
    /// For each batch mean, variance and 1 / deviation of each channel.
    private let statistics: FloatBuffer
    private let parameterGradients: FloatBuffer
    private let room: Int

    /// For at most two batches a call.
    init(
        _ constants: Stage.Norm, places: NetworkParameters.NormPlaces, channels: Int, kernels: KernelTable
    ) {
        epsilon = Float(constants.epsilon)
        momentum = Float(constants.momentum)
        self.places = places
        self.kernels = kernels
        room = Panel.count(channels) * Panel.width
        statistics = FloatBuffer(count: 6 * room)
        parameterGradients = FloatBuffer(count: 2 * room)
    }

    /// How many numbers it keeps beside its parameters.
    static func memory(channels: Int) -> Int { 8 * Panel.count(channels) * Panel.width }

    /// Normalises a complete panel with the statistics of each batch, and moves the running ones, batch after batch; or
    /// with the running ones.
    func forward(_ panel: Int, _ pass: StagePass, raw: FeatureMap, activation: FeatureMap, slope: Float) {
        guard let batches = pass.batches else {
            return infer(panel, pass, raw: raw, activation: activation, slope: slope)
        }
        let at = panel * Panel.width
        let numbers = pass.numbers
        for index in 0..<batches.count {
            let batch = batches[index]
            let (mean, variance, inverse) = statistics(index, panel)
            let offset = at + batch.lowerBound * raw.imageStride
            kernels.batchNormForward(
                raw.pixels, batch.count, raw.base + offset, activation.base + offset, raw.pixelStride, raw.imageStride,
                numbers.at(places.gamma) + at, numbers.at(places.beta) + at, epsilon, slope, mean, variance, inverse)
            kernels.updateRunningStatistics(
                mean, variance, raw.pixels * batch.count, momentum, numbers.at(places.runningMean) + at,
                numbers.at(places.runningVariance) + at)
        }
    }

    private func infer(_ panel: Int, _ pass: StagePass, raw: FeatureMap, activation: FeatureMap, slope: Float) {
        let at = panel * Panel.width
        let (source, target) = (raw.images(pass.images), activation.images(pass.images))
        let numbers = pass.numbers
        kernels.batchNormInference(
            source.pixels, source.images, source.panel(panel), target.panel(panel), source.pixelStride,
            source.imageStride, numbers.at(places.gamma) + at, numbers.at(places.beta) + at, epsilon, slope,
            numbers.at(places.runningMean) + at, numbers.at(places.runningVariance) + at)
    }

    /// Turns a complete panel of the activation's gradient into that of `raw`.
    func backward(_ panel: Int, _ pass: StagePass, raw: FeatureMap, gradient: FeatureMap, slope: Float) {
        backward(panel, pass, raw: raw) { batch, place in
            kernels.batchNormBackward(
                raw.pixels, batch.count, gradient.base + place.offset, raw.base + place.offset, raw.pixelStride,
                raw.imageStride, place.gamma, place.beta, slope, place.mean, place.inverse, place.gammaGradient,
                place.betaGradient)
        }
    }

    /// The same from the gradients of a dense layer's single outputs, `slopes`, and its weights for this panel.
    func backward(
        _ panel: Int, from slopes: FloatBuffer, weights: UnsafePointer<Float>, _ pass: StagePass, raw: FeatureMap,
        gradient: FeatureMap, slope: Float
    ) {
        backward(panel, pass, raw: raw) { batch, place in
            kernels.batchNormBackwardFromDot(
                raw.pixels, batch.count, slopes.base + batch.lowerBound, weights, gradient.base + place.offset,
                raw.base + place.offset, raw.pixelStride, raw.imageStride, place.gamma, place.beta, slope, place.mean,
                place.inverse, place.gammaGradient, place.betaGradient)
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
        _ panel: Int, _ pass: StagePass, raw: FeatureMap, each: (_ batch: Range<Int>, _ place: PanelPlace) -> Void
    ) {
        guard let batches = pass.batches else { preconditionFailure("there is no way back without a batch") }
        let at = panel * Panel.width
        let gammaGradient = parameterGradients.base + at
        let betaGradient = parameterGradients.base + room + at
        gammaGradient.update(repeating: 0, count: Panel.width)
        betaGradient.update(repeating: 0, count: Panel.width)
        for index in 0..<batches.count {
            let batch = batches[index]
            let (mean, _, inverse) = statistics(index, panel)
            each(
                batch,
                PanelPlace(
                    offset: at + batch.lowerBound * raw.imageStride, gamma: pass.numbers.at(places.gamma) + at,
                    beta: pass.numbers.at(places.beta) + at, mean: mean, inverse: inverse,
                    gammaGradient: gammaGradient, betaGradient: betaGradient))
        }
        guard let updates = pass.updates else { return }
        updates.update(places.gamma).apply(slot: panel, offset: at, count: Panel.width, gradient: gammaGradient)
        updates.update(places.beta).apply(slot: panel, offset: at, count: Panel.width, gradient: betaGradient)
    }

    private func statistics(
        _ batch: Int, _ panel: Int
    ) -> (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) {
        let mean = statistics.base + 3 * batch * room + panel * Panel.width
        return (mean, mean + room, mean + 2 * room)
    }
}
