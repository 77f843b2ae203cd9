import Foundation
import Testing

@testable import Networks

/// What an attribute head is made of: means over pixels, their gradient beside the logit's, the cross-entropy of lessons.
@Suite struct ConditionTests {
    static let sizes = [(1, 1), (4, 3), (49, 16), (9, 17), (5, 0)]

    @Test(arguments: builds, sizes) func meansAreThoseOfThePixels(
        _ build: KernelBuild, size: (pixels: Int, images: Int)
    ) {
        var source = Numbers(UInt64(size.pixels))
        let features = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        let stride = 37
        var means = [Float](repeating: .nan, count: size.images * stride + 32)
        KernelTable.table(for: build).meanOfPixels(
            size.pixels, size.images, features.numbers, features.pixelStride, features.imageStride, &means, stride)
        for (index, value) in means.enumerated() {
            let (image, channel) = (index / stride, index % stride)
            guard image < size.images, channel < 32 else {
                #expect(value.isNaN, "number \(index) belongs to nobody")
                continue
            }
            // The share of a pixel and the product with it are rounded, too.
            var sum = ExactSum()
            for pixel in 0..<size.pixels { sum.add(Double(features[pixel, image, channel]) / Double(size.pixels)) }
            for _ in 0..<2 { sum.add(0) }
            #expect(sum.allows(value), "image \(image), channel \(channel)")
        }
    }

    @Test(arguments: builds, sizes) func gradientIsThatOfLogitAndMeanTogether(
        _ build: KernelBuild, size: (pixels: Int, images: Int)
    ) {
        var source = Numbers(UInt64(size.images) + 100)
        let weights = source.floats(size.pixels * 32)
        let slopes = source.floats(size.images)
        let stride = 41
        let means = source.floats(size.images * stride + 32)
        var gradient = Plane(pixels: size.pixels, images: size.images, channels: 32, &source)
        let (pixelStride, imageStride) = (gradient.pixelStride, gradient.imageStride)
        KernelTable.table(for: build).dotAndMeanBackward(
            size.pixels, size.images, slopes, weights, means, stride, &gradient.numbers, pixelStride, imageStride)
        for pixel in 0..<size.pixels {
            for image in 0..<size.images {
                for channel in 0..<32 {
                    var sum = ExactSum()
                    sum.addProduct(slopes[image], weights[pixel * 32 + channel])
                    sum.add(Double(means[image * stride + channel]) / Double(size.pixels))
                    for _ in 0..<2 { sum.add(0) }
                    #expect(sum.allows(gradient[pixel, image, channel]))
                }
            }
        }
    }

    @Test(arguments: builds, [0, 1, 5, 15, 16, 17, 40, 256]) func lessons(_ build: KernelBuild, count: Int) {
        let (images, stride, scale): (Int, Int, Float) = (3, 300, 0.37)
        var source = Numbers(UInt64(count) + 7)
        let logits = source.floats(images * stride).map { $0 * 9 }
        let choices: [Float] = [-1, -0.1, 0, 0.1, 1]
        let lessons = (0..<images * count).map { _ in choices[source.integer(below: choices.count)] }
        var slopes = [Float](repeating: .nan, count: images * stride)
        let loss = KernelTable.table(for: build).conditionCrossEntropy(
            images, count, logits, stride, lessons, scale, &slopes)
        var expected = 0.0
        for image in 0..<images {
            for index in 0..<stride {
                let slope = slopes[image * stride + index]
                guard index < count else {
                    #expect(slope.isNaN, "number \(index) belongs to nobody")
                    continue
                }
                let lesson = Double(lessons[image * count + index])
                let x = Double(logits[image * stride + index]) * (lesson < 0 ? -1 : 1)
                expected += abs(lesson) * (max(-x, 0) + log1p(exp(-abs(x)))) * Double(scale)
                #expect(abs(Double(slope) + lesson * Double(scale) / (1 + exp(x))) < 2e-7)
            }
        }
        #expect(abs(Double(loss) - expected) <= 1e-6 * max(1, expected))
    }

    @Test(arguments: builds) func extremeLogitsStayFinite(_ build: KernelBuild) {
        let logits: [Float] = [1000, -1000, 1000, -1000, 1000, 0]
        let lessons: [Float] = [1, 1, -1, -1, 0, 1]
        var slopes = [Float](repeating: .nan, count: 6)
        let loss = KernelTable.table(for: build).conditionCrossEntropy(1, 6, logits, 6, lessons, 1, &slopes)
        #expect(abs(Double(loss) - (2000 + log(2.0))) < 1e-3)
        for (slope, expected) in zip(slopes, [0, -1, 1, 0, 0, -0.5] as [Float]) {
            #expect(abs(slope - expected) <= 1e-6)
        }
    }
}
