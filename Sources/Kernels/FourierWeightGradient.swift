/// One phase, some input channels and one panel of output channels of the gradient of a convolution's taps, summed over
/// all images.
///
/// - Parameters:
///   - phasedInput: true for a convolution, false for a transposed one, whose output is the phased side.
///   - inputs: spectra of the layer's input, [phase][plane][image][inChannels].
///   - outputGradients: spectra of the gradient of its output, [phase][plane][image][outChannels].
///   - phase: 0 with stride 1, 0..<4 with stride 2.
///   - firstChannel: the first of `channelCount` input channels, at most `fourierChunkChannels`.
///   - panel: which `panelWidth` output channels.
///   - gradient: [5][5][channelCount][panelWidth]; the taps of this phase are overwritten.
///   - workspace: `fourierWorkspaceCount` numbers.
public func fourierWeightGradient(
    stride: Int, phasedInput: Bool, inputs: UnsafePointer<Float>, outputGradients: UnsafePointer<Float>,
    inChannels: Int, outChannels: Int, images: Int, phase: Int, firstChannel: Int, channelCount: Int, panel: Int,
    gradient: UnsafeMutablePointer<Float>, workspace: UnsafeMutablePointer<Float>
) {
    let form = FourierForm(stride: stride)
    let work = FourierWeightGradient(
        form: form, phasedInput: phasedInput, inputs: inputs, outputGradients: outputGradients, inChannels: inChannels,
        outChannels: outChannels, images: images, phase: phase,
        place: FourierWorkspace(workspace, form, images: images), firstOutput: panel * panelWidth)
    work.multiply(firstChannel, channelCount)
    work.restore(channelCount, gradient)
}

/// The work on one panel of output channels.
private struct FourierWeightGradient {
    let form: FourierForm
    let phasedInput: Bool
    let inputs: UnsafePointer<Float>
    let outputGradients: UnsafePointer<Float>
    let inChannels: Int
    let outChannels: Int
    let images: Int
    let phase: Int
    let place: FourierWorkspace
    let firstOutput: Int

    /// The spectra of the gradient for input channels `first..<first + count`.
    func multiply(_ first: Int, _ count: Int) {
        let inStrides = SpectraStrides(images: images, channels: inChannels)
        let outStrides = SpectraStrides(images: images, channels: outChannels)
        let rows = inputs + (phasedInput ? phase : 0) * form.planeCount * inStrides.plane + first
        let vectors = outputGradients + (phasedInput ? 0 : phase) * form.planeCount * outStrides.plane + firstOutput
        var product = SpectralProduct(
            rows: rows, rowStride: 1, rowStep: inStrides.image, rowImaginary: inStrides.plane, vectors: vectors,
            vectorStep: outStrides.image, vectorImaginary: outStrides.plane, result: place.taps,
            resultStride: panelWidth, resultImaginary: place.tapsPlane, rowCount: count, steps: images,
            accumulates: false)
        for index in 0..<form.planeCount {
            product.rows = rows + index * inStrides.plane
            let isReal = index >= 2 * form.complexCount
            if !isReal && index & 1 == 1 { continue }
            var column = 0
            while column < panelWidth {
                product.vectors = vectors + index * outStrides.plane + column
                product.result = place.taps + index * place.tapsPlane + column
                if isReal {
                    product.multiplyReal()
                } else if phasedInput {
                    product.multiplyComplex(.vectors)
                } else {
                    // With the phases in dY the gradient is conj(X conj dY) = conj X dY.
                    product.multiplyComplex(.rows)
                }
                column += Vector.scalarCount
            }
        }
    }

    /// Transforms the gradient's spectra back to taps.
    func restore(_ count: Int, _ target: UnsafeMutablePointer<Float>) {
        let tap = count * panelWidth
        let blocks = panelWidth / Vector.scalarCount
        if form.stride == 1 {
            let rotations = Cyclic9Line.Rotations()
            for index in 0..<count * blocks {
                let offset = index * Vector.scalarCount
                Cyclic9.restoreTaps(
                    UnsafePointer(place.taps) + offset, plane: place.tapsPlane, into: target + offset, row: 5 * tap,
                    column: tap, scratch: place.scratch, rotations)
            }
            return
        }
        let rotations = Cyclic8Line.Rotations()
        for index in 0..<count * blocks {
            let from = UnsafePointer(place.taps) + index * Vector.scalarCount
            let to = target + index * Vector.scalarCount
            // A call for each phase, so that the number of taps is a constant in each.
            switch phase {
            case 0: Cyclic8.restoreTaps(from, into: to, tap: tap, parityY: 0, parityX: 0, place, rotations)
            case 1: Cyclic8.restoreTaps(from, into: to, tap: tap, parityY: 0, parityX: 1, place, rotations)
            case 2: Cyclic8.restoreTaps(from, into: to, tap: tap, parityY: 1, parityX: 0, place, rotations)
            default: Cyclic8.restoreTaps(from, into: to, tap: tap, parityY: 1, parityX: 1, place, rotations)
            }
        }
    }
}

extension Cyclic8 {
    @inline(__always)
    fileprivate static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, tap: Int, parityY: Int,
        parityX: Int, _ place: FourierWorkspace, _ rotations: Cyclic8Line.Rotations
    ) {
        restoreTaps(
            spectrum, plane: place.tapsPlane, into: target, tap: tap, parityY: parityY, parityX: parityX,
            scratch: place.scratch, rotations)
    }
}
