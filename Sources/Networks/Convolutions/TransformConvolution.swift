import KernelInterface
import Kernels

/// Convolutions that become matrix products of transforms: a third to an eighth of the direct form's multiplications,
/// and about its rounding or less.
///
/// `FourierConvolution.swift`, `ToomCookConvolution.swift` and `TileConvolution.swift` in `Kernels` have the mathematics.
/// The features' spectra are kept from one pass for the next; those of the weights are made where they are used. Images
/// pass in chunks, so that what a chunk's products read and write stays in the cache.
final class TransformConvolution: ConvolutionAlgorithm {
    let shape: ConvolutionShape
    private let kernels: KernelTable
    private let family: TransformFamily
    private let layer: TransformShape
    private let inputSpectra: FloatBuffer
    private let outputGradientSpectra: FloatBuffer
    /// Workspace, and a piece of the weights' gradient after it, for each worker.
    private let scratch: [FloatBuffer]
    private let workspaceCount: Int
    /// Into how many convolutions the taps divide.
    private let phases: Int
    /// How many images pass together.
    private let chunk: Int
    /// The weights' gradient of the images so far.
    private let sums: FloatBuffer

    /// - Parameters:
    ///   - method: one that fits the shape.
    ///   - images: the most images that a call will have.
    init(
        _ shape: ConvolutionShape, _ method: TransformMethod, images: Int, workers: Workers,
        kernels: KernelTable = .chosen
    ) {
        precondition(method.fits(shape), "\(method) does not fit \(shape)")
        self.shape = shape
        self.kernels = kernels
        family = method.family(kernels)
        layer = TransformShape(shape, images: images)
        phases = method.phases(shape)
        chunk = method.chunk(shape)
        let memory = Self.memory(shape, method, images: images, kernels: kernels)
        workspaceCount = memory.workspace
        inputSpectra = FloatBuffer(count: memory.inputs)
        outputGradientSpectra = FloatBuffer(count: memory.outputGradients)
        sums = FloatBuffer(count: memory.sums)
        scratch = (0..<workers.threads).map { _ in FloatBuffer(count: memory.workspace + memory.piece) }
    }

    /// How many numbers its buffers hold; workspace and piece for each thread.
    static func memory(
        _ shape: ConvolutionShape, _ method: TransformMethod, images: Int, kernels: KernelTable
    ) -> (inputs: Int, outputGradients: Int, sums: Int, workspace: Int, piece: Int) {
        let (family, layer) = (method.family(kernels), TransformShape(shape, images: images))
        let chunk = method.chunk(shape)
        return (
            inputs: family.spectraCount(layer, true), outputGradients: family.spectraCount(layer, false),
            sums: images > chunk ? shape.weightCount : 0, workspace: family.workspaceCount(layer, min(images, chunk)),
            piece: shape.taps * spectralGradientChannels * Panel.width
        )
    }

    func forward(
        _ input: FeatureMap, weights: UnsafePointer<Float>, into output: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        filter(input, isForward: true, weights, into: output, workers, finish)
    }

    func dataGradient(
        _ outputGradient: FeatureMap, weights: UnsafePointer<Float>, into inputGradient: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void
    ) {
        filter(outputGradient, isForward: false, weights, into: inputGradient, workers, finish)
    }

    /// Transforms and filters the operand, some images after another; the last ones complete each panel.
    private func filter(
        _ operand: FeatureMap, isForward: Bool, _ weights: UnsafePointer<Float>, into result: FeatureMap,
        _ workers: Workers, _ finish: (_ panel: Int) -> Void
    ) {
        let spectra = isForward ? inputSpectra.base : outputGradientSpectra.base
        forEachChunk(of: operand.images) { images in
            transform(operand, images, isInput: isForward, workers)
            workers.forEach(result.panels) { panel, worker in
                family.filter(
                    layer,
                    TransformFilter(
                        isForward: isForward, spectra: spectra, taps: weights, firstImage: images.lowerBound,
                        imageCount: images.count, result: result.base, pixelStride: result.pixelStride,
                        imageStride: result.imageStride, panel: panel, workspace: scratch[worker].base))
                if images.upperBound == operand.images { finish(panel) }
            }
        }
    }

    private func forEachChunk(of images: Int, _ body: (Range<Int>) -> Void) {
        var image = 0
        while image < images {
            let count = min(chunk, images - image)
            body(image..<image + count)
            image += count
        }
    }

    func weightGradient(
        input: FeatureMap, outputGradient: FeatureMap, reuse: Reuse, update: WeightUpdate, workers: Workers
    ) {
        let images = 0..<input.images
        if !reuse.contains(.input) { transform(input, images, isInput: true, workers) }
        if !reuse.contains(.outputGradient) { transform(outputGradient, images, isInput: false, workers) }
        forEachChunk(of: input.images) { weightGradient(images: $0, of: input.images, update: update, workers) }
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
                layer,
                TransformWeightGradient(
                    inputs: inputSpectra.base, outputGradients: outputGradientSpectra.base,
                    firstImage: images.lowerBound, imageCount: images.count, phase: phase, firstChannel: first,
                    channelCount: count, panel: panel, gradient: gradient, workspace: scratch[worker].base))
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

    /// Transforms some images of the input, or of the gradient of the output.
    private func transform(_ features: FeatureMap, _ images: Range<Int>, isInput: Bool, _ workers: Workers) {
        let spectra = isInput ? inputSpectra.base : outputGradientSpectra.base
        workers.forEach(images.count) { index, worker in
            family.transform(
                layer,
                TransformOperand(
                    isInput: isInput, features: features.base, pixelStride: features.pixelStride,
                    imageStride: features.imageStride, image: images.lowerBound + index, spectra: spectra,
                    workspace: scratch[worker].base))
        }
    }
}
