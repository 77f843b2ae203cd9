/// A convolution, or its adjoint, as it is defined: a sum of one matrix product for each tap.
///
/// The weights of a tap and 32 channels are packed into a panel that stays in the first cache while all pixels and
/// images pass by; nothing is unrolled in memory and taps on the padding are left out. The plain form: reference and
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
        let depth = max(shape.inputChannels, shape.outputChannels)
        scratch = (0..<workers.threads).map { _ in FloatBuffer(count: depth * Panel.width) }
    }

    func forward(
        _ input: FeatureMap, weights: UnsafePointer<Float>, into output: FeatureMap, reuse: Reuse, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        let (depth, width) = (shape.inputChannels, shape.outputChannels)
        workers.forEach(output.panels) { panel, worker in
            let packed = scratch[worker].base
            let columns = Panel.columns(panel, of: width)
            clear(output, panel)
            for tap in 0..<shape.taps {
                let source = weights + tap * depth * width + panel * Panel.width
                kernels.packPanel(depth, columns, source, width, packed)
                multiply(input, depth, forwardPairs[tap], packed, output, panel)
            }
            finish(panel)
        }
    }

    func dataGradient(
        _ outputGradient: FeatureMap, weights: UnsafePointer<Float>, into inputGradient: FeatureMap, reuse: Reuse,
        workers: Workers, finish: (_ panel: Int) -> Void
    ) {
        let (depth, width) = (shape.outputChannels, shape.inputChannels)
        workers.forEach(inputGradient.panels) { panel, worker in
            let packed = scratch[worker].base
            let columns = Panel.columns(panel, of: width)
            clear(inputGradient, panel)
            for tap in 0..<shape.taps {
                let source = weights + (tap * width + panel * Panel.width) * depth
                kernels.packTransposedPanel(depth, columns, source, depth, packed)
                multiply(outputGradient, depth, backwardPairs[tap], packed, inputGradient, panel)
            }
            finish(panel)
        }
    }

    func weightGradient(
        input: FeatureMap, outputGradient: FeatureMap, reuse: Reuse, update: WeightUpdate, workers: Workers
    ) {
        let (rows, width) = (shape.inputChannels, shape.outputChannels)
        let panels = outputGradient.panels
        workers.forEach(shape.taps * panels) { piece, worker in
            let (tap, panel) = (piece / panels, piece % panels)
            let gradient = scratch[worker].base
            gradient.update(repeating: 0, count: rows * Panel.width)
            kernels.accumulateTapGradient(
                forwardPairs[tap], forwardPairs[tap].count / 2, input.images, rows, input.base, input.pixelStride,
                input.imageStride, outputGradient.panel(panel), outputGradient.pixelStride,
                outputGradient.imageStride, gradient)
            update.apply(
                slot: piece, offset: tap * rows * width + panel * Panel.width, rows: rows,
                columns: Panel.columns(panel, of: width), stride: width, gradient: gradient,
                gradientStride: Panel.width)
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
