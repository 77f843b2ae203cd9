import KernelInterface

/// One panel of channels of the result of a layer by tiles, for some images, from the spectra of its operand.
func filterTiles(_ grid: TileGrid, _ work: TransformFilter) {
    let filter = TileFilter(grid: grid, work: work, place: TileWorkspace(work.workspace))
    filter.multiply()
    filter.restore()
}

/// The work on one panel of channels.
private struct TileFilter {
    let grid: TileGrid
    let work: TransformFilter
    let place: TileWorkspace

    private var inChannels: Int { grid.shape.inputChannels }
    private var firstChannel: Int { work.panel * panelWidth }
    private var rows: Int { work.imageCount * grid.tiles }
    /// Whether the operand is the narrower map and the result the wider one.
    private var isWidening: Bool { grid.isNarrow(isInput: work.isForward) }

    private var resultLayout: SpectraLayout {
        SpectraLayout(
            planes: isWidening ? Tile.planeCount : Tile.narrowPlaneCount, images: rows, channels: panelWidth)
    }

    /// The spectra of the result: the sum over the operand's channels, some of them at a time.
    func multiply() {
        let channels = work.isForward ? inChannels : grid.shape.outputChannels
        let layout = grid.layout(isInput: work.isForward)
        let operand = work.spectra + work.firstImage * grid.tiles * layout.imageStride
        var first = 0
        while first < channels {
            let count = min(tileFilterChannels, channels - first)
            let left = operand + first / SpectraLayout.block * layout.blockStride
            if !work.isForward { transpose(first, count) }
            for group in 0..<Tile.groupCount {
                transform(group, first, count)
                for index in 0..<Tile.groupPlanes {
                    multiply(left, layout, plane: group * Tile.groupPlanes + index, index, count, isBegun: first > 0)
                }
            }
            first += count
        }
    }

    /// One plane's product. Towards the narrower map several planes of the operand add to one plane of the result.
    private func multiply(
        _ left: UnsafePointer<Float>, _ layout: SpectraLayout, plane: Int, _ index: Int, _ count: Int, isBegun: Bool
    ) {
        let block = SpectraLayout.block
        let resultLayout = resultLayout
        let narrow = Tile.narrowPlane(plane)
        let product = SpectralProduct(
            rowCount: rows, stepBlocks: count / block, blockSteps: block, rowStride: layout.imageStride,
            stepStride: 1, blockStride: layout.blockStride, rightStride: panelWidth, rightColumns: block,
            resultStride: resultLayout.imageStride, resultColumns: resultLayout.blockStride,
            accumulates: isBegun || (!isWidening && !Tile.isFirst(plane)))
        product.multiply(
            left + (isWidening ? narrow : plane) * block,
            UnsafePointer(place.taps) + index * TileWorkspace.tapsPlane,
            into: place.results + (isWidening ? plane : narrow) * block)
    }

    /// Gathers the taps of some output channels and the panel's input channels: [tap][out][panelWidth].
    private func transpose(_ first: Int, _ count: Int) {
        for tap in 0..<25 {
            var channel = 0
            while channel < count {
                let out = first + channel
                let row = (out / panelWidth * 25 + tap) * inChannels + firstChannel
                let source = work.taps + row * panelWidth + out % panelWidth
                let target = place.transposed + tap * TileWorkspace.transposedPlane + channel * panelWidth
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
        case 6: transformTaps(6, first, count)
        case 7: transformTaps(7, first, count)
        case 8: transformTaps(8, first, count)
        case 9: transformTaps(9, first, count)
        default: transformTaps(10, first, count)
        }
    }

    @inline(__always)
    private func transformTaps(_ group: Int, _ first: Int, _ count: Int) {
        let source =
            work.isForward
            ? work.taps + (firstChannel * 25 * inChannels + first * panelWidth) : UnsafePointer(place.transposed)
        let tap = work.isForward ? inChannels * panelWidth : TileWorkspace.transposedPlane
        var offset = 0
        while offset < count * panelWidth {
            Tile.transformTaps(
                source + offset, tap: tap, group: group, into: place.taps + offset, plane: TileWorkspace.tapsPlane)
            offset += Vector.scalarCount
        }
    }

    /// Transforms the result's spectra back to features of each image.
    func restore() {
        let layout = resultLayout
        let block = SpectraLayout.block
        for row in 0..<rows {
            let (image, tile) = (row / grid.tiles, row % grid.tiles)
            let target = work.result + (work.firstImage + image) * work.imageStride + firstChannel
            var channel = 0
            while channel < panelWidth {
                let offset = channel / block * layout.blockStride + channel % block
                let source = UnsafePointer(place.results) + row * layout.imageStride + offset
                if isWidening {
                    Tile.restoreWide(
                        source, plane: block,
                        into: grid.widePlace(tile, target + channel, pixelStride: work.pixelStride),
                        scratch: place.scratch)
                } else {
                    Tile.restoreNarrow(
                        source, plane: block,
                        into: grid.narrowPlace(tile, target + channel, pixelStride: work.pixelStride),
                        scratch: place.scratch)
                }
                channel += Vector.scalarCount
            }
        }
    }
}
