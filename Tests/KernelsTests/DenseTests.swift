import Testing

@testable import Networks

/// The dense layer with one output, and its gradients.
@Suite struct DenseTests {
    @Test(arguments: builds, [(0, 2), (1, 1), (4, 3), (49, 16), (9, 17), (3, 0)])
    func sumsAndGradients(_ build: KernelBuild, size: (pixels: Int, images: Int)) {
        let kernels = KernelTable.table(for: build)
        var source = Numbers(UInt64(size.pixels))
        let features = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        let weights = source.floats(size.pixels * 32)
        let slopes = source.floats(size.images + 1)
        var sums = [Float](repeating: .nan, count: size.images + 1)
        kernels.dotFeatures(
            size.pixels, size.images, features.numbers, features.pixelStride, features.imageStride, weights,
            &sums)
        var isRight = sums[size.images].isNaN
        for image in 0..<size.images {
            var sum = ExactSum()
            for pixel in 0..<size.pixels {
                for channel in 0..<32 {
                    sum.addProduct(features[pixel, image, channel], weights[pixel * 32 + channel])
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
    }
}
