import Foundation
import Testing

@testable import Networks

/// From normalised features through the dense layer to the loss and back, against central differences in Double.
@Suite struct OutputGradientTests {
    static let (pixels, images, channels) = (4, 5, 35)
    let kernels = KernelTable.chosen
    let features = NormalisedFeatures(side: 2, images: images, channels: channels, isTrained: true)
    let layer = OutputLayer(images: images, channels: channels, pixels: pixels, kernels: .chosen)
    /// Panels of the dense layer's weights, then its bias; the normalisation's factors, shifts and statistics.
    let numbers = FloatBuffer(count: 2 * pixels * 32 + 32)
    let norm = FloatBuffer(count: 4 * 64)
    let gradient = FloatBuffer(count: 2 * pixels * 32 + 32)
    let squares = FloatBuffer(count: 2)

    /// Where the weight of a pixel and channel lies.
    func place(_ index: Int) -> Int {
        let (pixel, channel) = index.quotientAndRemainder(dividingBy: Self.channels)
        return (channel / 32 * Self.pixels + pixel) * 32 + channel % 32
    }

    func update(_ offset: Int) -> WeightUpdate {
        WeightUpdate(
            kernels: kernels, weights: numbers.base + offset, destination: .gradient(gradient.base + offset),
            squares: UnsafeMutableBufferPointer(start: squares.base, count: 2))
    }

    /// The loss of label 0.9 by the definitions.
    func twin(_ raw: [Double], _ weights: [Double], _ bias: Double, _ gamma: [Double], _ beta: [Double]) -> Double {
        let activation = LayerGradientTests.normalise(
            raw, gamma, beta, pixels: Self.pixels, images: Self.images, batches: [0..<Self.images])
        return (0..<Self.images).reduce(0) { sum, image in
            var logit = bias
            for index in weights.indices {
                let (pixel, channel) = index.quotientAndRemainder(dividingBy: Self.channels)
                logit += activation[(pixel * Self.images + image) * Self.channels + channel] * weights[index]
            }
            let loss = max(logit, 0) - logit * Double(Float(0.9)) + log1p(exp(-abs(logit)))
            return sum + loss / Double(Self.images)
        }
    }

    @Test func gradientsOfTheLoss() {
        let helper = LayerGradientTests()
        var noise = Noise(17)
        let raw = noise.floats(Self.pixels * Self.images * Self.channels)
        let weights = noise.floats(Self.pixels * Self.channels)
        let (gamma, beta) = (noise.floats(Self.channels), noise.floats(Self.channels))
        for index in weights.indices { numbers.base[place(index)] = weights[index] }
        for channel in 0..<Self.channels {
            (norm.base[channel], norm.base[64 + channel]) = (gamma[channel], beta[channel])
        }
        helper.write(raw, to: features.raw)
        let room = 2 * Self.pixels * 32
        numbers.base[room] = 0.25
        let loss = forwardAndBackward(room)

        let (point, slopes) = (helper.doubles(raw), helper.doubles(weights))
        let (factors, shifts) = (helper.doubles(gamma), helper.doubles(beta))
        #expect(abs(Double(loss) - twin(point, slopes, 0.25, factors, shifts)) < 1e-5)
        helper.expectGradient(
            helper.read(features.gradient), of: { twin($0, slopes, 0.25, factors, shifts) }, at: raw, "features")
        helper.expectGradient(
            weights.indices.map { gradient.base[place($0)] }, of: { twin(point, $0, 0.25, factors, shifts) },
            at: weights, "weights")
        helper.expectGradient(
            [gradient.base[room]], of: { twin(point, slopes, $0[0], factors, shifts) }, at: [0.25], "bias")
    }

    /// Leaves all gradients in their places and returns the loss.
    private func forwardAndBackward(_ room: Int) -> Float {
        let all = 0..<Self.images
        let parameters = NormalisedFeatures.Parameters(
            gamma: norm.base, beta: norm.base + 64, runningMean: norm.base + 128, runningVariance: norm.base + 192)
        for panel in 0..<2 {
            features.forward(panel, parameters, batches: Batches(all))
            layer.forward(panel, features.activation, weights: numbers.base, range: all)
        }
        layer.finish(bias: numbers.base + room, range: all)
        var loss: [Float] = [0, 0]
        kernels.sigmoidCrossEntropy(Self.images, layer.logits.base, 0.9, layer.slopes.base, &loss)
        for panel in 0..<2 {
            features.backward(
                panel, from: layer, weights: numbers.base, parameters, batches: Batches(all), updates: nil)
            layer.weightGradient(panel, features.activation, range: all, update: update(0))
        }
        layer.updateBias(range: all, update: update(room))
        return loss[0]
    }
}
