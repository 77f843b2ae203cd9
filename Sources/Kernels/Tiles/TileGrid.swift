import KernelInterface

/// How the maps of a layer are cut into tiles, four values of the narrower map a side, and how their spectra lie: rows
/// of [image][tile] in a `SpectraLayout`.
struct TileGrid {
    let shape: TransformShape
    /// Tiles in a row and in a column.
    let side: Int

    @inline(__always)
    init(_ shape: TransformShape) {
        self.shape = shape
        side = (shape.narrowSide + TileLine.narrowCount - 1) / TileLine.narrowCount
    }

    var tiles: Int { side * side }

    /// Whether the layer's input, or (`isInput` false) its output, is the narrower map.
    @inline(__always)
    func isNarrow(isInput: Bool) -> Bool { isInput == shape.isTransposed }

    /// The spectra of the input or of the output's gradient.
    @inline(__always)
    func layout(isInput: Bool) -> SpectraLayout {
        SpectraLayout(
            planes: isNarrow(isInput: isInput) ? Tile.narrowPlaneCount : Tile.planeCount, images: shape.images * tiles,
            channels: isInput ? shape.inputChannels : shape.outputChannels)
    }

    /// Where a tile lies on the narrower map.
    @inline(__always)
    func narrowPlace(
        _ tile: Int, _ features: UnsafeMutablePointer<Float>, pixelStride: Int
    ) -> TilePlace {
        let (y, x) = (tile / side * TileLine.narrowCount, tile % side * TileLine.narrowCount)
        return TilePlace(
            origin: features + (y * shape.narrowSide + x) * pixelStride, row: shape.narrowSide * pixelStride,
            column: pixelStride, rows: 0..<min(TileLine.narrowCount, shape.narrowSide - y),
            columns: 0..<min(TileLine.narrowCount, shape.narrowSide - x), freshRow: 0, freshColumn: 0)
    }

    /// Where a tile lies on the wider map: neighbours overlap.
    @inline(__always)
    func widePlace(_ tile: Int, _ features: UnsafeMutablePointer<Float>, pixelStride: Int) -> TilePlace {
        let step = TileLine.narrowCount * 2
        let (y, x) = (tile / side * step - shape.padding, tile % side * step - shape.padding)
        let overlap = TileLine.wideCount - step
        return TilePlace(
            origin: features + (y * shape.wideSide + x) * pixelStride, row: shape.wideSide * pixelStride,
            column: pixelStride, rows: inside(y), columns: inside(x), freshRow: tile >= side ? overlap : 0,
            freshColumn: tile % side > 0 ? overlap : 0)
    }

    /// The values of a tile that begins at `first` that lie on the wider map.
    @inline(__always)
    private func inside(_ first: Int) -> Range<Int> {
        let end = max(0, min(TileLine.wideCount, shape.wideSide - first))
        return min(max(0, -first), end)..<end
    }
}
