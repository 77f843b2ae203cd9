/// Batch normalisation and LeakyReLU over 32 channels of some features, with the batch's own statistics.
///
/// output = leaky(gamma (raw - mean) / sqrt(variance + epsilon) + beta), the biased variance, each channel for itself
/// (Ioffe and Szegedy, arXiv:1502.03167).
///
/// - Parameters:
///   - raw, output: [pixel][image][channel] at the first of the 32 channels, both with the same strides.
///   - gamma, beta: [32], the channels' factors and shifts.
///   - mean, variance: [32], written.
///   - inverseDeviation: [32], written: 1 / sqrt(variance + epsilon).
public func batchNormForward(
    pixels: Int, images: Int, raw: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, pixelStride: Int,
    imageStride: Int, gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>, epsilon: Float,
    slope: Float, mean: UnsafeMutablePointer<Float>, variance: UnsafeMutablePointer<Float>,
    inverseDeviation: UnsafeMutablePointer<Float>
) {
    for half in 0..<2 {
        let at = 16 * half
        let slice = Slice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride)
        let center = slice.mean(raw + at)
        let spread = slice.meanSquare(raw + at, center: center)
        let inverse = 1 / (spread + epsilon).squareRoot()
        storeLanes(center, to: mean + at)
        storeLanes(spread, to: variance + at)
        storeLanes(inverse, to: inverseDeviation + at)
        slice.scale(
            raw + at, into: output + at, factor: loadLanes(gamma + at) * inverse,
            center: center, shift: loadLanes(beta + at), slope: slope)
    }
}

/// Normalisation with given statistics and LeakyReLU over 32 channels of some features, for making pictures.
///
/// Parameters are those of `batchNormForward`, with running statistics, [32] each.
public func batchNormInference(
    pixels: Int, images: Int, raw: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, pixelStride: Int,
    imageStride: Int, gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>, epsilon: Float,
    slope: Float, runningMean: UnsafePointer<Float>, runningVariance: UnsafePointer<Float>
) {
    for half in 0..<2 {
        let at = 16 * half
        let slice = Slice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride)
        let inverse = 1 / (loadLanes(runningVariance + at) + epsilon).squareRoot()
        slice.scale(
            raw + at, into: output + at, factor: loadLanes(gamma + at) * inverse,
            center: loadLanes(runningMean + at), shift: loadLanes(beta + at), slope: slope)
    }
}

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
    let slice = Slice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride)
    for half in 0..<2 {
        let at = 16 * half
        let norm = NormSlice(
            slice: slice, raw: raw + at, gamma: loadLanes(gamma + at),
            beta: loadLanes(beta + at), slope: Lanes(repeating: slope),
            mean: loadLanes(mean + at), inverse: loadLanes(inverseDeviation + at))
        let sums = norm.maskAndSum(gradient + at)
        storeLanes(loadLanes(gammaGradient + at) + sums.products, to: gammaGradient + at)
        storeLanes(loadLanes(betaGradient + at) + sums.gradients, to: betaGradient + at)
        norm.center(gradient + at, sums)
    }
}

/// running += momentum (batch - running), with the unbiased variance of `count` numbers for each of 32 channels.
public func updateRunningStatistics(
    mean: UnsafePointer<Float>, variance: UnsafePointer<Float>, count: Int, momentum: Float,
    runningMean: UnsafeMutablePointer<Float>, runningVariance: UnsafeMutablePointer<Float>
) {
    let unbiased = Float(count) / Float(max(count - 1, 1))
    for channel in 0..<panelWidth {
        runningMean[channel] += momentum * (mean[channel] - runningMean[channel])
        runningVariance[channel] += momentum * (variance[channel] * unbiased - runningVariance[channel])
    }
}

/// Sixteen channels of the pixels of some images. Sums run over a pixel's images first, then over pixels: shorter sums
/// of rounded numbers are more exact.
private struct Slice {
    let pixels: Int
    let images: Int
    let pixelStride: Int
    let imageStride: Int

    @inline(__always)
    func mean(_ raw: UnsafePointer<Float>) -> Lanes {
        var total = Lanes(repeating: 0)
        for pixel in 0..<pixels {
            var sum = Lanes(repeating: 0)
            for image in 0..<images { sum += loadLanes(raw + pixel * pixelStride + image * imageStride) }
            total += sum
        }
        return total / Float(max(pixels * images, 1))
    }

    @inline(__always)
    func meanSquare(_ raw: UnsafePointer<Float>, center: Lanes) -> Lanes {
        var total = Lanes(repeating: 0)
        for pixel in 0..<pixels {
            var sum = Lanes(repeating: 0)
            for image in 0..<images {
                let difference = loadLanes(raw + pixel * pixelStride + image * imageStride) - center
                sum = multiplyAdd(difference, difference, sum)
            }
            total += sum
        }
        return total / Float(max(pixels * images, 1))
    }

    @inline(__always)
    func scale(
        _ raw: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, factor: Lanes, center: Lanes,
        shift: Lanes, slope: Float
    ) {
        for pixel in 0..<pixels {
            for image in 0..<images {
                let offset = pixel * pixelStride + image * imageStride
                let scaled = multiplyAdd(loadLanes(raw + offset) - center, factor, shift)
                storeLanes((scaled * slope).replacing(with: scaled, where: scaled .> 0), to: output + offset)
            }
        }
    }
}

/// The backward pass over sixteen channels.
private struct NormSlice {
    let slice: Slice
    let raw: UnsafePointer<Float>
    let gamma: Lanes
    let beta: Lanes
    let slope: Lanes
    let mean: Lanes
    let inverse: Lanes

    typealias Sums = (gradients: Lanes, products: Lanes)

    /// Takes the gradient through LeakyReLU and sums it, alone and times the normalised features.
    @inline(__always)
    func maskAndSum(_ gradient: UnsafeMutablePointer<Float>) -> Sums {
        var total: Sums = (Lanes(repeating: 0), Lanes(repeating: 0))
        for pixel in 0..<slice.pixels {
            var sums: Sums = (Lanes(repeating: 0), Lanes(repeating: 0))
            for image in 0..<slice.images {
                let offset = pixel * slice.pixelStride + image * slice.imageStride
                let normalised = (loadLanes(raw + offset) - mean) * inverse
                let scaled = multiplyAdd(loadLanes(raw + offset) - mean, gamma * inverse, beta)
                let incoming = loadLanes(gradient + offset)
                let masked = (incoming * slope).replacing(with: incoming, where: scaled .> 0)
                storeLanes(masked, to: gradient + offset)
                sums.gradients += masked
                sums.products = multiplyAdd(masked, normalised, sums.products)
            }
            total.gradients += sums.gradients
            total.products += sums.products
        }
        return total
    }

    /// gradient = gamma / deviation (gradient - mean gradient - normalised * mean product).
    @inline(__always)
    func center(_ gradient: UnsafeMutablePointer<Float>, _ sums: Sums) {
        let count = Float(max(slice.pixels * slice.images, 1))
        let meanGradient = sums.gradients / count
        let slant = sums.products / count * inverse
        let factor = gamma * inverse
        for pixel in 0..<slice.pixels {
            for image in 0..<slice.images {
                let offset = pixel * slice.pixelStride + image * slice.imageStride
                let centered = loadLanes(raw + offset) - mean
                let difference = loadLanes(gradient + offset) - meanGradient
                storeLanes((difference - centered * slant) * factor, to: gradient + offset)
            }
        }
    }
}
