import Testing

@testable import Networks

/// Batch normalisation, biases and LeakyReLU against twins in Double.
///
/// Tolerances: the statistics sum up to 833 numbers of size 1, which single precision rounds to some 1e-6 of their
/// spread; what divides by the spread and multiplies factors of about 1 stays within ten times that.
@Suite struct NormTests {
    static let sizes: [(pixels: Int, images: Int, channels: Int)] = [
        (1, 2, 1), (4, 3, 15), (4, 16, 16), (7, 5, 17), (49, 17, 31), (9, 1, 32),
    ]
    static let tolerance = 1e-5

    /// A plane of 32 channels, of which those that do not exist are zeros.
    func plane(_ size: (pixels: Int, images: Int, channels: Int), _ source: inout Numbers) -> Plane {
        var plane = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        for pixel in 0..<size.pixels {
            for image in 0..<size.images {
                for channel in size.channels..<32 { plane[pixel, image, channel] = 0 }
            }
        }
        return plane
    }

    /// A number for each channel that exists, zeros for the others.
    func padded(_ channels: Int, _ source: inout Numbers) -> [Float] {
        source.floats(channels) + [Float](repeating: 0, count: 32 - channels)
    }

    /// The largest difference between a plane and what each of its numbers should be.
    func difference(_ plane: Plane, _ truth: (_ pixel: Int, _ image: Int, _ channel: Int) -> Double) -> Double {
        var worst = plane.gapsAreWhole ? 0 : Double.infinity
        for pixel in 0..<plane.pixels {
            for image in 0..<plane.images {
                for channel in 0..<plane.channels {
                    worst = max(worst, abs(Double(plane[pixel, image, channel]) - truth(pixel, image, channel)))
                }
            }
        }
        return worst
    }

    func statistics(_ plane: Plane, _ channel: Int) -> (mean: Double, variance: Double) {
        var values: [Double] = []
        for pixel in 0..<plane.pixels {
            for image in 0..<plane.images { values.append(Double(plane[pixel, image, channel])) }
        }
        let mean = values.reduce(0, +) / Double(values.count)
        return (mean, values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count))
    }

    func leaky(_ value: Double) -> Double { value > 0 ? value : 0.2 * value }

    @Test(arguments: builds, sizes)
    func forward(_ build: KernelBuild, size: (pixels: Int, images: Int, channels: Int)) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(size.pixels))
        let raw = plane(size, &source)
        var output = raw
        let (gamma, beta) = (padded(size.channels, &source), padded(size.channels, &source))
        let zeros = [Float](repeating: 0, count: 32)
        var (mean, variance, inverse) = (zeros, zeros, zeros)
        kernels.batchNormForward(
            size.pixels, size.images, raw.numbers, &output.numbers, raw.pixelStride, raw.imageStride,
            gamma, beta, 1e-3, 0.2, &mean, &variance, &inverse)
        let truths = (0..<32).map { statistics(raw, $0) }
        for channel in 0..<size.channels {
            #expect(abs(Double(mean[channel]) - truths[channel].mean) < 1e-6)
            #expect(abs(Double(variance[channel]) - truths[channel].variance) < 1e-6)
        }
        let worst = difference(output) { pixel, image, channel in
            guard channel < size.channels else { return 0 }
            let scale = (truths[channel].variance + 1e-3).squareRoot()
            let normal = (Double(raw[pixel, image, channel]) - truths[channel].mean) / scale
            return leaky(normal * Double(gamma[channel]) + Double(beta[channel]))
        }
        #expect(worst < Self.tolerance)

        var inferred = raw
        let running = (
            truths.map { Float($0.mean) }, truths.map { Float($0.variance) }
        )
        kernels.batchNormInference(
            size.pixels, size.images, raw.numbers, &inferred.numbers, raw.pixelStride, raw.imageStride,
            gamma, beta, 1e-3, 0.2, running.0, running.1)
        #expect(difference(inferred) { Double(output[$0, $1, $2]) } < Self.tolerance)
    }

    @Test(arguments: builds, sizes)
    func backward(_ build: KernelBuild, size: (pixels: Int, images: Int, channels: Int)) {
        var source = Numbers(UInt64(size.images))
        let raw = plane(size, &source)
        let incoming = plane(size, &source)
        var gradient = incoming
        let (gamma, beta) = (padded(size.channels, &source), padded(size.channels, &source))
        let truths = (0..<32).map { statistics(raw, $0) }
        let scales = truths.map { ($0.variance + 1e-3).squareRoot() }
        var (gammaGradient, betaGradient) = ([Float](repeating: 1, count: 32), [Float](repeating: 2, count: 32))
        KernelTable.table(for: build).batchNormBackward(
            size.pixels, size.images, &gradient.numbers, raw.numbers, raw.pixelStride, raw.imageStride,
            gamma, beta, 0.2, truths.map { Float($0.mean) }, scales.map { Float(1 / $0) }, &gammaGradient,
            &betaGradient)
        let count = Double(size.pixels * size.images)
        func normal(_ pixel: Int, _ image: Int, _ channel: Int) -> Double {
            (Double(raw[pixel, image, channel]) - truths[channel].mean) / scales[channel]
        }
        func masked(_ pixel: Int, _ image: Int, _ channel: Int) -> Double {
            let sum = normal(pixel, image, channel) * Double(gamma[channel]) + Double(beta[channel])
            return Double(incoming[pixel, image, channel]) * (sum > 0 ? 1 : 0.2)
        }
        var (sums, products) = ([Double](repeating: 0, count: 32), [Double](repeating: 0, count: 32))
        for channel in 0..<size.channels {
            for pixel in 0..<size.pixels {
                for image in 0..<size.images {
                    sums[channel] += masked(pixel, image, channel)
                    products[channel] += masked(pixel, image, channel) * normal(pixel, image, channel)
                }
            }
            #expect(abs(Double(betaGradient[channel]) - 2 - sums[channel]) < 1e-4)
            #expect(abs(Double(gammaGradient[channel]) - 1 - products[channel]) < 1e-4)
        }
        let worst = difference(gradient) { pixel, image, channel in
            guard channel < size.channels else { return 0 }
            let slant = normal(pixel, image, channel) * products[channel] / count
            let flat = masked(pixel, image, channel) - sums[channel] / count - slant
            return flat * Double(gamma[channel]) / scales[channel]
        }
        // Factors of 1 / deviation, at most 32 for a single number, stand before it all.
        #expect(worst < 32 * Self.tolerance)
    }

    /// Where the gradient comes from a dense layer: the same as with that layer's gradient written out.
    @Test(arguments: builds, sizes)
    func backwardFromDot(_ build: KernelBuild, size: (pixels: Int, images: Int, channels: Int)) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(size.pixels + 5))
        let raw = plane(size, &source)
        let (gamma, beta) = (padded(size.channels, &source), padded(size.channels, &source))
        let (mean, inverse) = (source.floats(32), source.floats(32).map { abs($0) + 0.5 })
        let (slopes, weights) = (source.floats(size.images), source.floats(size.pixels * 32))
        var written = raw
        for pixel in 0..<size.pixels {
            for image in 0..<size.images {
                for channel in 0..<32 { written[pixel, image, channel] = slopes[image] * weights[pixel * 32 + channel] }
            }
        }
        let zeros = [Float](repeating: 0, count: 32)
        var (one, other, third, fourth) = (zeros, zeros, zeros, zeros)
        kernels.batchNormBackward(
            size.pixels, size.images, &written.numbers, raw.numbers, raw.pixelStride, raw.imageStride, gamma, beta, 0.2,
            mean, inverse, &one, &other)
        var direct = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        kernels.batchNormBackwardFromDot(
            size.pixels, size.images, slopes, weights, &direct.numbers, raw.numbers, raw.pixelStride, raw.imageStride,
            gamma, beta, 0.2, mean, inverse, &third, &fourth)
        #expect(difference(direct) { Double(written[$0, $1, $2]) } == 0)
        #expect(one == third && other == fourth)
    }

    @Test(arguments: builds, [1, 2, 49])
    func runningStatisticsUseTheUnbiasedVariance(_ build: KernelBuild, count: Int) {
        var (mean, variance) = ([Float](repeating: 1, count: 33), [Float](repeating: 2, count: 33))
        let (means, variances) = ((0..<32).map { Float($0) }, (0..<32).map { Float($0 * $0) })
        KernelTable.table(for: build).updateRunningStatistics(means, variances, count, 0.25, &mean, &variance)
        let unbiased = Float(count) / Float(max(1, count - 1))
        for channel in 0..<32 {
            #expect(mean[channel] == 1 + 0.25 * (means[channel] - 1))
            #expect(abs(variance[channel] - 2 - 0.25 * (variances[channel] * unbiased - 2)) < 1e-4)
        }
        #expect(mean[32] == 1 && variance[32] == 2)
    }

    @Test(arguments: builds, sizes)
    func biasAndLeaky(_ build: KernelBuild, size: (pixels: Int, images: Int, channels: Int)) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(7)
        let raw = plane(size, &source)
        let incoming = plane(size, &source)
        let bias = padded(size.channels, &source)
        var output = raw
        kernels.biasAndLeakyForward(
            size.pixels, size.images, &output.numbers, raw.pixelStride, raw.imageStride, bias, 0.2)
        func sum(_ pixel: Int, _ image: Int, _ channel: Int) -> Double {
            Double(raw[pixel, image, channel]) + Double(bias[channel])
        }
        #expect(difference(output) { leaky(sum($0, $1, $2)) } < 1e-6)

        var gradient = incoming
        var biasGradient = [Float](repeating: .nan, count: 32)
        kernels.biasAndLeakyBackward(
            size.pixels, size.images, &gradient.numbers, output.numbers, raw.pixelStride, raw.imageStride, 0.2,
            &biasGradient)
        var sums = [Double](repeating: 0, count: 32)
        let worst = difference(gradient) { pixel, image, channel in
            let slope = Double(incoming[pixel, image, channel]) * (sum(pixel, image, channel) > 0 ? 1 : 0.2)
            sums[channel] += slope
            return slope
        }
        #expect(worst < 1e-6)
        #expect(zip(biasGradient, sums).allSatisfy { abs(Double($0) - $1) < 1e-4 })
    }

    @Test(arguments: builds, [0, 1, 5, 17])
    func biasOfOnePixel(_ build: KernelBuild, images: Int) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(images))
        let before = plane((1, images, 32), &source)
        let bias = source.floats(32)
        var after = before
        kernels.addBias(images, bias, &after.numbers, after.imageStride)
        #expect(difference(after) { Double(before[$0, $1, $2] + bias[$2]) } == 0)
        var sums = [Float](repeating: .nan, count: 33)
        kernels.sumImages(images, before.numbers, before.imageStride, &sums)
        for channel in 0..<32 {
            let sum = (0..<images).reduce(Float(0)) { $0 + before[0, $1, channel] }
            #expect(sums[channel] == sum)
        }
        #expect(sums[32].isNaN)
    }
}
