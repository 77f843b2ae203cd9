/// Adds 32 channels' share of a dense layer with one output: sums[image] = sum over pixels and channels of
/// features[pixel][image][channel] * weights[pixel][channel].
///
/// - Parameters:
///   - features: [pixel][image][channel] at the first of the 32 channels.
///   - weights: [pixel][32].
///   - sums: [images], written.
public func dotFeatures(
    pixels: Int, images: Int, features: UnsafePointer<Float>, pixelStride: Int, imageStride: Int,
    weights: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>
) {
    for image in 0..<images {
        var sum = PanelLanes(repeating: 0)
        for pixel in 0..<pixels {
            let source = features + pixel * pixelStride + image * imageStride
            sum = multiplyAdd(PanelLanes(at: source), PanelLanes(at: weights + pixel * panelWidth), sum)
        }
        sums[image] = horizontalSum(sum.left + sum.right)
    }
}

/// The gradient of `dotFeatures` for its weights: gradient[pixel][0..<32] = sum over images of slopes[image] *
/// features[pixel][image][channel].
public func dotFeaturesWeightGradient(
    pixels: Int, images: Int, slopes: UnsafePointer<Float>, features: UnsafePointer<Float>, pixelStride: Int,
    imageStride: Int, gradient: UnsafeMutablePointer<Float>
) {
    for pixel in 0..<pixels {
        var sum = PanelLanes(repeating: 0)
        for image in 0..<images {
            let source = features + pixel * pixelStride + image * imageStride
            sum = multiplyAdd(PanelLanes(at: source), PanelLanes(repeating: slopes[image]), sum)
        }
        sum.store(to: gradient + pixel * panelWidth)
    }
}
