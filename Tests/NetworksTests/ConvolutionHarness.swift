@testable import Networks

/// Runs a `ConvolutionAlgorithm` on numbers without gaps, [pixel][image][channel], as `ExactConvolution` has them.
struct ConvolutionHarness {
    let algorithm: any ConvolutionAlgorithm
    let images: Int
    let workers: Workers
    let kernels: KernelTable
    var shape: ConvolutionShape { algorithm.shape }

    /// How often `finish` was called for each panel.
    final class Finished {
        let counts: FloatBuffer
        init(_ panels: Int) { counts = FloatBuffer(count: panels) }
        func note(_ panel: Int) { counts.base[panel] += 1 }
        var isOnceEach: Bool { (0..<counts.count).allSatisfy { counts.base[$0] == 1 } }
    }

    func fill(_ side: Int, _ channels: Int, _ numbers: [Float]?) -> FeatureBuffer {
        let buffer = FeatureBuffer(side: side, images: images, channels: channels)
        let map = buffer.map
        for pixel in 0..<map.pixels {
            for image in 0..<images {
                let target = map.base + pixel * map.pixelStride + image * map.imageStride
                guard let numbers else {
                    // Results start as rubbish: an algorithm must overwrite, not add.
                    target.update(repeating: 1e9, count: channels)
                    continue
                }
                numbers.withUnsafeBufferPointer { source in
                    guard let first = source.baseAddress else { return }
                    target.update(from: first + (pixel * images + image) * channels, count: channels)
                }
            }
        }
        return buffer
    }

    func read(_ map: FeatureMap) -> [Float] {
        var numbers: [Float] = []
        for pixel in 0..<map.pixels {
            for image in 0..<images {
                let source = map.base + pixel * map.pixelStride + image * map.imageStride
                numbers.append(contentsOf: UnsafeBufferPointer(start: source, count: map.channels))
            }
        }
        return numbers
    }

    func forward(_ input: [Float], _ weights: [Float]) -> (numbers: [Float], finished: Bool) {
        let from = fill(shape.inputSide, shape.inputChannels, input)
        let to = fill(shape.outputSide, shape.outputChannels, nil)
        let finished = Finished(to.map.panels)
        algorithm.forward(from.map, weights: shape.panels(weights), into: to.map, workers: workers) {
            finished.note($0)
        }
        return (read(to.map), finished.isOnceEach)
    }

    func dataGradient(_ outputGradient: [Float], _ weights: [Float]) -> (numbers: [Float], finished: Bool) {
        let from = fill(shape.outputSide, shape.outputChannels, outputGradient)
        let to = fill(shape.inputSide, shape.inputChannels, nil)
        let finished = Finished(to.map.panels)
        algorithm.dataGradient(from.map, weights: shape.panels(weights), into: to.map, workers: workers) {
            finished.note($0)
        }
        return (read(to.map), finished.isOnceEach)
    }

    func weightGradient(_ input: [Float], _ outputGradient: [Float]) -> (numbers: [Float], squares: Double) {
        let from = fill(shape.inputSide, shape.inputChannels, input)
        let other = fill(shape.outputSide, shape.outputChannels, outputGradient)
        let gradient = FloatBuffer(count: shape.weightCount)
        let squares = FloatBuffer(
            count: shape.taps * Panel.count(shape.inputChannels) * Panel.count(shape.outputChannels))
        algorithm.weightGradient(
            input: from.map, outputGradient: other.map, reuse: [],
            update: WeightUpdate(
                kernels: kernels, weights: gradient.base, destination: .gradient(gradient.base),
                squares: UnsafeMutableBufferPointer(start: squares.base, count: squares.count)),
            workers: workers)
        return (
            shape.plain(gradient),
            (0..<squares.count).reduce(0) { $0 + Double(squares.base[$1]) }
        )
    }
}

extension ConvolutionShape {
    /// Where a weight lies.
    func weightPlace(_ tap: Int, _ input: Int, _ output: Int) -> Int {
        weightOffset(panel: output / Panel.width, tap: tap, input: input) + output % Panel.width
    }

    /// Weights in [tap][input channel][output channel] order put into panels.
    func panels(_ weights: [Float]) -> [Float] {
        var result = [Float](repeating: 0, count: weightCount)
        for row in 0..<taps * inputChannels {
            for panel in 0..<Panel.count(outputChannels) {
                let (tap, input) = row.quotientAndRemainder(dividingBy: inputChannels)
                let start = weightOffset(panel: panel, tap: tap, input: input)
                let source = row * outputChannels + panel * Panel.width
                let count = Panel.columns(panel, of: outputChannels)
                result.replaceSubrange(start..<start + count, with: weights[source..<source + count])
            }
        }
        return result
    }

    /// The other way round; places that do not exist must be zero.
    func plain(_ panels: FloatBuffer) -> [Float] {
        var result: [Float] = []
        for row in 0..<taps * inputChannels {
            for panel in 0..<Panel.count(outputChannels) {
                let (tap, input) = row.quotientAndRemainder(dividingBy: inputChannels)
                let start = panels.base + weightOffset(panel: panel, tap: tap, input: input)
                let count = Panel.columns(panel, of: outputChannels)
                result.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
                precondition((count..<Panel.width).allSatisfy { start[$0] == 0 }, "a gradient of no weight")
            }
        }
        return result
    }

    /// The recipe's layers between features, by name.
    static let recipe: [(name: String, shape: ConvolutionShape)] = [
        ("dense", transposed(1, 2, 100, 512, kernel: 2, stride: 1, padding: 0)),
        ("deconv1", transposed(2, 7, 512, 256, kernel: 5, stride: 2, padding: 0)),
        ("deconv2", transposed(7, 14, 256, 128, kernel: 5, stride: 2, padding: 1)),
        ("conv2", plain(14, 7, 64, 128, kernel: 5, stride: 2, padding: 1)),
        ("conv3", plain(7, 7, 128, 256, kernel: 5, stride: 1, padding: 2)),
    ]

    static func plain(
        _ input: Int, _ output: Int, _ from: Int, _ to: Int, kernel: Int, stride: Int, padding: Int
    ) -> ConvolutionShape {
        ConvolutionShape(
            inputSide: input, outputSide: output, inputChannels: from, outputChannels: to, kernel: kernel,
            stride: stride, padding: padding, isTransposed: false)
    }

    static func transposed(
        _ input: Int, _ output: Int, _ from: Int, _ to: Int, kernel: Int, stride: Int, padding: Int
    ) -> ConvolutionShape {
        ConvolutionShape(
            inputSide: input, outputSide: output, inputChannels: from, outputChannels: to, kernel: kernel,
            stride: stride, padding: padding, isTransposed: true)
    }
}
