/// One panel of channels of a convolution's result, all images, from the spectra of its operand.
///
/// - Parameters:
///   - isTransposed: whether the layer is a transposed convolution.
///   - isForward: whether the operand is the layer's input; else it is the gradient of its output.
///   - spectra: of the operand.
///   - taps: [panel of outChannels][5][5][inChannels][panelWidth].
///   - result: [pixel][image][channel] of all channels; the panel's are overwritten.
///   - panel: which `panelWidth` channels of the result.
///   - workspace: `fourierWorkspaceCount` numbers.
public func fourierFilter(
    stride: Int, isTransposed: Bool, isForward: Bool, spectra: UnsafePointer<Float>, taps: UnsafePointer<Float>,
    inChannels: Int, outChannels: Int, images: Int, result: UnsafeMutablePointer<Float>, pixelStride: Int,
    imageStride: Int, panel: Int, workspace: UnsafeMutablePointer<Float>
) {
    let form = FourierForm(stride: stride)
    // Towards the plain side, phases are summed; away from it, each phase of the result is filtered apart.
    let towardPlain = isTransposed != isForward
    let filter = FourierFilter(
        form: form, isForward: isForward, towardPlain: towardPlain, spectra: spectra,
        channels: isForward ? inChannels : outChannels, images: images,
        taps: FourierTaps(
            form: form, isForward: isForward, conjugated: !towardPlain, taps: taps, inChannels: inChannels,
            outChannels: outChannels, firstChannel: panel * panelWidth,
            place: FourierWorkspace(workspace, form)))
    let corner = result + panel * panelWidth
    for phase in 0..<form.phaseCount {
        filter.multiply(phase)
        if towardPlain && phase < form.phaseCount - 1 { continue }
        let step = towardPlain ? 1 : stride
        let offset = towardPlain ? 0 : (phase >> 1) * 7 * step + (phase & 1)
        filter.restore(
            corner + offset * pixelStride, row: 7 * step * step * pixelStride, column: step * pixelStride,
            imageStride: imageStride)
    }
}

/// The work on one panel of channels.
private struct FourierFilter {
    let form: FourierForm
    let isForward: Bool
    let towardPlain: Bool
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
        let layout = SpectraLayout(planes: form.planeCount, images: images, channels: channels)
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
