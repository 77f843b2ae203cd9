import KernelInterface

/// The 5x5 transposed convolution of stride 2 from 2x2 to 7x7 features by `ToomCook`: 49 products for each channel
/// pair and image instead of 100.
///
/// Built like the Fourier convolutions: a panel of the result at a time, whose taps are transformed group by group where
/// they are used. Layouts: features [pixel][image][channel] with given strides; taps
/// [panel of out][tap][in][panelWidth]; spectra (the values at the points) as `SpectraLayout` says.

/// How many channels' taps are transformed and multiplied at a time.
let toomCookFilterChannels = 128

/// The transposed convolution from 2x2 to 7x7 features.
public let toomCookFamily = TransformFamily(
    spectraCount: { shape, isInput in ToomCook.layout(shape, isInput: isInput).phaseStride },
    workspaceCount: { _, images in ToomCookWorkspace.count(images: images) },
    transform: { shape, operand in toomCookTransform(shape, operand) },
    filter: { shape, filter in toomCookFilter(shape, filter) },
    weightGradient: { shape, gradient in toomCookWeightGradient(shape, gradient) })

extension ToomCook {
    /// The spectra of the layer's input, 2x2, or of the gradient of its output, 7x7.
    static func layout(_ shape: TransformShape, isInput: Bool) -> SpectraLayout {
        SpectraLayout(
            planes: isInput ? inputPlaneCount : planeCount, images: shape.images,
            channels: isInput ? shape.inputChannels : shape.outputChannels)
    }
}

/// Transforms the features of an image into their place among the spectra of all.
private func toomCookTransform(_ shape: TransformShape, _ operand: TransformOperand) {
    let layout = ToomCook.layout(shape, isInput: operand.isInput)
    let channels = operand.isInput ? shape.inputChannels : shape.outputChannels
    let block = SpectraLayout.block
    let source = operand.features + operand.image * operand.imageStride
    let target = operand.spectra + operand.image * layout.imageStride
    let pixelStride = operand.pixelStride
    var channel = 0
    while channel < channels {
        let from = source + channel
        let to = target + channel / block * layout.blockStride + channel % block
        if operand.isInput {
            ToomCook.transformInput(from, row: 2 * pixelStride, column: pixelStride, into: to, plane: block)
        } else {
            ToomCook.transformFeatures(
                from, row: 7 * pixelStride, column: pixelStride, into: to, plane: block, scratch: operand.workspace)
        }
        channel += Vector.scalarCount
    }
}

/// Some input channels and one panel of output channels of the gradient of the taps, summed over some images.
private func toomCookWeightGradient(_ shape: TransformShape, _ work: TransformWeightGradient) {
    let (inLayout, outLayout) = (ToomCook.layout(shape, isInput: true), ToomCook.layout(shape, isInput: false))
    let block = SpectraLayout.block
    let place = ToomCookWorkspace(work.workspace)
    let left =
        work.inputs + work.firstImage * inLayout.imageStride + work.firstChannel / block * inLayout.blockStride
    let right =
        work.outputGradients + work.firstImage * outLayout.imageStride
        + work.panel * panelWidth / block * outLayout.blockStride
    let product = SpectralProduct(
        rowCount: block, stepBlocks: 1, blockSteps: work.imageCount, rowStride: 1, stepStride: inLayout.imageStride,
        blockStride: 0, rightStride: outLayout.imageStride, rightColumns: outLayout.blockStride,
        resultStride: panelWidth, resultColumns: block, accumulates: false)
    let size = work.channelCount * panelWidth
    for plane in 0..<ToomCook.planeCount {
        for rows in 0..<work.channelCount / block {
            product.multiply(
                left + rows * inLayout.blockStride + ToomCook.inputPlane(plane) * block, right + plane * block,
                into: place.gradients + plane * ToomCookWorkspace.gradientsPlane + rows * block * panelWidth)
        }
    }
    var offset = 0
    while offset < size {
        ToomCook.restoreTaps(
            UnsafePointer(place.gradients) + offset, plane: ToomCookWorkspace.gradientsPlane,
            into: work.gradient + offset,
            tap: size, scratch: place.scratch)
        offset += Vector.scalarCount
    }
}

/// The pieces of a thread's workspace.
struct ToomCookWorkspace {
    let scratch: UnsafeMutablePointer<Float>
    /// Transposed taps of some channels, [tap][channel][panelWidth].
    let transposed: UnsafeMutablePointer<Float>
    /// A group of the spectra of taps, [plane][channel][panelWidth].
    let taps: UnsafeMutablePointer<Float>
    /// Spectra of results, a `SpectraLayout` of `panelWidth` channels.
    let results: UnsafeMutablePointer<Float>
    /// In the place of all but scratch: spectra of a weight gradient, [plane][channel][panelWidth].
    let gradients: UnsafeMutablePointer<Float>

    static let transposedPlane = toomCookFilterChannels * panelWidth + 16
    static let tapsPlane = toomCookFilterChannels * panelWidth + 16
    static let gradientsPlane = spectralGradientChannels * panelWidth + 16

    static func count(images: Int) -> Int {
        let results = SpectraLayout(planes: ToomCook.planeCount, images: images, channels: panelWidth).phaseStride
        let filter = 25 * transposedPlane + ToomCook.groupPlanes * tapsPlane + results
        return ToomCook.scratchVectors * Vector.scalarCount + max(filter, ToomCook.planeCount * gradientsPlane)
    }

    init(_ base: UnsafeMutablePointer<Float>) {
        scratch = base
        gradients = scratch + ToomCook.scratchVectors * Vector.scalarCount
        transposed = gradients
        taps = transposed + 25 * Self.transposedPlane
        results = taps + ToomCook.groupPlanes * Self.tapsPlane
    }
}
