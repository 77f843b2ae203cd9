/// output = leaky(output + bias) over 32 channels of some features, in place: numbers below 0 are multiplied by `slope`.
///
/// - Parameters:
///   - output: [pixel][image][channel] at the first of the 32 channels.
///   - bias: [32].
public func biasAndLeakyForward(
    pixels: Int, images: Int, output: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int,
    bias: UnsafePointer<Float>, slope: Float
) {
    let left = loadLanes(bias)
    let right = loadLanes(bias + 16)
    for pixel in 0..<pixels {
        for image in 0..<images {
            let target = output + pixel * pixelStride + image * imageStride
            let first = loadLanes(target) + left
            let second = loadLanes(target + 16) + right
            storeLanes((first * slope).replacing(with: first, where: first .> 0), to: target)
            storeLanes((second * slope).replacing(with: second, where: second .> 0), to: target + 16)
        }
    }
}

/// Adds a bias to 32 channels of one pixel: output[image][channel] += bias[channel].
public func addBias(
    images: Int, bias: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, imageStride: Int
) {
    let left = loadLanes(bias)
    let right = loadLanes(bias + 16)
    for image in 0..<images {
        let target = output + image * imageStride
        storeLanes(loadLanes(target) + left, to: target)
        storeLanes(loadLanes(target + 16) + right, to: target + 16)
    }
}

/// sums[0..<32] = the sum over images of 32 channels of one pixel.
public func sumImages(
    images: Int, features: UnsafePointer<Float>, imageStride: Int, sums: UnsafeMutablePointer<Float>
) {
    var left = Lanes(repeating: 0)
    var right = Lanes(repeating: 0)
    for image in 0..<images {
        left += loadLanes(features + image * imageStride)
        right += loadLanes(features + image * imageStride + 16)
    }
    storeLanes(left, to: sums)
    storeLanes(right, to: sums + 16)
}

/// The gradient through LeakyReLU over 32 channels, in place, and the bias's.
///
/// - Parameters:
///   - gradient: the gradient of the activation, becomes that of the sum.
///   - output: what `biasAndLeakyForward` left; its sign is the sum's.
///   - biasGradient: [32], written.
public func biasAndLeakyBackward(
    pixels: Int, images: Int, gradient: UnsafeMutablePointer<Float>, output: UnsafePointer<Float>, pixelStride: Int,
    imageStride: Int, slope: Float, biasGradient: UnsafeMutablePointer<Float>
) {
    for half in 0..<2 {
        var total = Lanes(repeating: 0)
        for pixel in 0..<pixels {
            var sum = Lanes(repeating: 0)
            for image in 0..<images {
                let offset = pixel * pixelStride + image * imageStride + 16 * half
                let incoming = loadLanes(gradient + offset)
                let masked = (incoming * slope).replacing(with: incoming, where: loadLanes(output + offset) .> 0)
                storeLanes(masked, to: gradient + offset)
                sum += masked
            }
            total += sum
        }
        storeLanes(total, to: biasGradient + 16 * half)
    }
}
