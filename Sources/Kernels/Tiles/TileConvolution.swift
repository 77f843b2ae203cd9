import KernelInterface

/// 5x5 convolutions of stride 2, and their adjoints, by tiles of `TileLine`: 121 products for each channel pair and 4x4
/// pixels of the narrower map instead of 400.
///
/// Built like the other transforms: a panel of the result at a time, whose taps are transformed group by group where
/// they are used. Rows of the matrix products are images times tiles, so that the taps' transforms are shared by many.
public let tileFamily = TransformFamily(
    spectraCount: { shape, isInput in TileGrid(shape).layout(isInput: isInput).phaseStride },
    workspaceCount: { shape, images in TileWorkspace.count(rows: images * TileGrid(shape).tiles) },
    transform: { shape, operand in transformTiles(TileGrid(shape), operand) },
    filter: { shape, filter in filterTiles(TileGrid(shape), filter) },
    weightGradient: { shape, gradient in gradeTiles(TileGrid(shape), gradient) })

/// How many channels' taps are transformed and multiplied at a time.
let tileFilterChannels = 128

/// Transforms one image's tiles.
private func transformTiles(_ grid: TileGrid, _ operand: TransformOperand) {
    let layout = grid.layout(isInput: operand.isInput)
    let isNarrow = grid.isNarrow(isInput: operand.isInput)
    let channels = operand.isInput ? grid.shape.inputChannels : grid.shape.outputChannels
    let block = SpectraLayout.block
    // Places are read alone here.
    let source = UnsafeMutablePointer(mutating: operand.features) + operand.image * operand.imageStride
    for tile in 0..<grid.tiles {
        let target = operand.spectra + (operand.image * grid.tiles + tile) * layout.imageStride
        var channel = 0
        while channel < channels {
            let to = target + channel / block * layout.blockStride + channel % block
            if isNarrow {
                let place = grid.narrowPlace(tile, source + channel, pixelStride: operand.pixelStride)
                Tile.transformNarrow(place, into: to, plane: block, scratch: operand.workspace)
            } else {
                let place = grid.widePlace(tile, source + channel, pixelStride: operand.pixelStride)
                Tile.transformWide(place, into: to, plane: block, scratch: operand.workspace)
            }
            channel += Vector.scalarCount
        }
    }
}

/// Some input channels and one panel of output channels of the gradient of the taps.
private func gradeTiles(_ grid: TileGrid, _ work: TransformWeightGradient) {
    let (inLayout, outLayout) = (grid.layout(isInput: true), grid.layout(isInput: false))
    let block = SpectraLayout.block
    let place = TileWorkspace(work.workspace)
    let firstRow = work.firstImage * grid.tiles
    let left = work.inputs + firstRow * inLayout.imageStride + work.firstChannel / block * inLayout.blockStride
    let right =
        work.outputGradients + firstRow * outLayout.imageStride + work.panel * panelWidth / block
        * outLayout.blockStride
    let product = SpectralProduct(
        rowCount: block, stepBlocks: 1, blockSteps: work.imageCount * grid.tiles, rowStride: 1,
        stepStride: inLayout.imageStride, blockStride: 0, rightStride: outLayout.imageStride,
        rightColumns: outLayout.blockStride, resultStride: panelWidth, resultColumns: block, accumulates: false)
    let isInputNarrow = grid.isNarrow(isInput: true)
    for plane in 0..<Tile.planeCount {
        let narrow = Tile.narrowPlane(plane)
        let (leftPlane, rightPlane) = isInputNarrow ? (narrow, plane) : (plane, narrow)
        for rows in 0..<work.channelCount / block {
            product.multiply(
                left + rows * inLayout.blockStride + leftPlane * block, right + rightPlane * block,
                into: place.gradients + plane * TileWorkspace.gradientsPlane + rows * block * panelWidth)
        }
    }
    let size = work.channelCount * panelWidth
    var offset = 0
    while offset < size {
        Tile.restoreTaps(
            UnsafePointer(place.gradients) + offset, plane: TileWorkspace.gradientsPlane, into: work.gradient + offset,
            tap: size, scratch: place.scratch)
        offset += Vector.scalarCount
    }
}

/// The pieces of a thread's workspace.
struct TileWorkspace {
    let scratch: UnsafeMutablePointer<Float>
    /// Transposed taps of some channels, [tap][channel][panelWidth].
    let transposed: UnsafeMutablePointer<Float>
    /// A group of the spectra of taps, [plane][channel][panelWidth].
    let taps: UnsafeMutablePointer<Float>
    /// Spectra of results, a `SpectraLayout` of `panelWidth` channels.
    let results: UnsafeMutablePointer<Float>
    /// In the place of all but scratch: spectra of a weight gradient, [plane][channel][panelWidth].
    let gradients: UnsafeMutablePointer<Float>

    static let transposedPlane = tileFilterChannels * panelWidth + 16
    static let tapsPlane = tileFilterChannels * panelWidth + 16
    static let gradientsPlane = spectralGradientChannels * panelWidth + 16

    static func count(rows: Int) -> Int {
        let results = SpectraLayout(planes: Tile.planeCount, images: rows, channels: panelWidth).phaseStride
        let filter = 25 * transposedPlane + Tile.groupPlanes * tapsPlane + results
        return Tile.scratchVectors * Vector.scalarCount + max(filter, Tile.planeCount * gradientsPlane)
    }

    init(_ base: UnsafeMutablePointer<Float>) {
        scratch = base
        gradients = scratch + Tile.scratchVectors * Vector.scalarCount
        transposed = gradients
        taps = transposed + 25 * Self.transposedPlane
        results = taps + Tile.groupPlanes * Self.tapsPlane
    }
}
