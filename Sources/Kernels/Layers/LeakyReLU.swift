/// output = leaky(output + bias) over 32 channels of some features, in place: numbers below 0 are multiplied by `slope`.
///
/// - Parameters:
///   - output: [pixel][image][channel] at the first of the 32 channels.
///   - bias: [32].
public func biasAndLeakyForward(
    pixels: Int, images: Int, output: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int,
    bias: UnsafePointer<Float>, slope: Float
) {
    let bias = PanelLanes(at: bias)
    for pixel in 0..<pixels {
        for image in 0..<images {
            let target = output + pixel * pixelStride + image * imageStride
            let sum = PanelLanes(at: target) + bias
            sum.leaky(slope, where: sum).store(to: target)
        }
    }
}

/// Adds a bias to 32 channels of one pixel: output[image][channel] += bias[channel].
public func addBias(
    images: Int, bias: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, imageStride: Int
) {
    let bias = PanelLanes(at: bias)
    for image in 0..<images {
        let target = output + image * imageStride
        (PanelLanes(at: target) + bias).store(to: target)
    }
}

/// sums[0..<32] = the sum over images of 32 channels of one pixel.
public func sumImages(
    images: Int, features: UnsafePointer<Float>, imageStride: Int, sums: UnsafeMutablePointer<Float>
) {
    var sum = PanelLanes(repeating: 0)
    for image in 0..<images { sum += PanelLanes(at: features + image * imageStride) }
    sum.store(to: sums)
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
    var total = PanelLanes(repeating: 0)
    for pixel in 0..<pixels {
        var sum = PanelLanes(repeating: 0)
        for image in 0..<images {
            let offset = pixel * pixelStride + image * imageStride
            let masked = PanelLanes(at: gradient + offset).leaky(slope, where: PanelLanes(at: output + offset))
            masked.store(to: gradient + offset)
            sum += masked
        }
        total += sum
    }
    total.store(to: biasGradient)
}
