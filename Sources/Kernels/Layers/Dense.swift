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

/// The gradient of `dotFeatures` for its features: gradient[pixel][image][channel] = slopes[image] *
/// weights[pixel][channel].
///
/// - Parameters:
///   - slopes: [images], the gradient of the sums.
///   - weights: [pixel][32].
///   - gradient: [pixel][image][channel] at the first of the 32 channels, written.
public func dotFeaturesBackward(
    pixels: Int, images: Int, slopes: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int
) {
    for pixel in 0..<pixels {
        let weight = PanelLanes(at: weights + pixel * panelWidth)
        for image in 0..<images {
            (weight * PanelLanes(repeating: slopes[image])).store(
                to: gradient + pixel * pixelStride + image * imageStride)
        }
    }
}
