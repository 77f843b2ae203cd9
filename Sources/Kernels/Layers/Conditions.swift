/// means[image][0..<32] = the mean over pixels of 32 channels: what an attribute head reads.
///
/// - Parameters:
///   - features: [pixel][image][channel] at the first of the 32 channels.
///   - means: [image][32], written, `meanStride` numbers from image to image.
public func meanOfPixels(
    pixels: Int, images: Int, features: UnsafePointer<Float>, pixelStride: Int, imageStride: Int,
    means: UnsafeMutablePointer<Float>, meanStride: Int
) {
    let share = PanelLanes(repeating: 1 / Float(pixels))
    for image in 0..<images {
        var sum = PanelLanes(repeating: 0)
        for pixel in 0..<pixels { sum += PanelLanes(at: features + pixel * pixelStride + image * imageStride) }
        (sum * share).store(to: means + image * meanStride)
    }
}

/// The gradient of `dotFeatures` and `meanOfPixels` together for their features: gradient[pixel][image][channel] =
/// slopes[image] * weights[pixel][channel] + meanGradient[image][channel] / pixels.
///
/// - Parameters:
///   - slopes: [images], the gradient of the dense layer's outputs.
///   - weights: [pixel][32], the dense layer's.
///   - meanGradient: [image][32], the gradient of the means.
///   - gradient: [pixel][image][channel] at the first of the 32 channels, written.
public func dotAndMeanBackward(
    pixels: Int, images: Int, slopes: UnsafePointer<Float>, weights: UnsafePointer<Float>,
    meanGradient: UnsafePointer<Float>, meanStride: Int, gradient: UnsafeMutablePointer<Float>, pixelStride: Int,
    imageStride: Int
) {
    let share = PanelLanes(repeating: 1 / Float(pixels))
    for pixel in 0..<pixels {
        let weight = PanelLanes(at: weights + pixel * panelWidth)
        for image in 0..<images {
            let mean = PanelLanes(at: meanGradient + image * meanStride) * share
            multiplyAdd(weight, PanelLanes(repeating: slopes[image]), mean).store(
                to: gradient + pixel * pixelStride + image * imageStride)
        }
    }
}

/// The loss of an attribute head, which answers a logit for each condition, and its gradient.
///
/// A lesson t says the right answer by its sign and how much it counts by its size, 0 for none: the loss is
/// scale * sum over images and conditions of |t| ln(1 + e^(-sign(t) a)), its gradient -scale t / (1 + e^(sign(t) a)).
///
/// - Parameters:
///   - logits: a, [image][count], `stride` numbers from image to image.
///   - lessons: t, [image][count] without gaps.
///   - slopes: [image][count] with the logits' stride, written: the gradient.
/// - Returns: the loss.
public func conditionCrossEntropy(
    images: Int, count: Int, logits: UnsafePointer<Float>, stride: Int, lessons: UnsafePointer<Float>, scale: Float,
    slopes: UnsafeMutablePointer<Float>
) -> Float {
    let zero = Lanes(repeating: 0)
    var loss: Float = 0
    for image in 0..<images {
        var index = 0
        while index < count {
            let rest = count - index
            let lesson = loadLanes(lessons + image * count + index, count: rest)
            let logit = loadLanes(logits + image * stride + index, count: rest)
            let weight = lesson.replacing(with: -lesson, where: lesson .< 0)
            let x = logit.replacing(with: -logit, where: lesson .< 0)
            let decay = exponential(x.replacing(with: -x, where: x .> 0))
            let wrong = (-x).replacing(with: zero, where: x .> 0)
            let losses = weight * (wrong + logarithmOfOnePlus(decay))
            let share = Lanes(repeating: 1) / (decay + 1)
            let doubt = share.replacing(with: decay * share, where: x .> 0)
            storeLanes(-(lesson * doubt) * scale, to: slopes + image * stride + index, count: rest)
            for lane in 0..<min(rest, 16) { loss += losses[lane] }
            index += 16
        }
    }
    return loss * scale
}
