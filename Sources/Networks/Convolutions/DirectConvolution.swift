/// A convolution, or its adjoint, as it is defined: a sum of one matrix product for each tap.
///
/// The weights of a tap and 32 channels are a panel that stays in the first cache while all pixels and images pass by; nothing is unrolled in memory and taps on the padding are left out. The plain form: reference and
/// fallback for whatever takes its place.
final class DirectConvolution: ConvolutionAlgorithm {
    let shape: ConvolutionShape
    private let kernels: KernelTable
    /// Pairs of pixels for each tap, (input, output) and (output, input), flat.
    private let forwardPairs: [[Int32]]
    private let backwardPairs: [[Int32]]
    /// A panel of weights, or a tap's gradient, for each worker.
    private let scratch: [FloatBuffer]

    init(_ shape: ConvolutionShape, workers: Workers, kernels: KernelTable = .chosen) {
        self.shape = shape
        self.kernels = kernels
        forwardPairs = shape.pairs.map { $0.flatMap { [Int32($0.input), Int32($0.output)] } }
        backwardPairs = shape.pairs.map { $0.flatMap { [Int32($0.output), Int32($0.input)] } }
        scratch = (0..<workers.threads).map { _ in FloatBuffer(count: Self.scratchCount(shape)) }
    }

    /// How many numbers each worker's scratch memory holds.
    static func scratchCount(_ shape: ConvolutionShape) -> Int {
        max(shape.inputChannels, shape.outputChannels) * Panel.width
    }

    func forward(
        _ input: FeatureMap, weights: UnsafePointer<Float>, into output: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        workers.forEach(output.panels) { panel, _ in
            clear(output, panel)
            for tap in 0..<shape.taps {
                let packed = weights + shape.weightOffset(panel: panel, tap: tap)
                multiply(input, shape.inputChannels, forwardPairs[tap], packed, output, panel)
            }
            finish(panel)
        }
    }

    func dataGradient(
        _ outputGradient: FeatureMap, weights: UnsafePointer<Float>, into inputGradient: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        workers.forEach(inputGradient.panels) { panel, worker in
            let packed = scratch[worker].base
            clear(inputGradient, panel)
            for tap in 0..<shape.taps {
                transpose(weights, tap: tap, panel: panel, into: packed)
                multiply(outputGradient, shape.outputChannels, backwardPairs[tap], packed, inputGradient, panel)
            }
            finish(panel)
        }
    }

    /// A tap's weights from a panel of input channels to all output channels: [output channel][32].
    private func transpose(
        _ weights: UnsafePointer<Float>, tap: Int, panel: Int, into packed: UnsafeMutablePointer<Float>
    ) {
        let columns = Panel.columns(panel, of: shape.inputChannels)
        for other in 0..<Panel.count(shape.outputChannels) {
            let source = weights + shape.weightOffset(panel: other, tap: tap, input: panel * Panel.width)
            kernels.packTransposedPanel(
                Panel.columns(other, of: shape.outputChannels), columns, source, Panel.width,
                packed + other * Panel.width * Panel.width)
        }
    }

    func weightGradient(
        input: FeatureMap, outputGradient: FeatureMap, reuse: Reuse, update: WeightUpdate, workers: Workers
    ) {
        let count = shape.inputChannels * Panel.width
        workers.forEach(outputGradient.panels * shape.taps) { piece, worker in
            let (panel, tap) = (piece / shape.taps, piece % shape.taps)
            let gradient = scratch[worker].base
            gradient.update(repeating: 0, count: count)
            kernels.accumulateTapGradient(
                forwardPairs[tap], forwardPairs[tap].count / 2, input.images, shape.inputChannels, input.base,
                input.pixelStride, input.imageStride, outputGradient.panel(panel), outputGradient.pixelStride,
                outputGradient.imageStride, gradient)
            update.apply(slot: piece, offset: piece * count, count: count, gradient: gradient)
        }
    }

    private func clear(_ map: FeatureMap, _ panel: Int) {
        kernels.clearPanel(map.pixels, map.images, map.panel(panel), map.pixelStride, map.imageStride)
    }

    private func multiply(
        _ input: FeatureMap, _ depth: Int, _ pairs: [Int32], _ packed: UnsafePointer<Float>, _ output: FeatureMap,
        _ panel: Int
    ) {
        kernels.multiplyTap(
            pairs, pairs.count / 2, input.images, depth, input.base, input.pixelStride, input.imageStride, packed,
            output.panel(panel), output.pixelStride, output.imageStride)
    }
}
