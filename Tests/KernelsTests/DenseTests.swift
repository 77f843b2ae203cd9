import Testing

@testable import Networks

/// The dense layer with one output, and its gradients.
@Suite struct DenseTests {
    @Test(arguments: builds, [(1, 1, 1), (4, 3, 15), (49, 16, 32), (9, 17, 17), (3, 0, 32)])
    func sumsAndGradients(_ build: KernelBuild, size: (pixels: Int, images: Int, channels: Int)) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(size.channels))
        var features = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        let stride = size.channels + 2
        let weights = source.floats(size.pixels * stride + 32)
        let slopes = source.floats(size.images + 1)
        var sums = [Float](repeating: .nan, count: size.images + 1)
        kernels.dotFeatures(
            size.pixels, size.images, features.numbers, features.pixelStride, features.imageStride, size.channels,
            weights, stride, &sums)
        var isRight = sums[size.images].isNaN
        for image in 0..<size.images {
            var sum = ExactSum()
            for pixel in 0..<size.pixels {
                for channel in 0..<size.channels {
                    sum.addProduct(features[pixel, image, channel], weights[pixel * stride + channel])
                }
            }
            isRight = isRight && sum.allows(sums[image])
        }
        #expect(isRight, "sums")

        var gradient = [Float](repeating: .nan, count: size.pixels * 32)
        kernels.dotFeaturesWeightGradient(
            size.pixels, size.images, slopes, features.numbers, features.pixelStride, features.imageStride, &gradient)
        for (index, value) in gradient.enumerated() {
            var sum = ExactSum()
            for image in 0..<size.images { sum.addProduct(features[index / 32, image, index % 32], slopes[image]) }
            isRight = isRight && sum.allows(value)
        }
        #expect(isRight, "weights' gradient")

        kernels.dotFeaturesDataGradient(
            size.pixels, size.images, slopes, size.channels, weights, stride, &features.numbers, features.pixelStride,
            features.imageStride)
        for pixel in 0..<size.pixels {
            for image in 0..<size.images {
                for channel in 0..<32 {
                    let weight = channel < size.channels ? weights[pixel * stride + channel] : 0
                    isRight = isRight && features[pixel, image, channel] == weight * slopes[image]
                }
            }
        }
        #expect(isRight && features.gapsAreWhole, "data gradient")
    }
}
