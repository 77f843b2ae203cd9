/// The discriminator's dense layer: all features of an image to one logit, panel by panel.
final class OutputLayer {
    /// A logit for each image, and its gradient.
    let logits: FloatBuffer
    let slopes: FloatBuffer
    private let images: Int
    private let channels: Int
    private let pixels: Int
    private let kernels: KernelTable
    /// Each panel's share of the logits, [panel][image], and of the weights' gradient, [panel][pixel][32].
    private let shares: FloatBuffer
    private let gradients: FloatBuffer
    private let biasGradient = FloatBuffer(count: Panel.width)

    init(images: Int, channels: Int, pixels: Int, kernels: KernelTable) {
        self.images = images
        self.channels = channels
        self.pixels = pixels
        self.kernels = kernels
        let panels = Panel.count(channels)
        logits = FloatBuffer(count: images)
        slopes = FloatBuffer(count: images)
        shares = FloatBuffer(count: panels * images)
        gradients = FloatBuffer(count: panels * pixels * Panel.width)
    }

    /// One panel's share of the logits of `range`.
    func forward(_ panel: Int, _ features: FeatureMap, weights: UnsafePointer<Float>, range: Range<Int>) {
        kernels.dotFeatures(
            pixels, range.count, features.panel(panel), features.pixelStride, features.imageStride,
            weights + panel * pixels * Panel.width, shares.base + panel * images + range.lowerBound)
    }

    /// Adds up the shares, in the panels' order.
    func finish(bias: UnsafePointer<Float>, range: Range<Int>) {
        for image in range {
            var sum = bias[0]
            for panel in 0..<Panel.count(channels) { sum += shares.base[panel * images + image] }
            logits.base[image] = sum
        }
    }

    /// One panel of the weights' gradient.
    func weightGradient(_ panel: Int, _ features: FeatureMap, range: Range<Int>, update: WeightUpdate) {
        let offset = panel * pixels * Panel.width
        let gradient = gradients.base + offset
        kernels.dotFeaturesWeightGradient(
            pixels, range.count, slopes.base + range.lowerBound, features.panel(panel), features.pixelStride,
            features.imageStride, gradient)
        update.apply(slot: panel, offset: offset, count: pixels * Panel.width, gradient: gradient)
    }

    func updateBias(range: Range<Int>, update: WeightUpdate) {
        let sum = biasGradient.base
        sum[0] = 0
        for image in range { sum[0] += slopes.base[image] }
        update.apply(slot: 0, offset: 0, count: Panel.width, gradient: sum)
    }
}
