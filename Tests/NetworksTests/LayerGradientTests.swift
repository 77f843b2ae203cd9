import Foundation
import Testing

@testable import Networks

/// Each layer's gradients against central differences of its twin in Double.
///
/// A layer is tested through the number L = sum of its outputs times fixed random numbers, so that those numbers are the
/// gradient that comes in. Differences over 2e-5 are exact to about 1e-9; the tolerance is that of single precision.
@Suite struct LayerGradientTests {
    static let step = 1e-5
    let workers = Workers(threads: 2)
    let kernels = KernelTable.chosen

    /// Compares some of a gradient with the differences of `value`.
    func expectGradient(
        _ gradient: [Float], of value: ([Double]) -> Double, at place: [Float], _ what: String, samples: Int = 40,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var point = place.map(Double.init)
        var indices = Array(point.indices)
        if indices.count > samples {
            var random = SeededRandom(seed: 4)
            indices = (0..<samples).map { _ in random.nextInteger(below: point.count) }
        }
        let differences = indices.map { index in
            let middle = point[index]
            point[index] = middle + Self.step
            let above = value(point)
            point[index] = middle - Self.step
            let below = value(point)
            point[index] = middle
            return (above - below) / (2 * Self.step)
        }
        let error = relativeError(indices.map { gradient[$0] }, differences)
        #expect(error < 2e-6, "\(what): relative error \(error)", sourceLocation: sourceLocation)
    }

    func inner(_ left: [Double], _ right: [Float]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * Double($1.1) } }

    func doubles(_ values: [Float]) -> [Double] { values.map(Double.init) }

    @Test(arguments: ConvolutionTests.small) func linearLayers(_ shape: ConvolutionShape) {
        let operands = ConvolutionTests.Operands(shape, images: 2)
        let exact = ExactConvolution(shape: shape, images: 2)
        let harness = ConvolutionHarness(
            algorithm: makeConvolution(shape, images: 2, workers: workers), images: 2, workers: workers,
            kernels: kernels)
        let (input, weights) = (doubles(operands.input), doubles(operands.weights))
        let incoming = operands.outputGradient
        expectGradient(
            harness.dataGradient(incoming, operands.weights).numbers,
            of: { inner(exact.forward($0, weights), incoming) }, at: operands.input, "input", samples: 10)
        expectGradient(
            harness.weightGradient(operands.input, incoming).numbers,
            of: { inner(exact.forward(input, $0), incoming) }, at: operands.weights, "weights", samples: 10)
    }

    @Test func normalisationOfTwoBatches() {
        let (side, channels, batches) = (3, 35, Batches(0..<2, 2..<5))
        let layer = NormalisedFeatures(side: side, images: 5, channels: channels, isTrained: true)
        let count = side * side * 5 * channels
        var noise = Noise(31)
        let (raw, incoming) = (noise.floats(count), noise.floats(count))
        let (gamma, beta) = (noise.floats(channels), noise.floats(channels))
        let numbers = FloatBuffer(count: 4 * 64)
        let gradients = FloatBuffer(count: 4 * 64)
        for channel in 0..<channels {
            (numbers.base[channel], numbers.base[64 + channel]) = (gamma[channel], beta[channel])
        }
        let parameters = NormalisedFeatures.Parameters(
            gamma: numbers.base, beta: numbers.base + 64, runningMean: numbers.base + 128,
            runningVariance: numbers.base + 192)
        let squares = FloatBuffer(count: 4)
        func update(_ offset: Int, _ slot: Int) -> WeightUpdate {
            WeightUpdate(
                kernels: kernels, weights: numbers.base + offset, destination: .gradient(gradients.base + offset),
                squares: UnsafeMutableBufferPointer(start: squares.base + slot, count: 2))
        }
        write(raw, to: layer.raw)
        write(incoming, to: layer.gradient)
        for panel in 0..<2 {
            layer.forward(panel, parameters, batches: batches)
            layer.backward(
                panel, parameters, batches: batches, updates: .init(gamma: update(0, 0), beta: update(64, 2)))
        }
        let twin = { (raw: [Double], gamma: [Double], beta: [Double]) in
            inner(Self.normalise(raw, gamma, beta, pixels: side * side, images: 5, batches: [0..<2, 2..<5]), incoming)
        }
        expectGradient(
            read(layer.gradient), of: { twin($0, doubles(gamma), doubles(beta)) }, at: raw, "features")
        expectGradient(
            (0..<channels).map { gradients.base[$0] }, of: { twin(doubles(raw), $0, doubles(beta)) }, at: gamma,
            "factors")
        expectGradient(
            (0..<channels).map { gradients.base[64 + $0] }, of: { twin(doubles(raw), doubles(gamma), $0) }, at: beta,
            "shifts")
    }

    /// Batch normalisation and LeakyReLU of [pixel][image][channel].
    static func normalise(
        _ raw: [Double], _ gamma: [Double], _ beta: [Double], pixels: Int, images: Int, batches: [Range<Int>]
    ) -> [Double] {
        let channels = gamma.count
        var output = raw
        for batch in batches {
            for channel in 0..<channels {
                let places = (0..<pixels).flatMap { pixel in
                    batch.map { (pixel * images + $0) * channels + channel }
                }
                let mean = places.reduce(0) { $0 + raw[$1] } / Double(places.count)
                let variance = places.reduce(0) { $0 + (raw[$1] - mean) * (raw[$1] - mean) } / Double(places.count)
                for place in places {
                    let sum = (raw[place] - mean) / (variance + 1e-3).squareRoot() * gamma[channel] + beta[channel]
                    output[place] = sum > 0 ? sum : 0.2 * sum
                }
            }
        }
        return output
    }

    /// The convolution from pictures: [image][28][28][3] to [pixel][image][channel]; weights [tap][colour][channel].
    static func gather(_ pictures: [Double], _ weights: [Double], images: Int, channels: Int) -> [Double] {
        var features = [Double](repeating: 0, count: 196 * images * channels)
        forEachTap { tap, near, far in
            for image in 0..<images {
                for colour in 0..<3 {
                    let number = pictures[(image * 784 + far) * 3 + colour]
                    for channel in 0..<channels {
                        features[(near * images + image) * channels + channel] +=
                            number * weights[(tap * 3 + colour) * channels + channel]
                    }
                }
            }
        }
        return features
    }

    /// Its adjoint.
    static func scatter(_ features: [Double], _ weights: [Double], images: Int, channels: Int) -> [Double] {
        var pictures = [Double](repeating: 0, count: images * Architecture.pictureSize)
        forEachTap { tap, near, far in
            for image in 0..<images {
                for colour in 0..<3 {
                    for channel in 0..<channels {
                        pictures[(image * 784 + far) * 3 + colour] +=
                            features[(near * images + image) * channels + channel]
                            * weights[(tap * 3 + colour) * channels + channel]
                    }
                }
            }
        }
        return pictures
    }

    private static func forEachTap(_ body: (_ tap: Int, _ near: Int, _ far: Int) -> Void) {
        for (tap, pairs) in ConvolutionShape.picture.pairs.enumerated() {
            for pair in pairs { body(tap, pair.output, pair.input) }
        }
    }

    @Test func picturesBothWays() {
        let (images, channels) = (2, 3)
        let layer = PictureConvolution(channels: channels, scatteredImages: images, workers: workers)
        var noise = Noise(12)
        let weights = noise.floats(75 * channels)
        let panel = (0..<75 * 32).map { $0 % 32 < channels ? weights[$0 / 32 * channels + $0 % 32] : 0 }
        let (pictures, features) = (noise.floats(images * 2352), noise.floats(196 * images * channels))
        let (buffer, map) = (PictureBuffer(images: images), FeatureBuffer(side: 14, images: images, channels: channels))
        writePictures(pictures, to: buffer.map)
        layer.gather(buffer.map, weights: panel, into: map.map, workers: workers) { _ in }
        let gathered = read(map.map)
        #expect(
            relativeError(
                gathered, Self.gather(doubles(pictures), doubles(weights), images: images, channels: channels)) < 1e-6)
        expectGradient(
            gathered, of: { inner(Self.scatter($0, doubles(weights), images: images, channels: channels), pictures) },
            at: features, "data gradient of the transposed convolution", samples: 10)

        write(features, to: map.map)
        layer.scatter(map.map, weights: panel, into: buffer.map, workers: workers) { _ in }
        let scattered = readPictures(buffer.map)
        #expect(
            relativeError(
                scattered, Self.scatter(doubles(features), doubles(weights), images: images, channels: channels)) < 1e-6
        )
        expectGradient(
            scattered, of: { inner(Self.gather($0, doubles(weights), images: images, channels: channels), features) },
            at: pictures, "data gradient of the convolution", samples: 10)

        writePictures(pictures, to: buffer.map)
        let (gradient, squares) = (FloatBuffer(count: panel.count), FloatBuffer(count: 1))
        layer.weightGradient(
            pictures: buffer.map, features: map.map,
            update: WeightUpdate(
                kernels: kernels, weights: gradient.base, destination: .gradient(gradient.base),
                squares: UnsafeMutableBufferPointer(start: squares.base, count: 1)), workers: workers)
        expectGradient(
            (0..<weights.count).map { gradient.base[$0 / channels * 32 + $0 % channels] },
            of: { inner(Self.gather(doubles(pictures), $0, images: images, channels: channels), features) },
            at: weights, "weights", samples: 10)
    }
}

extension LayerGradientTests {
    func write(_ numbers: [Float], to map: FeatureMap) {
        for (index, number) in numbers.enumerated() { place(index, map).pointee = number }
    }

    func read(_ map: FeatureMap) -> [Float] {
        (0..<map.pixels * map.images * map.channels).map { place($0, map).pointee }
    }

    private func place(_ index: Int, _ map: FeatureMap) -> UnsafeMutablePointer<Float> {
        let (row, channel) = index.quotientAndRemainder(dividingBy: map.channels)
        return map.base + row / map.images * map.pixelStride + row % map.images * map.imageStride + channel
    }

    func writePictures(_ numbers: [Float], to map: PictureMap) {
        for (index, number) in numbers.enumerated() { picturePlace(index, map).pointee = number }
    }

    func readPictures(_ map: PictureMap) -> [Float] {
        (0..<map.images * Architecture.pictureSize).map { picturePlace($0, map).pointee }
    }

    private func picturePlace(_ index: Int, _ map: PictureMap) -> UnsafeMutablePointer<Float> {
        let (image, rest) = index.quotientAndRemainder(dividingBy: Architecture.pictureSize)
        let (row, place) = rest.quotientAndRemainder(dividingBy: PictureMap.side * PictureMap.colours)
        return map.image(image) + row * PictureMap.rowStride + place
    }
}
