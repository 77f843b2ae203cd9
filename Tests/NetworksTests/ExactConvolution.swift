@testable import Networks

/// A linear layer in Double, by its definition: the twin of `ConvolutionAlgorithm`.
///
/// Numbers are [pixel][image][channel] without gaps, weights [tap][input channel][output channel].
struct ExactConvolution {
    let shape: ConvolutionShape
    let images: Int
    private let pairs: [[(input: Int, output: Int)]]

    init(shape: ConvolutionShape, images: Int) {
        self.shape = shape
        self.images = images
        pairs = shape.pairs
    }

    func forward(_ input: [Double], _ weights: [Double]) -> [Double] {
        var output = [Double](repeating: 0, count: shape.outputPixels * images * shape.outputChannels)
        forEachProduct { x, w, y in output[y] += input[x] * weights[w] }
        return output
    }

    func dataGradient(_ outputGradient: [Double], _ weights: [Double]) -> [Double] {
        var gradient = [Double](repeating: 0, count: shape.inputPixels * images * shape.inputChannels)
        forEachProduct { x, w, y in gradient[x] += outputGradient[y] * weights[w] }
        return gradient
    }

    func weightGradient(_ input: [Double], _ outputGradient: [Double]) -> [Double] {
        var gradient = [Double](repeating: 0, count: shape.taps * shape.inputChannels * shape.outputChannels)
        forEachProduct { x, w, y in gradient[w] += input[x] * outputGradient[y] }
        return gradient
    }

    /// One number of each result, at the recipe's size, where all of them would take minutes.
    func forward(at index: Int, _ input: [Float], _ weights: [Float]) -> Double {
        let (pixel, image, channel) = place(index, shape.outputChannels)
        var sum = 0.0
        for (tap, pairs) in self.pairs.enumerated() {
            for pair in pairs where pair.output == pixel {
                for other in 0..<shape.inputChannels {
                    let x = input[(pair.input * images + image) * shape.inputChannels + other]
                    sum += Double(x) * Double(weights[weight(tap, other, channel)])
                }
            }
        }
        return sum
    }

    func dataGradient(at index: Int, _ outputGradient: [Float], _ weights: [Float]) -> Double {
        let (pixel, image, channel) = place(index, shape.inputChannels)
        var sum = 0.0
        for (tap, pairs) in self.pairs.enumerated() {
            for pair in pairs where pair.input == pixel {
                for other in 0..<shape.outputChannels {
                    let y = outputGradient[(pair.output * images + image) * shape.outputChannels + other]
                    sum += Double(y) * Double(weights[weight(tap, channel, other)])
                }
            }
        }
        return sum
    }

    func weightGradient(at index: Int, _ input: [Float], _ outputGradient: [Float]) -> Double {
        let (tap, rest) = index.quotientAndRemainder(dividingBy: shape.inputChannels * shape.outputChannels)
        let (from, to) = rest.quotientAndRemainder(dividingBy: shape.outputChannels)
        var sum = 0.0
        for pair in pairs[tap] {
            for image in 0..<images {
                let x = input[(pair.input * images + image) * shape.inputChannels + from]
                sum += Double(x) * Double(outputGradient[(pair.output * images + image) * shape.outputChannels + to])
            }
        }
        return sum
    }

    private func weight(_ tap: Int, _ from: Int, _ to: Int) -> Int {
        (tap * shape.inputChannels + from) * shape.outputChannels + to
    }

    private func place(_ index: Int, _ channels: Int) -> (pixel: Int, image: Int, channel: Int) {
        (index / channels / images, index / channels % images, index % channels)
    }

    private func forEachProduct(_ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void) {
        for (tap, pairs) in self.pairs.enumerated() {
            for pair in pairs {
                for image in 0..<images {
                    for from in 0..<shape.inputChannels {
                        for to in 0..<shape.outputChannels {
                            body(
                                (pair.input * images + image) * shape.inputChannels + from, weight(tap, from, to),
                                (pair.output * images + image) * shape.outputChannels + to)
                        }
                    }
                }
            }
        }
    }
}
