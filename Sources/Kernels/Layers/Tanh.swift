/// output = tanh(output) over 32 channels of some features, in place.
///
/// - Parameter output: [pixel][image][channel] at the first of the 32 channels.
public func tanhFeatures(
    pixels: Int, images: Int, output: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int
) {
    for pixel in 0..<pixels {
        for image in 0..<images {
            let target = output + pixel * pixelStride + image * imageStride
            storeLanes(hyperbolicTangent(loadLanes(target)), to: target)
            storeLanes(hyperbolicTangent(loadLanes(target + 16)), to: target + 16)
        }
    }
}

/// The gradient through `tanhFeatures`, in place: gradient *= 1 - output^2.
///
/// - Parameters:
///   - gradient: the gradient of the activation.
///   - output: what `tanhFeatures` left, with the same strides.
public func tanhFeaturesBackward(
    pixels: Int, images: Int, gradient: UnsafeMutablePointer<Float>, output: UnsafePointer<Float>, pixelStride: Int,
    imageStride: Int
) {
    let one = PanelLanes(repeating: 1)
    for pixel in 0..<pixels {
        for image in 0..<images {
            let offset = pixel * pixelStride + image * imageStride
            let value = PanelLanes(at: output + offset)
            (PanelLanes(at: gradient + offset) * (one - value * value)).store(to: gradient + offset)
        }
    }
}
