import Kernels

/// Convolutions that become matrix products of transforms: a third to an eighth of the direct form's multiplications,
/// and less rounding.
///
/// `FourierConvolution.swift` and `ToomCookConvolution.swift` in `Kernels` have the mathematics. The features' spectra
/// are kept from one pass for the next; those of the weights are made where they are used.
final class TransformConvolution: ConvolutionAlgorithm {
    let shape: ConvolutionShape
    private let kernels: KernelTable
    private let family: TransformKernels
    private let inputSpectra: FloatBuffer
    private let outputGradientSpectra: FloatBuffer
    /// Workspace, and a piece of the weights' gradient after it, for each worker.
    private let scratch: [FloatBuffer]
    private let workspaceCount: Int
    /// Into how many convolutions the taps divide.
    private let phases: Int
    /// The weights' gradient of the images so far.
    private let sums: FloatBuffer

    /// How many images' weight gradient is summed up at a time.
    private static let gradientImages = 32

    /// The ways to transform.
    enum Method {
        /// Fourier transforms of 7x7 features, with stride 1 or 2, and of transposed layers with stride 2.
        case fourier
        /// Products of polynomials for the transposed layer from 2x2 to 7x7.
        case toomCook

        /// The way to compute a layer, if there is one.
        init?(_ shape: ConvolutionShape) {
            guard shape.kernel == 5, shape.inputChannels % Panel.width == 0, shape.outputChannels % Panel.width == 0
            else { return nil }
            switch (shape.isTransposed, shape.stride, shape.padding, shape.inputSide, shape.outputSide) {
            case (false, 1, 2, 7, 7), (false, 2, 1, 14, 7), (true, 2, 1, 7, 14): self = .fourier
            case (true, 2, 0, 2, 7): self = .toomCook
            default: return nil
            }
        }
    }

    /// - Parameters:
    ///   - method: one that fits the shape.
    ///   - images: the most images that a call will have.
    init(
        _ shape: ConvolutionShape, _ method: Method, images: Int, workers: Workers, kernels: KernelTable = .chosen
    ) {
        precondition(Method(shape) == method, "\(method) does not fit \(shape)")
        self.shape = shape
        self.kernels = kernels
        family = method == .fourier ? kernels.fourier : kernels.toomCook
        phases = method == .fourier ? shape.stride * shape.stride : 1
        workspaceCount = family.workspaceCount(shape.stride, images)
        inputSpectra = FloatBuffer(
            count: family.spectraCount(shape.stride, shape.isTransposed, true, images, shape.inputChannels))
        outputGradientSpectra = FloatBuffer(
            count: family.spectraCount(shape.stride, shape.isTransposed, false, images, shape.outputChannels))
        sums = FloatBuffer(count: images > Self.gradientImages ? shape.weightCount : 0)
        let pieceCount = shape.taps * spectralGradientChannels * Panel.width
        let count = workspaceCount + pieceCount
        scratch = (0..<workers.threads).map { _ in FloatBuffer(count: count) }
    }

    func forward(
        _ input: FeatureMap, weights: UnsafePointer<Float>, into output: FeatureMap, reuse: Reuse, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        transform(input, isInput: true, workers)
        workers.forEach(output.panels) { panel, worker in
            family.filter(
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
            family.filter(
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
        // Spectra of many images do not stay in a cache until all pieces have read them: sum up some images at a time.
        var image = 0
        while image < input.images {
            let count = min(Self.gradientImages, input.images - image)
            weightGradient(images: image..<image + count, of: input.images, update: update, workers)
            image += count
        }
    }

    /// Adds the weights' gradient of some images; the last ones complete it.
    private func weightGradient(images: Range<Int>, of all: Int, update: WeightUpdate, _ workers: Workers) {
        let panels = Panel.count(shape.outputChannels)
        let chunks = (shape.inputChannels + spectralGradientChannels - 1) / spectralGradientChannels
        workers.forEach(phases * chunks * panels) { piece, worker in
            let (chunk, panel, phase) = (piece / phases / panels, piece / phases % panels, piece % phases)
            let first = chunk * spectralGradientChannels
            let count = min(spectralGradientChannels, shape.inputChannels - first)
            let gradient = scratch[worker].base + workspaceCount
            family.weightGradient(
                shape.stride, shape.isTransposed, inputSpectra.base, outputGradientSpectra.base, shape.inputChannels,
                shape.outputChannels, all, images.lowerBound, images.count, phase, first, count, panel, gradient,
                scratch[worker].base)
            for tap in 0..<shape.taps where self.phase(ofTap: tap) == phase {
                let numbers = gradient + tap * count * Panel.width
                let offset = shape.weightOffset(panel: panel, tap: tap, input: first)
                if images.lowerBound > 0 { kernels.addNumbers(count * Panel.width, sums.base + offset, numbers) }
                if images.upperBound == all {
                    update.apply(
                        slot: (tap * chunks + chunk) * panels + panel, offset: offset, count: count * Panel.width,
                        gradient: numbers)
                } else {
                    (sums.base + offset).update(from: numbers, count: count * Panel.width)
                }
            }
        }
    }

    /// The phase of the wider plane that a tap sees: with stride 2, odd taps see the even rows or columns.
    private func phase(ofTap tap: Int) -> Int {
        guard phases > 1 else { return 0 }
        let (row, column) = (tap / shape.kernel, tap % shape.kernel)
        return (1 - row % 2) * 2 + (1 - column % 2)
    }

    /// Transforms the input, or the gradient of the output.
    private func transform(_ features: FeatureMap, isInput: Bool, _ workers: Workers) {
        let spectra = isInput ? inputSpectra.base : outputGradientSpectra.base
        workers.forEach(features.images) { image, worker in
            family.transform(
                shape.stride, shape.isTransposed, isInput, features.base, features.pixelStride,
                features.imageStride, features.images, features.channels, image, image + 1, spectra,
                scratch[worker].base)
        }
    }
}
