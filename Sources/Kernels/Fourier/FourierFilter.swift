import KernelInterface

/// One panel of channels of a convolution's result, some images, from the spectra of its operand.
func fourierFilter(_ shape: TransformShape, _ work: TransformFilter) {
    let form = FourierForm(stride: shape.stride)
    // Towards the plain side, phases are summed; away from it, each phase of the result is filtered apart.
    let towardPlain = shape.isTransposed != work.isForward
    let layout = form.layout(shape, isInput: work.isForward)
    let filter = FourierFilter(
        form: form, isForward: work.isForward, towardPlain: towardPlain, layout: layout,
        spectra: work.spectra + work.firstImage * layout.imageStride,
        channels: work.isForward ? shape.inputChannels : shape.outputChannels, images: work.imageCount,
        taps: FourierTaps(
            form: form, isForward: work.isForward, conjugated: !towardPlain, taps: work.taps,
            inChannels: shape.inputChannels, outChannels: shape.outputChannels, firstChannel: work.panel * panelWidth,
            place: FourierWorkspace(work.workspace, form)))
    let corner = work.result + work.firstImage * work.imageStride + work.panel * panelWidth
    for phase in 0..<form.phaseCount {
        filter.multiply(phase)
        if towardPlain && phase < form.phaseCount - 1 { continue }
        let step = towardPlain ? 1 : shape.stride
        let offset = towardPlain ? 0 : (phase >> 1) * 7 * step + (phase & 1)
        filter.restore(
            corner + offset * work.pixelStride, row: 7 * step * step * work.pixelStride,
            column: step * work.pixelStride, imageStride: work.imageStride)
    }
}

/// The work on one panel of channels.
private struct FourierFilter {
    let form: FourierForm
    let isForward: Bool
    let towardPlain: Bool
    /// How the operand's spectra lie, all images.
    let layout: SpectraLayout
    /// Those of the first image.
    let spectra: UnsafePointer<Float>
    /// The operand's channels.
    let channels: Int
    let images: Int
    let taps: FourierTaps

    private var place: FourierWorkspace { taps.place }

    private var resultLayout: SpectraLayout {
        SpectraLayout(planes: form.planeCount, images: images, channels: panelWidth)
    }

    /// Adds one phase's products to the results' spectra, or begins them anew.
    func multiply(_ phase: Int) {
        let block = SpectraLayout.block
        let operand = spectra + (towardPlain ? phase : 0) * layout.phaseStride
        var first = 0
        while first < channels {
            let count = min(fourierFilterChannels, channels - first)
            taps.fold(phase, first, count)
            let product = SpectralProduct(
                rowCount: images, stepBlocks: count / block, blockSteps: block, rowStride: layout.imageStride,
                stepStride: 1, blockStride: layout.blockStride, rightStride: panelWidth, rightColumns: block,
                resultStride: resultLayout.imageStride, resultColumns: resultLayout.blockStride,
                accumulates: first > 0 || (towardPlain && phase > 0))
            let left = operand + first / block * layout.blockStride
            for group in 0..<form.groupCount {
                taps.transform(phase, group, count)
                let start = form.firstPlane(group)
                for plane in start..<form.firstPlane(group + 1) {
                    product.multiply(
                        left + plane * block,
                        UnsafePointer(place.taps) + (plane - start) * FourierWorkspace.tapsPlane,
                        into: place.results + plane * block)
                }
            }
            first += count
        }
    }

    /// Transforms the results' spectra back to 7x7 features of each image.
    func restore(_ target: UnsafeMutablePointer<Float>, row: Int, column: Int, imageStride: Int) {
        for image in 0..<images {
            let source = UnsafePointer(place.results) + image * resultLayout.imageStride
            // The data gradient comes out conjugated.
            if isForward {
                restore(source, target + image * imageStride, row, column, conjugated: false)
            } else {
                restore(source, target + image * imageStride, row, column, conjugated: true)
            }
        }
    }

    @inline(__always)
    private func restore(
        _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ row: Int, _ column: Int,
        conjugated: Bool
    ) {
        let plane = SpectraLayout.block
        var channel = 0
        while channel < panelWidth {
            let block = source + channel / SpectraLayout.block * resultLayout.blockStride
            let from = block + channel % SpectraLayout.block
            if form.stride == 1 {
                Cyclic9.restoreFeatures(
                    from, plane: plane, conjugated: conjugated, into: target + channel, row: row, column: column,
                    scratch: place.scratch, Cyclic9Line.Rotations())
            } else {
                Cyclic8.restoreFeatures(
                    from, plane: plane, conjugated: conjugated, into: target + channel, row: row, column: column,
                    scratch: place.scratch, Cyclic8Line.Rotations())
            }
            channel += Vector.scalarCount
        }
    }
}
