import Kernels

/// 5x5 convolutions of 7x7 features, with stride 1 or 2, and transposed ones, through small Fourier transforms: a third
/// to an eighth of the direct form's multiplications, and less rounding.
///
/// `FourierConvolution.swift` in `Kernels` has the mathematics. The features' spectra are kept from one pass for the
/// next; those of the weights are made where they are used.
final class FourierConvolution: ConvolutionAlgorithm {
    let shape: ConvolutionShape
    private let kernels: FourierKernels
    private let inputSpectra: FloatBuffer
    private let outputGradientSpectra: FloatBuffer
    /// Workspace, and a piece of the weights' gradient after it, for each worker.
    private let scratch: [FloatBuffer]
    private let workspaceCount: Int

    /// Whether a layer can be computed so.
    static func supports(_ shape: ConvolutionShape) -> Bool {
        let isSame = shape.kernel == 5 && shape.padding == (shape.stride == 1 ? 2 : 1)
        let (narrow, wide) =
            shape.isTransposed ? (shape.inputSide, shape.outputSide) : (shape.outputSide, shape.inputSide)
        let hasSides = narrow == 7 && wide == 7 * shape.stride && (1...2).contains(shape.stride)
        let isAdjointOfStrided = !shape.isTransposed || shape.stride == 2
        let hasPanels = shape.inputChannels % Panel.width == 0 && shape.outputChannels % Panel.width == 0
        return isSame && hasSides && isAdjointOfStrided && hasPanels
    }

    /// - Parameter images: the most images that a call will have.
    init(_ shape: ConvolutionShape, images: Int, workers: Workers, kernels: KernelTable = .chosen) {
        precondition(Self.supports(shape), "no Fourier form for \(shape)")
        self.shape = shape
        self.kernels = kernels.fourier
        workspaceCount = self.kernels.workspaceCount(shape.stride, images)
        inputSpectra = FloatBuffer(
            count: self.kernels.spectraCount(shape.stride, !shape.isTransposed, images, shape.inputChannels))
        outputGradientSpectra = FloatBuffer(
            count: self.kernels.spectraCount(shape.stride, shape.isTransposed, images, shape.outputChannels))
        let pieceCount = shape.taps * fourierGradientChannels * Panel.width
        let count = workspaceCount + pieceCount
        scratch = (0..<workers.threads).map { _ in FloatBuffer(count: count) }
    }

    func forward(
        _ input: FeatureMap, weights: UnsafePointer<Float>, into output: FeatureMap, reuse: Reuse, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        transform(input, isInput: true, workers)
        workers.forEach(output.panels) { panel, worker in
            kernels.filter(
                shape.stride, shape.isTransposed, true, inputSpectra.base, weights, shape.inputChannels,
                shape.outputChannels, input.images, output.base, output.pixelStride, output.imageStride, panel,
                scratch[worker].base)
            finish(panel)
        }
    }

    func dataGradient(
        _ outputGradient: FeatureMap, weights: UnsafePointer<Float>, into inputGradient: FeatureMap, reuse: Reuse,
        workers: Workers, finish: (_ panel: Int) -> Void
    ) {
        transform(outputGradient, isInput: false, workers)
        workers.forEach(inputGradient.panels) { panel, worker in
            kernels.filter(
                shape.stride, shape.isTransposed, false, outputGradientSpectra.base, weights, shape.inputChannels,
                shape.outputChannels, outputGradient.images, inputGradient.base, inputGradient.pixelStride,
                inputGradient.imageStride, panel, scratch[worker].base)
            finish(panel)
        }
    }

    func weightGradient(
        input: FeatureMap, outputGradient: FeatureMap, reuse: Reuse, update: WeightUpdate, workers: Workers
    ) {
        if !reuse.contains(.input) { transform(input, isInput: true, workers) }
        if !reuse.contains(.outputGradient) {
            transform(outputGradient, isInput: false, workers)
        }
        let phases = shape.stride * shape.stride
        let panels = outputGradient.panels
        let chunks = (shape.inputChannels + fourierGradientChannels - 1) / fourierGradientChannels
        workers.forEach(phases * chunks * panels) { piece, worker in
            let (chunk, panel, phase) = (piece / phases / panels, piece / phases % panels, piece % phases)
            let first = chunk * fourierGradientChannels
            let count = min(fourierGradientChannels, shape.inputChannels - first)
            let gradient = scratch[worker].base + workspaceCount
            kernels.weightGradient(
                shape.stride, shape.isTransposed, inputSpectra.base, outputGradientSpectra.base, shape.inputChannels,
                shape.outputChannels, input.images, phase, first, count, panel, gradient, scratch[worker].base)
            for tap in 0..<shape.taps where self.phase(ofTap: tap) == phase {
                update.apply(
                    slot: (tap * chunks + chunk) * panels + panel,
                    offset: shape.weightOffset(panel: panel, tap: tap, input: first), count: count * Panel.width,
                    gradient: gradient + tap * count * Panel.width)
            }
        }
    }

    /// The phase of the wider plane that a tap sees: with stride 2, odd taps see the even rows or columns.
    private func phase(ofTap tap: Int) -> Int {
        guard shape.stride == 2 else { return 0 }
        let (row, column) = (tap / shape.kernel, tap % shape.kernel)
        return (1 - row % 2) * 2 + (1 - column % 2)
    }

    /// Transforms the input, or the gradient of the output.
    private func transform(_ features: FeatureMap, isInput: Bool, _ workers: Workers) {
        let spectra = isInput ? inputSpectra.base : outputGradientSpectra.base
        workers.forEach(features.images) { image, worker in
            kernels.transform(
                shape.stride, isInput != shape.isTransposed, isInput, features.base, features.pixelStride,
                features.imageStride, features.images, features.channels, image, image + 1, spectra,
                scratch[worker].base)
        }
    }
}
