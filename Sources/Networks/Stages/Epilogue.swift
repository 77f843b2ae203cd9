/// What a stage does behind its linear layer, and the way back: bias, normalisation over the batch, activation.
///
/// Works panel by panel, as the linear layer completes them, while the numbers are still in the cache. One call may hold
/// several batches side by side, each with statistics of its own.
final class Epilogue {
    /// What the linear layer makes, what the next stage reads, and the gradient of one and then the other. Without a
    /// norm the first two are the same memory.
    let raw: FeatureMap
    let activation: FeatureMap
    let gradient: FeatureMap

    private let kernels: KernelTable
    private let buffers: [FeatureBuffer]
    private let bias: Bias
    private let norm: NormLayer?
    private let slope: Float
    private let endsInTanh: Bool
    /// For each panel: a bias of zeros, or the bias's gradient.
    private let zeros = FloatBuffer(count: Panel.width)
    private let biasGradients: FloatBuffer
    /// Where later stages read the features beside others, the next stage's place first.
    private var joinedPlaces: [JoinedPlace] = []

    /// What is added to the linear layer's sums.
    private enum Bias {
        case none
        /// One number a channel.
        case channels(NetworkParameters.Place)
        /// One number a channel and pixel, [panel][pixel][32].
        case pixels(NetworkParameters.Place)
    }

    /// Room for `images` images in at most two batches; without `isTrained` for pictures only, in place.
    init(
        _ stage: PlannedStage, parameters: NetworkParameters, images: Int, isTrained: Bool, kernels: KernelTable
    ) {
        self.kernels = kernels
        let output = stage.output
        let hasNorm = stage.stage.norm != nil
        buffers = (0..<Self.mapCount(hasNorm: hasNorm, isTrained: isTrained)).map { _ in
            FeatureBuffer(side: output.side, images: images, channels: output.channels)
        }
        raw = buffers[0].map
        activation = buffers[isTrained && hasNorm ? 1 : 0].map
        gradient = buffers[buffers.count - 1].map
        if stage.stage.bias {
            let place = parameters.place(stage.name + ".bias")
            if case .dense = stage.stage.kind, output.side > 1 {
                bias = .pixels(place)
            } else {
                bias = .channels(place)
            }
        } else {
            bias = .none
        }
        norm = stage.stage.norm.map { constants in
            NormLayer(
                constants, places: parameters.normPlaces(stage.normName), channels: output.channels, kernels: kernels)
        }
        (slope, endsInTanh) =
            switch stage.stage.activation {
            case .leaky(let slope): (Float(slope), false)
            case .relu: (0, false)
            case .none: (1, false)
            case .tanh: (1, true)
            }
        biasGradients = FloatBuffer(count: isTrained ? Panel.count(output.channels) * Panel.width : 0)
    }

    /// Lets a later stage read the features beside others. Stages join in their order.
    func join(_ place: JoinedPlace) { joinedPlaces.append(place) }

    /// How many maps the features take.
    static func mapCount(hasNorm: Bool, isTrained: Bool) -> Int { isTrained ? (hasNorm ? 3 : 2) : 1 }

    /// Completes a panel of the linear layer's sums.
    func forward(_ panel: Int, _ pass: StagePass) {
        let sums = raw.images(pass.images)
        switch bias {
        case .none: if norm == nil { addBias(zeros.base, to: sums, panel, slope: slope) }
        case .channels(let place):
            let numbers = pass.numbers.at(place) + panel * Panel.width
            addBias(numbers, to: sums, panel, slope: norm == nil ? slope : 1)
        case .pixels(let place):
            for pixel in 0..<sums.pixels {
                kernels.addBias(
                    sums.images, pass.numbers.at(place) + (panel * sums.pixels + pixel) * Panel.width,
                    sums.panel(panel) + pixel * sums.pixelStride, sums.imageStride)
            }
            if norm == nil { addBias(zeros.base, to: sums, panel, slope: slope) }
        }
        norm?.forward(panel, pass, raw: raw, activation: activation, slope: slope)
        if endsInTanh {
            let end = activation.images(pass.images)
            kernels.tanhFeatures(end.pixels, end.images, end.panel(panel), end.pixelStride, end.imageStride)
        }
        for place in joinedPlaces {
            kernels.joining.copyPanel(activation.pair(panel, into: place.features, images: pass.images))
        }
    }

    private func addBias(_ numbers: UnsafePointer<Float>, to sums: FeatureMap, _ panel: Int, slope: Float) {
        kernels.biasAndLeakyForward(
            sums.pixels, sums.images, sums.panel(panel), sums.pixelStride, sums.imageStride, numbers, slope)
    }

    /// Turns a complete panel of the activation's gradient into that of the linear layer's sums. What later stages left
    /// of it is added up first: they have all gone back already.
    func backward(_ panel: Int, _ pass: StagePass) {
        for place in joinedPlaces {
            guard let part = place.gradient?.pair(panel, into: gradient, images: pass.images) else { continue }
            if place.isWhole { kernels.joining.copyPanel(part) } else { kernels.joining.addPanel(part) }
        }
        let map = gradient.images(pass.images)
        let output = activation.images(pass.images)
        if endsInTanh {
            kernels.tanhFeaturesBackward(
                map.pixels, map.images, map.panel(panel), output.panel(panel), map.pixelStride, map.imageStride)
        }
        if let norm {
            norm.backward(panel, pass, raw: raw, gradient: gradient, slope: slope)
            updateBias(panel, pass)
        } else {
            leakyBackward(panel, pass, slope: slope)
        }
    }

    /// The same where a dense stage with one output follows: `output` has the gradient of its logits.
    func backward(_ panel: Int, from output: LogitStage, _ pass: StagePass) {
        let weights = output.weights(panel, pass)
        if let head = output.head {
            let (map, means) = (gradient.images(pass.images), head.meanGradient.images(pass.images))
            kernels.dotAndMeanBackward(
                map.pixels, map.images, output.slopes.base + pass.images.lowerBound, weights, means.panel(panel),
                means.imageStride, map.panel(panel), map.pixelStride, map.imageStride)
            return backward(panel, pass)
        }
        guard let norm, !endsInTanh else {
            let map = gradient.images(pass.images)
            kernels.dotFeaturesBackward(
                map.pixels, map.images, output.slopes.base + pass.images.lowerBound, weights, map.panel(panel),
                map.pixelStride, map.imageStride)
            return backward(panel, pass)
        }
        norm.backward(
            panel, from: output.slopes, weights: weights, pass, raw: raw, gradient: gradient, slope: slope)
        updateBias(panel, pass)
    }

    /// Through the leaky function alone, which gives the bias's gradient as well.
    private func leakyBackward(_ panel: Int, _ pass: StagePass, slope: Float) {
        let map = gradient.images(pass.images)
        let sums = biasGradients.base + panel * Panel.width
        kernels.biasAndLeakyBackward(
            map.pixels, map.images, map.panel(panel), activation.images(pass.images).panel(panel), map.pixelStride,
            map.imageStride, slope, sums)
        guard let updates = pass.updates else { return }
        switch bias {
        case .none: return
        case .channels(let place):
            updates.update(place).apply(
                slot: panel, offset: panel * Panel.width, count: Panel.width, gradient: sums)
        case .pixels: updateBias(panel, pass)
        }
    }

    /// The gradient of a bias, from that of the linear layer's sums.
    private func updateBias(_ panel: Int, _ pass: StagePass) {
        guard let updates = pass.updates else { return }
        let map = gradient.images(pass.images)
        let sums = biasGradients.base + panel * Panel.width
        switch bias {
        case .none: return
        case .channels: leakyBackward(panel, pass, slope: 1)
        case .pixels(let place):
            let update = updates.update(place)
            for pixel in 0..<map.pixels {
                kernels.sumImages(
                    map.images, map.panel(panel) + pixel * map.pixelStride, map.imageStride, sums)
                let slot = panel * map.pixels + pixel
                update.apply(slot: slot, offset: slot * Panel.width, count: Panel.width, gradient: sums)
            }
        }
    }
}
