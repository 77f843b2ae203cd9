import KernelInterface

/// One phase (0 with stride 1, 0..<4 with stride 2), some input channels and one panel of output channels of the
/// gradient of a convolution's taps, summed over some images.
func fourierWeightGradient(_ shape: TransformShape, _ work: TransformWeightGradient) {
    let form = FourierForm(stride: shape.stride)
    let (inLayout, outLayout) = (form.layout(shape, isInput: true), form.layout(shape, isInput: false))
    let block = SpectraLayout.block
    let place = FourierWorkspace(work.workspace, form)
    let left =
        work.inputs + (shape.isTransposed ? 0 : work.phase) * inLayout.phaseStride
        + work.firstImage * inLayout.imageStride + work.firstChannel / block * inLayout.blockStride
    let right =
        work.outputGradients + (shape.isTransposed ? work.phase : 0) * outLayout.phaseStride
        + work.firstImage * outLayout.imageStride + work.panel * panelWidth / block * outLayout.blockStride
    let product = SpectralProduct(
        rowCount: block, stepBlocks: 1, blockSteps: work.imageCount, rowStride: 1, stepStride: inLayout.imageStride,
        blockStride: 0, rightStride: outLayout.imageStride, rightColumns: outLayout.blockStride,
        resultStride: panelWidth, resultColumns: block, accumulates: false)
    for plane in 0..<form.planeCount {
        for rows in 0..<work.channelCount / block {
            product.multiply(
                left + rows * inLayout.blockStride + plane * block, right + plane * block,
                into: place.gradients + plane * FourierWorkspace.gradientsPlane + rows * block * panelWidth)
        }
    }
    let restore = TapRestore(form: form, count: work.channelCount, place: place, gradient: work.gradient)
    if form.stride == 1 { restore.run9() } else { restore.run8(work.phase, shape.isTransposed) }
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
