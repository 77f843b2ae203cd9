/// One phase, some input channels and one panel of output channels of the gradient of a convolution's taps, summed over
/// some images.
///
/// - Parameters:
///   - isTransposed: whether the layer is a transposed convolution.
///   - inputs: spectra of the layer's input.
///   - outputGradients: spectra of the gradient of its output.
///   - images: how many the spectra hold.
///   - firstImage: the first of `imageCount` images to sum over.
///   - phase: 0 with stride 1, 0..<4 with stride 2.
///   - firstChannel: the first of `channelCount` input channels, at most `spectralGradientChannels`.
///   - panel: which `panelWidth` output channels.
///   - gradient: [5][5][channelCount][panelWidth]; the taps of this phase are overwritten.
///   - workspace: `fourierWorkspaceCount` numbers.
public func fourierWeightGradient(
    stride: Int, isTransposed: Bool, inputs: UnsafePointer<Float>, outputGradients: UnsafePointer<Float>,
    inChannels: Int, outChannels: Int, images: Int, firstImage: Int, imageCount: Int, phase: Int, firstChannel: Int,
    channelCount: Int, panel: Int, gradient: UnsafeMutablePointer<Float>, workspace: UnsafeMutablePointer<Float>
) {
    let form = FourierForm(stride: stride)
    let inLayout = SpectraLayout(planes: form.planeCount, images: images, channels: inChannels)
    let outLayout = SpectraLayout(planes: form.planeCount, images: images, channels: outChannels)
    let block = SpectraLayout.block
    let place = FourierWorkspace(workspace, form)
    let left =
        inputs + (isTransposed ? 0 : phase) * inLayout.phaseStride + firstImage * inLayout.imageStride
        + firstChannel / block * inLayout.blockStride
    let right =
        outputGradients + (isTransposed ? phase : 0) * outLayout.phaseStride + firstImage * outLayout.imageStride
        + panel * panelWidth / block * outLayout.blockStride
    let product = SpectralProduct(
        rowCount: block, stepBlocks: 1, blockSteps: imageCount, rowStride: 1, stepStride: inLayout.imageStride,
        blockStride: 0, rightStride: outLayout.imageStride, rightColumns: outLayout.blockStride,
        resultStride: panelWidth, resultColumns: block, accumulates: false)
    for plane in 0..<form.planeCount {
        for rows in 0..<channelCount / block {
            product.multiply(
                left + rows * inLayout.blockStride + plane * block, right + plane * block,
                into: place.gradients + plane * FourierWorkspace.gradientsPlane + rows * block * panelWidth)
        }
    }
    let restore = TapRestore(form: form, count: channelCount, place: place, gradient: gradient)
    if form.stride == 1 { restore.run9() } else { restore.run8(phase, isTransposed) }
}

/// The transforms of a weight gradient's spectra back to taps.
private struct TapRestore {
    let form: FourierForm
    /// How many input channels.
    let count: Int
    let place: FourierWorkspace
    let gradient: UnsafeMutablePointer<Float>

    func run9() {
        let rotations = Cyclic9Line.Rotations()
        let tap = count * panelWidth
        var offset = 0
        while offset < tap {
            Cyclic9.restoreTaps(
                UnsafePointer(place.gradients) + offset, plane: FourierWorkspace.gradientsPlane,
                into: gradient + offset, row: 5 * tap, column: tap, scratch: place.scratch, rotations)
            offset += Vector.scalarCount
        }
    }

    /// A transposed convolution's gradient is the conjugate of the product.
    func run8(_ phase: Int, _ conjugated: Bool) {
        // A call for each case, so that the number of taps is a constant in each.
        switch (phase, conjugated) {
        case (0, false): run8(0, 0, conjugated: false)
        case (0, true): run8(0, 0, conjugated: true)
        case (1, false): run8(0, 1, conjugated: false)
        case (1, true): run8(0, 1, conjugated: true)
        case (2, false): run8(1, 0, conjugated: false)
        case (2, true): run8(1, 0, conjugated: true)
        case (_, false): run8(1, 1, conjugated: false)
        case (_, true): run8(1, 1, conjugated: true)
        }
    }

    @inline(__always)
    private func run8(_ parityY: Int, _ parityX: Int, conjugated: Bool) {
        let rotations = Cyclic8Line.Rotations()
        let tap = count * panelWidth
        var offset = 0
        while offset < tap {
            Cyclic8.restoreTaps(
                UnsafePointer(place.gradients) + offset, plane: FourierWorkspace.gradientsPlane,
                conjugated: conjugated, into: gradient + offset, tap: tap, parityY: parityY, parityX: parityX,
                scratch: place.scratch, rotations)
            offset += Vector.scalarCount
        }
    }
}
