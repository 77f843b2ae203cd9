@testable import Networks

/// Some numbers of a layer's three results, summed in double precision as they are defined.
struct ConvolutionTruth {
    private(set) var output: [(index: Int, value: Double)] = []
    private(set) var inputGradient: [(index: Int, value: Double)] = []
    private(set) var weightGradient: [(index: Int, value: Double)] = []

    init(_ layer: ConvolutionCase, samples: Int, seed: Int) {
        var noise = Noise(seed)
        let shape = layer.shape
        let pairs = shape.pairs
        for _ in 0..<samples {
            let image = noise.integer() % layer.images
            let input = noise.integer() % shape.inputChannels
            let out = noise.integer() % shape.outputChannels
            let tap = noise.integer() % shape.taps
            let outputPixel = noise.integer() % shape.outputPixels
            let inputPixel = noise.integer() % shape.inputPixels
            func weight(_ tap: Int, _ input: Int, _ out: Int) -> Double {
                Double(layer.weights.base[shape.weightPlace(tap, input, out)])
            }
            var sums = (output: 0.0, input: 0.0, weight: 0.0)
            for other in 0..<shape.taps {
                for pair in pairs[other] where pair.output == outputPixel {
                    for channel in 0..<shape.inputChannels {
                        sums.output += layer.input.map.number(pair.input, image, channel) * weight(other, channel, out)
                    }
                }
                for pair in pairs[other] where pair.input == inputPixel {
                    for channel in 0..<shape.outputChannels {
                        let slope = layer.outputGradient.map.number(pair.output, image, channel)
                        sums.input += slope * weight(other, input, channel)
                    }
                }
            }
            for pair in pairs[tap] {
                for each in 0..<layer.images {
                    let slope = layer.outputGradient.map.number(pair.output, each, out)
                    sums.weight += layer.input.map.number(pair.input, each, input) * slope
                }
            }
            output.append(((outputPixel * layer.images + image) * shape.outputChannels + out, sums.output))
            inputGradient.append(((inputPixel * layer.images + image) * shape.inputChannels + input, sums.input))
            weightGradient.append((shape.weightPlace(tap, input, out), sums.weight))
        }
    }
}

extension FeatureMap {
    fileprivate func number(_ pixel: Int, _ image: Int, _ channel: Int) -> Double {
        Double(base[pixel * pixelStride + image * imageStride + channel])
    }
}
