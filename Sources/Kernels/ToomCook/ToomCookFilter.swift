import KernelInterface

/// One panel of channels of the result of `ToomCook`'s layer, some images, from the spectra of its operand: forward from
/// 2x2 to 7x7, else back.
func toomCookFilter(_ shape: TransformShape, _ work: TransformFilter) {
    let layout = ToomCook.layout(shape, isInput: work.isForward)
    let filter = ToomCookFilter(
        isForward: work.isForward, layout: layout, spectra: work.spectra + work.firstImage * layout.imageStride,
        taps: work.taps, inChannels: shape.inputChannels, outChannels: shape.outputChannels, images: work.imageCount,
        firstChannel: work.panel * panelWidth, place: ToomCookWorkspace(work.workspace))
    filter.multiply()
    filter.restore(
        work.result + work.firstImage * work.imageStride + work.panel * panelWidth, pixelStride: work.pixelStride,
        imageStride: work.imageStride)
}

/// The work on one panel of channels.
private struct ToomCookFilter {
    let isForward: Bool
    /// How the operand's spectra lie, all images.
    let layout: SpectraLayout
    /// Those of the first image.
    let spectra: UnsafePointer<Float>
    let taps: UnsafePointer<Float>
    let inChannels: Int
    let outChannels: Int
    let images: Int
    let firstChannel: Int
    let place: ToomCookWorkspace

    private var resultLayout: SpectraLayout {
        let planes = isForward ? ToomCook.planeCount : ToomCook.inputPlaneCount
        return SpectraLayout(planes: planes, images: images, channels: panelWidth)
    }

    /// The spectra of the result: the sum over the operand's channels, some of them at a time.
    func multiply() {
        let channels = isForward ? inChannels : outChannels
        var first = 0
        while first < channels {
            let count = min(toomCookFilterChannels, channels - first)
            let left = spectra + first / SpectraLayout.block * layout.blockStride
            if !isForward { transpose(first, count) }
            for group in 0..<ToomCook.groupCount {
                transform(group, first, count)
                for index in 0..<ToomCook.groupPlanes {
                    multiply(
                        left, layout, plane: group * ToomCook.groupPlanes + index, index, count, isBegun: first > 0)
                }
            }
            first += count
        }
    }

    /// One plane's product. Going back, several planes of the operand add to one plane of the result.
    private func multiply(
        _ left: UnsafePointer<Float>, _ layout: SpectraLayout, plane: Int, _ index: Int, _ count: Int, isBegun: Bool
    ) {
        let block = SpectraLayout.block
        let resultLayout = resultLayout
        let inputPlane = ToomCook.inputPlane(plane)
        let product = SpectralProduct(
            rowCount: images, stepBlocks: count / block, blockSteps: block, rowStride: layout.imageStride,
            stepStride: 1, blockStride: layout.blockStride, rightStride: panelWidth, rightColumns: block,
            resultStride: resultLayout.imageStride, resultColumns: resultLayout.blockStride,
            accumulates: isBegun || (!isForward && !ToomCook.isFirst(plane)))
        product.multiply(
            left + (isForward ? inputPlane : plane) * block,
            UnsafePointer(place.taps) + index * ToomCookWorkspace.tapsPlane,
            into: place.results + (isForward ? plane : inputPlane) * block)
    }

    /// Gathers the taps of some output channels and the panel's input channels: [tap][out][panelWidth].
    private func transpose(_ first: Int, _ count: Int) {
        for tap in 0..<25 {
            var channel = 0
            while channel < count {
                let out = first + channel
                let row = (out / panelWidth * 25 + tap) * inChannels + firstChannel
                let source = taps + row * panelWidth + out % panelWidth
                let target = place.transposed + tap * ToomCookWorkspace.transposedPlane + channel * panelWidth
                var column = 0
                while column < panelWidth {
                    transposeSquare(source + column * panelWidth, panelWidth, to: target + column, panelWidth)
                    column += Vector.scalarCount
                }
                channel += Vector.scalarCount
            }
        }
    }

    /// Transforms a group of the taps of operand channels `first..<first + count`.
    private func transform(_ group: Int, _ first: Int, _ count: Int) {
        // A call for each case, so that the group is a constant in each.
        switch group {
        case 0: transformTaps(0, first, count)
        case 1: transformTaps(1, first, count)
        case 2: transformTaps(2, first, count)
        case 3: transformTaps(3, first, count)
        case 4: transformTaps(4, first, count)
        case 5: transformTaps(5, first, count)
        default: transformTaps(6, first, count)
        }
    }

    @inline(__always)
    private func transformTaps(_ group: Int, _ first: Int, _ count: Int) {
        let source =
            isForward
            ? taps + (firstChannel * 25 * inChannels + first * panelWidth) : UnsafePointer(place.transposed)
        let tap = isForward ? inChannels * panelWidth : ToomCookWorkspace.transposedPlane
        var offset = 0
        while offset < count * panelWidth {
            ToomCook.transformTaps(
                source + offset, tap: tap, group: group, into: place.taps + offset, plane: ToomCookWorkspace.tapsPlane)
            offset += Vector.scalarCount
        }
    }

    /// Transforms the result's spectra back to features of each image.
    func restore(_ target: UnsafeMutablePointer<Float>, pixelStride: Int, imageStride: Int) {
        let layout = resultLayout
        let block = SpectraLayout.block
        for image in 0..<images {
            var channel = 0
            while channel < panelWidth {
                let offset = channel / block * layout.blockStride + channel % block
                let source = UnsafePointer(place.results) + image * layout.imageStride + offset
                let to = target + image * imageStride + channel
                if isForward {
                    ToomCook.restoreFeatures(
                        source, plane: block, into: to, row: 7 * pixelStride, column: pixelStride,
                        scratch: place.scratch)
                } else {
                    ToomCook.restoreInput(source, plane: block, into: to, row: 2 * pixelStride, column: pixelStride)
                }
                channel += Vector.scalarCount
            }
        }
    }
}
