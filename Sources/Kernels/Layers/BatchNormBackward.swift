/// The gradient through LeakyReLU and batch normalisation over 32 channels, in place.
///
/// - Parameters:
///   - gradient: the gradient of the activation, becomes that of `raw`.
///   - raw: the features before normalisation, with the same strides.
///   - mean, inverseDeviation: [32], as `batchNormForward` left them.
///   - gammaGradient, betaGradient: [32], added to.
public func batchNormBackward(
    pixels: Int, images: Int, gradient: UnsafeMutablePointer<Float>, raw: UnsafePointer<Float>, pixelStride: Int,
    imageStride: Int, gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>, slope: Float,
    mean: UnsafePointer<Float>, inverseDeviation: UnsafePointer<Float>, gammaGradient: UnsafeMutablePointer<Float>,
    betaGradient: UnsafeMutablePointer<Float>
) {
    let norm = NormGradient(
        slice: NormSlice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride), raw: raw,
        gamma: PanelLanes(at: gamma), beta: PanelLanes(at: beta), slope: slope, mean: PanelLanes(at: mean),
        inverse: PanelLanes(at: inverseDeviation))
    norm.run(into: gradient, gammaGradient, betaGradient) { _, _, offset in PanelLanes(at: gradient + offset) }
}

/// The same where a dense layer with one output follows, whose gradient needs no memory: that of the activation is
/// slopes[image] * weights[pixel][channel].
///
/// - Parameters:
///   - slopes: [images], the gradient of the dense layer's outputs.
///   - weights: [pixel][32], the dense layer's.
///   - gradient: written, that of `raw`.
public func batchNormBackwardFromDot(
    pixels: Int, images: Int, slopes: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, raw: UnsafePointer<Float>, pixelStride: Int, imageStride: Int,
    gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>, slope: Float, mean: UnsafePointer<Float>,
    inverseDeviation: UnsafePointer<Float>, gammaGradient: UnsafeMutablePointer<Float>,
    betaGradient: UnsafeMutablePointer<Float>
) {
    let norm = NormGradient(
        slice: NormSlice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride), raw: raw,
        gamma: PanelLanes(at: gamma), beta: PanelLanes(at: beta), slope: slope, mean: PanelLanes(at: mean),
        inverse: PanelLanes(at: inverseDeviation))
    norm.run(into: gradient, gammaGradient, betaGradient) { pixel, image, _ in
        PanelLanes(at: weights + pixel * panelWidth) * PanelLanes(repeating: slopes[image])
    }
}

/// The backward pass over a panel's channels: once over the memory for the sums, once to write what follows from them.
private struct NormGradient {
    let slice: NormSlice
    let raw: UnsafePointer<Float>
    let gamma: PanelLanes
    let beta: PanelLanes
    let slope: Float
    let mean: PanelLanes
    let inverse: PanelLanes

    /// The gradient of a place's activation.
    typealias Incoming = (_ pixel: Int, _ image: Int, _ offset: Int) -> PanelLanes

    @inline(__always)
    func run(
        into gradient: UnsafeMutablePointer<Float>, _ gammaGradient: UnsafeMutablePointer<Float>,
        _ betaGradient: UnsafeMutablePointer<Float>, incoming: Incoming
    ) {
        var (gradients, products) = (PanelLanes(repeating: 0), PanelLanes(repeating: 0))
        for pixel in 0..<slice.pixels {
            // Sums run over a pixel's images first: shorter sums of rounded numbers are more exact.
            var (pixelGradients, pixelProducts) = (PanelLanes(repeating: 0), PanelLanes(repeating: 0))
            for image in 0..<slice.images {
                let offset = slice.offset(pixel, image)
                let centered = PanelLanes(at: raw + offset) - mean
                let masked = mask(incoming(pixel, image, offset), centered)
                pixelGradients += masked
                pixelProducts = multiplyAdd(masked, centered * inverse, pixelProducts)
            }
            gradients += pixelGradients
            products += pixelProducts
        }
        (PanelLanes(at: gammaGradient) + products).store(to: gammaGradient)
        (PanelLanes(at: betaGradient) + gradients).store(to: betaGradient)
        write(gradient, gradients, products, incoming)
    }

    /// gradient = gamma / deviation (masked - mean of masked - normalised * mean product).
    @inline(__always)
    private func write(
        _ gradient: UnsafeMutablePointer<Float>, _ gradients: PanelLanes, _ products: PanelLanes, _ incoming: Incoming
    ) {
        let count = PanelLanes(repeating: Float(max(slice.pixels * slice.images, 1)))
        let meanGradient = gradients / count
        let slant = products / count * inverse
        let factor = gamma * inverse
        for pixel in 0..<slice.pixels {
            for image in 0..<slice.images {
                let offset = slice.offset(pixel, image)
                let centered = PanelLanes(at: raw + offset) - mean
                let difference = mask(incoming(pixel, image, offset), centered) - meanGradient
                ((difference - centered * slant) * factor).store(to: gradient + offset)
            }
        }
    }

    /// The gradient through LeakyReLU.
    @inline(__always)
    private func mask(_ incoming: PanelLanes, _ centered: PanelLanes) -> PanelLanes {
        incoming.leaky(slope, where: multiplyAdd(centered, gamma * inverse, beta))
    }
}
