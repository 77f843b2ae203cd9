@testable import Networks

/// One layer with random operands, to compare ways of computing it.
struct ConvolutionCase {
    let shape: ConvolutionShape
    let images: Int
    let input: FeatureBuffer
    let outputGradient: FeatureBuffer
    let weights: FloatBuffer

    init(_ shape: ConvolutionShape, images: Int, seed: Int) {
        self.shape = shape
        self.images = images
        var noise = Noise(seed)
        input = FeatureBuffer(side: shape.inputSide, images: images, channels: shape.inputChannels)
        outputGradient = FeatureBuffer(side: shape.outputSide, images: images, channels: shape.outputChannels)
        weights = FloatBuffer(count: shape.weightCount)
        for map in [input.map, outputGradient.map] { map.fill(&noise) }
        for index in 0..<weights.count { weights.base[index] = noise.symmetric() / 16 }
    }

    /// What an algorithm makes of it: output, input gradient and weight gradient, each in a plain order.
    func results(_ algorithm: any ConvolutionAlgorithm, _ workers: Workers) -> ConvolutionResults {
        let output = FeatureBuffer(side: shape.outputSide, images: images, channels: shape.outputChannels)
        let inputGradient = FeatureBuffer(side: shape.inputSide, images: images, channels: shape.inputChannels)
        algorithm.forward(
            input.map, weights: weights.base, into: output.map, reuse: [], workers: workers
        ) { _ in }
        algorithm.dataGradient(
            outputGradient.map, weights: weights.base, into: inputGradient.map, reuse: .weights, workers: workers
        ) { _ in }
        let gradient = FloatBuffer(count: shape.weightCount)
        let squares = FloatBuffer(
            count: shape.taps * Panel.count(shape.inputChannels) * Panel.count(shape.outputChannels))
        let update = WeightUpdate(
            kernels: .chosen, weights: weights.base, destination: .gradient(gradient.base),
            squares: UnsafeMutableBufferPointer(start: squares.base, count: squares.count))
        algorithm.weightGradient(
            input: input.map, outputGradient: outputGradient.map, reuse: [.input, .outputGradient], update: update,
            workers: workers)
        return ConvolutionResults(
            output: output.map.values, inputGradient: inputGradient.map.values,
            weightGradient: (0..<gradient.count).map { gradient.base[$0] },
            squares: (0..<squares.count).reduce(0) { $0 + Double(squares.base[$1]) })
    }
}

struct ConvolutionResults: Equatable {
    var output: [Float]
    var inputGradient: [Float]
    var weightGradient: [Float]
    /// The sum of the squares that were handed over with the weight gradient.
    var squares: Double
}

extension FeatureMap {
    /// All numbers in [pixel][image][channel] order, without the gaps.
    var values: [Float] {
        var result: [Float] = []
        result.reserveCapacity(pixels * images * channels)
        for pixel in 0..<pixels {
            for image in 0..<images {
                let start = base + pixel * pixelStride + image * imageStride
                result.append(contentsOf: UnsafeBufferPointer(start: start, count: channels))
            }
        }
        return result
    }

    func fill(_ noise: inout Noise) {
        for pixel in 0..<pixels {
            for image in 0..<images {
                for channel in 0..<channels {
                    base[pixel * pixelStride + image * imageStride + channel] = noise.symmetric()
                }
            }
        }
    }
}
