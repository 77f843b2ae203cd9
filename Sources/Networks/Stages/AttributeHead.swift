/// A discriminator's attribute head: the means over pixels of its last features to a logit for each condition, positive
/// for "has it", after the auxiliary classifier of Odena, Olah and Shlens, "Conditional image synthesis with auxiliary
/// classifier GANs" (arXiv:1610.09585).
///
/// The stage before hands over its features panel by panel; whoever judges gives the lessons between the passes.
final class AttributeHead {
    /// How much an image's lessons count together beside its label as real or fake, whatever their number is. Their sum
    /// pulls as realism does; their mean alone teaches nothing.
    static let weight: Float = 10

    /// The means' gradient: [1][image][channel].
    let meanGradient: FeatureMap

    private let conditions: Int
    private let means: FeatureMap
    private let logits: FeatureMap
    private let slopes: FeatureMap
    private let buffers: [FeatureBuffer]
    private let linear: any ConvolutionAlgorithm
    private let weight: NetworkParameters.Place
    private let bias: NetworkParameters.Place
    private let biasGradient: FloatBuffer
    private let kernels: KernelTable

    init(
        _ stage: PlannedStage, images: Int, parameters: NetworkParameters, workers: Workers, kernels: KernelTable
    ) {
        conditions = stage.output.channels
        self.kernels = kernels
        buffers = [stage.input, stage.input, stage.output, stage.output].map {
            FeatureBuffer(side: 1, images: images, channels: $0.channels)
        }
        (means, meanGradient, logits, slopes) = (buffers[0].map, buffers[1].map, buffers[2].map, buffers[3].map)
        linear = makeConvolution(stage.linear, images: images, workers: workers, kernels: kernels)
        weight = parameters.place(stage.name + ".weight")
        bias = parameters.place(stage.name + ".bias")
        biasGradient = FloatBuffer(count: logits.panels * Panel.width)
    }

    /// How many numbers its buffers hold.
    static func memory(_ stage: PlannedStage, images: Int, threads: Int, kernels: KernelTable) -> Int {
        let maps = [stage.input, stage.output].map {
            2 * FeatureBuffer.count(side: 1, images: images, channels: $0.channels)
        }
        return maps.reduce(0, +) + Panel.count(stage.output.channels) * Panel.width
            + convolutionMemory(stage.linear, images: images, threads: threads, kernels: kernels)
    }

    /// A panel's means, as soon as the stage before has completed it.
    func take(_ panel: Int, _ features: FeatureMap, _ pass: StagePass) {
        let target = means.images(pass.images)
        kernels.meanOfPixels(
            features.pixels, features.images, features.panel(panel), features.pixelStride, features.imageStride,
            target.panel(panel), target.imageStride)
    }

    /// The logits of the pass's images; they have no lessons as yet.
    func forward(_ pass: StagePass, _ workers: Workers) {
        let output = logits.images(pass.images)
        linear.forward(
            means.images(pass.images), weights: pass.numbers.at(weight), into: output, workers: workers
        ) { panel in
            kernels.addBias(
                output.images, pass.numbers.at(bias) + panel * Panel.width, output.panel(panel), output.imageStride)
        }
        let slopes = slopes.images(pass.images)
        for panel in 0..<slopes.panels {
            kernels.clearPanel(1, slopes.images, slopes.panel(panel), slopes.pixelStride, slopes.imageStride)
        }
    }

    /// Judges the answers for some images of the last forward pass.
    ///
    /// - Parameter lessons: [image][condition]: above 0 where a picture has it, below 0 where not, 0 for no lesson; the
    ///   size tells how much it counts.
    /// - Returns: the loss: `weight` / conditions times the sum over conditions, the mean over images.
    func teach(_ lessons: Span<Float>, images: Range<Int>) -> Float {
        precondition(lessons.count == images.count * conditions, "\(images.count) x \(conditions) lessons are needed")
        let (answers, gradient) = (logits.images(images), slopes.images(images))
        let scale = Self.weight / Float(conditions * max(images.count, 1))
        return lessons.withUnsafeBufferPointer { numbers in
            guard let base = numbers.baseAddress else { return 0 }
            return kernels.conditionCrossEntropy(
                images.count, conditions, answers.base, answers.imageStride, base, scale, gradient.base)
        }
    }

    /// The means' gradient.
    func dataGradient(_ pass: StagePass, _ workers: Workers) {
        linear.dataGradient(
            slopes.images(pass.images), weights: pass.numbers.at(weight), into: meanGradient.images(pass.images),
            workers: workers
        ) { _ in }
    }

    /// Hands over the gradients of weights and biases.
    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers) {
        let gradient = slopes.images(pass.images)
        linear.weightGradient(
            input: means.images(pass.images), outputGradient: gradient, reuse: [.input, .outputGradient],
            update: updates.update(weight), workers: workers)
        for panel in 0..<gradient.panels {
            let sums = biasGradient.base + panel * Panel.width
            kernels.sumImages(gradient.images, gradient.panel(panel), gradient.imageStride, sums)
            updates.update(bias).apply(slot: panel, offset: panel * Panel.width, count: Panel.width, gradient: sums)
        }
    }

    /// The logits of the last forward pass for some images: [image][condition].
    func answers(_ images: Range<Int>) -> [Float] {
        let map = logits.images(images)
        return (0..<map.images).flatMap { image in
            (0..<conditions).map { map.base[image * map.imageStride + $0] }
        }
    }
}
