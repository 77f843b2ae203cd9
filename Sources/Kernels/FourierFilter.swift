/// One panel of channels of a convolution's result, all images, from the spectra of its operand.
///
/// With the layer's taps [tap][in][out] as they are (`transposed` false) the operand has the layer's input channels and
/// the result its output channels: the forward pass. Transposed, it is the other way round: the gradient of the input.
///
/// - Parameters:
///   - towardPlain: true for the forward pass of a convolution and the gradient of a transposed one: phases are summed
///     and the taps conjugated. False for the other two: each phase of the result is filtered apart.
///   - spectra: of the operand, [phase][plane][image][channel].
///   - taps: [panel of outChannels][5][5][inChannels][32].
///   - result: [pixel][image][channel] of all channels; the panel's are overwritten.
///   - panel: which `panelWidth` channels of the result.
///   - workspace: `fourierWorkspaceCount` numbers.
public func fourierFilter(
    stride: Int, towardPlain: Bool, transposed: Bool, spectra: UnsafePointer<Float>, taps: UnsafePointer<Float>,
    inChannels: Int, outChannels: Int, images: Int, result: UnsafeMutablePointer<Float>, pixelStride: Int,
    imageStride: Int, panel: Int, workspace: UnsafeMutablePointer<Float>
) {
    let form = FourierForm(stride: stride)
    let filter = FourierFilter(
        form: form, towardPlain: towardPlain, transposed: transposed, spectra: spectra, taps: taps,
        inChannels: inChannels, outChannels: outChannels, images: images,
        place: FourierWorkspace(workspace, form, images: images), firstChannel: panel * panelWidth)
    let corner = result + panel * panelWidth
    for phase in 0..<form.phaseCount {
        filter.multiply(phase)
        let isLast = phase == form.phaseCount - 1
        if towardPlain && !isLast { continue }
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
    let towardPlain: Bool
    let transposed: Bool
    let spectra: UnsafePointer<Float>
    let taps: UnsafePointer<Float>
    let inChannels: Int
    let outChannels: Int
    let images: Int
    let place: FourierWorkspace
    let firstChannel: Int

    /// Adds one phase's products to the results' spectra, or begins them anew.
    func multiply(_ phase: Int) {
        let channels = transposed ? outChannels : inChannels
        var first = 0
        while first < channels {
            let end = min(first + fourierChunkChannels, channels)
            transformTaps(phase, first, end)
            multiply(phase, first, end - first, accumulates: first > 0 || (towardPlain && phase > 0))
            first = end
        }
    }

    /// The spectra of the panel's taps for operand channels `first..<end`.
    private func transformTaps(_ phase: Int, _ first: Int, _ end: Int) {
        let tap = inChannels * panelWidth
        if !transposed {
            let source = taps + firstChannel * 25 * inChannels + first * panelWidth
            transformTaps(phase, end - first, source, tap, panelWidth, place.taps)
            return
        }
        let width = Vector.scalarCount
        var channel = first
        while channel < end {
            for index in 0..<25 {
                let panel = channel / panelWidth * 25 + index
                let source = taps + panel * tap + firstChannel * panelWidth + channel % panelWidth
                let target = place.square + index * width * panelWidth
                var column = 0
                while column < panelWidth {
                    transposeSquare(source + column * panelWidth, panelWidth, to: target + column, panelWidth)
                    column += width
                }
            }
            transformTaps(
                phase, width, place.square, width * panelWidth, panelWidth, place.taps + (channel - first) * panelWidth)
            channel += width
        }
    }

    /// Transforms the taps of `count` channels, `channelStride` numbers apart, into their spectra.
    private func transformTaps(
        _ phase: Int, _ count: Int, _ source: UnsafePointer<Float>, _ tap: Int, _ channelStride: Int,
        _ target: UnsafeMutablePointer<Float>
    ) {
        let blocks = panelWidth / Vector.scalarCount
        if form.stride == 1 {
            let rotations = Cyclic9Line.Rotations()
            for index in 0..<count * blocks {
                let (channel, column) = (index / blocks, index % blocks * Vector.scalarCount)
                Cyclic9.transformTaps(
                    source + channel * channelStride + column, row: 5 * tap, column: tap,
                    into: target + channel * panelWidth + column, plane: place.tapsPlane, scratch: place.scratch,
                    rotations)
            }
            return
        }
        let rotations = Cyclic8Line.Rotations()
        for index in 0..<count * blocks {
            let (channel, column) = (index / blocks, index % blocks * Vector.scalarCount)
            let from = source + channel * channelStride + column, to = target + channel * panelWidth + column
            // A call for each phase, so that the number of taps is a constant in each.
            switch phase {
            case 0: Cyclic8.transformTaps(from, tap: tap, parityY: 0, parityX: 0, into: to, place, rotations)
            case 1: Cyclic8.transformTaps(from, tap: tap, parityY: 0, parityX: 1, into: to, place, rotations)
            case 2: Cyclic8.transformTaps(from, tap: tap, parityY: 1, parityX: 0, into: to, place, rotations)
            default: Cyclic8.transformTaps(from, tap: tap, parityY: 1, parityX: 1, into: to, place, rotations)
            }
        }
    }

    /// Multiplies the operand's spectra by those of the taps.
    private func multiply(_ phase: Int, _ first: Int, _ count: Int, accumulates: Bool) {
        let channels = transposed ? outChannels : inChannels
        let strides = SpectraStrides(images: images, channels: channels)
        let source = spectra + (towardPlain ? phase : 0) * form.planeCount * strides.plane + first
        var product = SpectralProduct(
            rows: source, rowStride: strides.image, rowStep: 1, rowImaginary: strides.plane,
            vectors: UnsafePointer(place.taps),
            vectorStep: panelWidth, vectorImaginary: place.tapsPlane, result: place.results, resultStride: panelWidth,
            resultImaginary: place.resultsPlane, rowCount: images, steps: count, accumulates: accumulates)
        for index in 0..<form.planeCount {
            product.rows = source + index * strides.plane
            let isReal = index >= 2 * form.complexCount
            if !isReal && index & 1 == 1 { continue }
            var column = 0
            while column < panelWidth {
                product.vectors = UnsafePointer(place.taps) + index * place.tapsPlane + column
                product.result = place.results + index * place.resultsPlane + column
                if isReal {
                    product.multiplyReal()
                } else if towardPlain {
                    product.multiplyComplex(.vectors)
                } else {
                    product.multiplyComplex(.none)
                }
                column += Vector.scalarCount
            }
        }
    }

    /// Transforms the results' spectra back to 7x7 features of each image.
    func restore(_ target: UnsafeMutablePointer<Float>, row: Int, column: Int, imageStride: Int) {
        let blocks = panelWidth / Vector.scalarCount
        let results = UnsafePointer(place.results)
        if form.stride == 1 {
            let rotations = Cyclic9Line.Rotations()
            for index in 0..<images * blocks {
                let (image, block) = (index / blocks, index % blocks * Vector.scalarCount)
                Cyclic9.restoreFeatures(
                    results + image * panelWidth + block, plane: place.resultsPlane,
                    into: target + image * imageStride + block, row: row, column: column, scratch: place.scratch,
                    rotations)
            }
        } else {
            let rotations = Cyclic8Line.Rotations()
            for index in 0..<images * blocks {
                let (image, block) = (index / blocks, index % blocks * Vector.scalarCount)
                Cyclic8.restoreFeatures(
                    results + image * panelWidth + block, plane: place.resultsPlane,
                    into: target + image * imageStride + block, row: row, column: column, scratch: place.scratch,
                    rotations)
            }
        }
    }
}

extension Cyclic8 {
    @inline(__always)
    fileprivate static func transformTaps(
        _ source: UnsafePointer<Float>, tap: Int, parityY: Int, parityX: Int, into target: UnsafeMutablePointer<Float>,
        _ place: FourierWorkspace, _ rotations: Cyclic8Line.Rotations
    ) {
        transformTaps(
            source, tap: tap, parityY: parityY, parityX: parityX, into: target, plane: place.tapsPlane,
            scratch: place.scratch, rotations)
    }
}
