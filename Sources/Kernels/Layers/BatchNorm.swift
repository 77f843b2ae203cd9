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
    let slice = NormSlice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride)
    let center = slice.mean(raw)
    let spread = slice.meanSquare(raw, center: center)
    let inverse = inverseRoot(spread, epsilon)
    center.store(to: mean)
    spread.store(to: variance)
    inverse.store(to: inverseDeviation)
    slice.scale(
        raw, into: output, factor: PanelLanes(at: gamma) * inverse, center: center, shift: PanelLanes(at: beta),
        slope: slope)
}

/// Normalisation with given statistics and LeakyReLU over 32 channels of some features, for making pictures.
///
/// Parameters are those of `batchNormForward`, with running statistics, [32] each.
public func batchNormInference(
    pixels: Int, images: Int, raw: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, pixelStride: Int,
    imageStride: Int, gamma: UnsafePointer<Float>, beta: UnsafePointer<Float>, epsilon: Float,
    slope: Float, runningMean: UnsafePointer<Float>, runningVariance: UnsafePointer<Float>
) {
    let slice = NormSlice(pixels: pixels, images: images, pixelStride: pixelStride, imageStride: imageStride)
    let inverse = inverseRoot(PanelLanes(at: runningVariance), epsilon)
    slice.scale(
        raw, into: output, factor: PanelLanes(at: gamma) * inverse, center: PanelLanes(at: runningMean),
        shift: PanelLanes(at: beta), slope: slope)
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

/// 1 / sqrt(variance + epsilon).
@inline(__always)
private func inverseRoot(_ variance: PanelLanes, _ epsilon: Float) -> PanelLanes {
    PanelLanes(repeating: 1) / (variance + PanelLanes(repeating: epsilon)).squareRoot()
}

/// A panel's channels of the pixels of some images. Sums run over a pixel's images first, then over pixels: shorter sums
/// of rounded numbers are more exact.
struct NormSlice {
    let pixels: Int
    let images: Int
    let pixelStride: Int
    let imageStride: Int

    @inline(__always)
    func offset(_ pixel: Int, _ image: Int) -> Int { pixel * pixelStride + image * imageStride }

    @inline(__always)
    func mean(_ raw: UnsafePointer<Float>) -> PanelLanes {
        var total = PanelLanes(repeating: 0)
        for pixel in 0..<pixels {
            var sum = PanelLanes(repeating: 0)
            for image in 0..<images { sum += PanelLanes(at: raw + offset(pixel, image)) }
            total += sum
        }
        return total / PanelLanes(repeating: Float(max(pixels * images, 1)))
    }

    @inline(__always)
    func meanSquare(_ raw: UnsafePointer<Float>, center: PanelLanes) -> PanelLanes {
        var total = PanelLanes(repeating: 0)
        for pixel in 0..<pixels {
            var sum = PanelLanes(repeating: 0)
            for image in 0..<images {
                let difference = PanelLanes(at: raw + offset(pixel, image)) - center
                sum = multiplyAdd(difference, difference, sum)
            }
            total += sum
        }
        return total / PanelLanes(repeating: Float(max(pixels * images, 1)))
    }

    @inline(__always)
    func scale(
        _ raw: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, factor: PanelLanes, center: PanelLanes,
        shift: PanelLanes, slope: Float
    ) {
        for pixel in 0..<pixels {
            for image in 0..<images {
                let offset = offset(pixel, image)
                let scaled = multiplyAdd(PanelLanes(at: raw + offset) - center, factor, shift)
                scaled.leaky(slope, where: scaled).store(to: output + offset)
            }
        }
    }
}
