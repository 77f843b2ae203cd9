import KernelInterface

/// Transforms the features of an image, 7x7 pixels, or 14x14 on the phased side of stride 2, into their place among the
/// spectra of all.
func fourierTransform(_ shape: TransformShape, _ operand: TransformOperand) {
    let form = FourierForm(stride: shape.stride)
    let layout = form.layout(shape, isInput: operand.isInput)
    let phased = operand.isInput != shape.isTransposed
    let step = phased ? shape.stride : 1
    let place = FourierWorkspace(operand.workspace, form)
    for phase in 0..<(phased ? form.phaseCount : 1) {
        let corner = operand.features + ((phase >> 1) * 7 * step + (phase & 1)) * operand.pixelStride
        let target = operand.spectra + phase * layout.phaseStride
        let work = FeatureTransform(
            source: corner + operand.image * operand.imageStride, row: 7 * step * step * operand.pixelStride,
            column: step * operand.pixelStride, channels: operand.isInput ? shape.inputChannels : shape.outputChannels,
            spectrum: target + operand.image * layout.imageStride, blockStride: layout.blockStride,
            scratch: place.scratch)
        if operand.isInput { work.run(form, .left) } else { work.run(form, .right) }
    }
}

/// The work on one image's 7x7 features, all channels.
private struct FeatureTransform {
    let source: UnsafePointer<Float>
    let row: Int
    let column: Int
    let channels: Int
    let spectrum: UnsafeMutablePointer<Float>
    let blockStride: Int
    let scratch: UnsafeMutablePointer<Float>

    @inline(__always)
    func run(_ form: FourierForm, _ side: SpectralForm) {
        if form.stride == 1 {
            let rotations = Cyclic9Line.Rotations()
            forEachVector { from, to in
                Cyclic9.transformFeatures(
                    from, row: row, column: column, side, into: to, plane: SpectraLayout.block, scratch: scratch,
                    rotations)
            }
        } else {
            let rotations = Cyclic8Line.Rotations()
            forEachVector { from, to in
                Cyclic8.transformFeatures(
                    from, row: row, column: column, side, into: to, plane: SpectraLayout.block, scratch: scratch,
                    rotations)
            }
        }
    }

    @inline(__always)
    private func forEachVector(_ body: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void) {
        var channel = 0
        while channel < channels {
            let target = spectrum + channel / SpectraLayout.block * blockStride + channel % SpectraLayout.block
            body(source + channel, target)
            channel += Vector.scalarCount
        }
    }
}
