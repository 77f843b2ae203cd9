/// The transforms of `TileLine` in both directions of a picture: rows, then columns.
///
/// 121 points, [horizontal][vertical], in as many planes `plane` numbers apart; the narrower map has 6 x 6. All work is
/// done on vectors of neighbouring channels. Tiles at the edges reach beyond the maps: what lies there is read as zeros
/// and not written.
enum Tile {
    static let planeCount = 121
    static let narrowPlaneCount = 36
    /// The points of one horizontal point are a group.
    static let groupCount = 11
    static let groupPlanes = 11
    /// How many vectors of scratch memory a transform needs.
    static let scratchVectors = 121

    /// The plane of the narrower map that a plane of taps is multiplied by.
    @inline(__always)
    static func narrowPlane(_ plane: Int) -> Int {
        TileLine.inputPoint(plane / 11) * 6 + TileLine.inputPoint(plane % 11)
    }

    /// Whether no plane before this one has the same `narrowPlane`.
    @inline(__always)
    static func isFirst(_ plane: Int) -> Bool { plane / 11 < 6 && plane % 11 < 6 }

    /// 4x4 features of the narrower map to 36 planes.
    @inline(__always)
    static func transformNarrow(
        _ place: TilePlace, into spectrum: UnsafeMutablePointer<Float>, plane: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for y in 0..<4 {
            let line = TileLine.evaluateInput(place.vectors(row: y))
            storeVectors(line, to: scratch + 6 * y * width, stride: width)
        }
        for x in 0..<6 {
            let line = TileLine.evaluateInput(loadVectors(scratch + x * width, stride: 6 * width))
            storeVectors(line, to: spectrum + 6 * x * plane, stride: plane)
        }
    }

    /// The transpose of `transformNarrow`.
    @inline(__always)
    static func restoreNarrow(
        _ spectrum: UnsafePointer<Float>, plane: Int, into place: TilePlace, scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for x in 0..<6 {
            let line = TileLine.gatherInput(loadVectors(spectrum + 6 * x * plane, stride: plane))
            storeVectors(line, to: scratch + x * width, stride: 6 * width)
        }
        for y in 0..<4 {
            place.write(TileLine.gatherInput(loadVectors(scratch + 6 * y * width, stride: width)), row: y)
        }
    }

    /// 121 planes of products to 11x11 features of the wider map, added to what the tiles before have left there.
    @inline(__always)
    static func restoreWide(
        _ spectrum: UnsafePointer<Float>, plane: Int, into place: TilePlace, scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for x in 0..<11 {
            let line = TileLine.interpolate(loadVectors(spectrum + 11 * x * plane, stride: plane))
            storeVectors(line, to: scratch + x * width, stride: 11 * width)
        }
        for y in 0..<11 {
            place.add(TileLine.interpolate(loadVectors(scratch + 11 * y * width, stride: width)), row: y)
        }
    }

    /// The transpose of `restoreWide`.
    @inline(__always)
    static func transformWide(
        _ place: TilePlace, into spectrum: UnsafeMutablePointer<Float>, plane: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for y in 0..<11 {
            let line = TileLine.spread(place.vectors(row: y))
            storeVectors(line, to: scratch + 11 * y * width, stride: width)
        }
        for x in 0..<11 {
            let line = TileLine.spread(loadVectors(scratch + x * width, stride: 11 * width))
            storeVectors(line, to: spectrum + 11 * x * plane, stride: plane)
        }
    }

    /// The planes of horizontal point `group` from 5x5 taps, `tap` numbers apart.
    @inline(__always)
    static func transformTaps(
        _ source: UnsafePointer<Float>, tap: Int, group: Int, into planes: UnsafeMutablePointer<Float>, plane: Int
    ) {
        var rows = InlineArray<5, Vector>(repeating: .zero)
        for y in 0..<5 {
            rows[y] = TileLine.evaluateTaps(loadVectors(source + 5 * y * tap, stride: tap), at: group)
        }
        storeVectors(TileLine.evaluateTaps(rows), to: planes, stride: plane)
    }

    /// The transpose of `transformTaps` for all groups: 121 planes to 5x5 taps.
    @inline(__always)
    static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, tap: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for x in 0..<11 {
            let column = TileLine.gatherTaps(loadVectors(spectrum + 11 * x * plane, stride: plane))
            storeVectors(column, to: scratch + x * width, stride: 11 * width)
        }
        for y in 0..<5 {
            let row = TileLine.gatherTaps(loadVectors(scratch + 11 * y * width, stride: width))
            storeVectors(row, to: target + 5 * y * tap, stride: tap)
        }
    }
}

/// One tile's square of a map: where it begins, and which of its rows and columns lie on the map.
struct TilePlace {
    /// The square's first number, perhaps outside the map.
    let origin: UnsafeMutablePointer<Float>
    /// Numbers from row to row and from column to column.
    let row, column: Int
    /// The rows and columns that lie on the map.
    let rows, columns: Range<Int>
    /// The first row and column that no tile before has written: below them numbers are added.
    let freshRow, freshColumn: Int

    /// A row's vectors, zeros outside the map.
    @inline(__always)
    func vectors<let count: Int>(row y: Int) -> InlineArray<count, Vector> {
        var vectors = InlineArray<count, Vector>(repeating: .zero)
        guard rows.contains(y) else { return vectors }
        let source = UnsafePointer(origin) + y * row
        if columns.count == count {
            for x in 0..<count { vectors[x] = load(source + x * column) }
        } else {
            for x in columns { vectors[x] = load(source + x * column) }
        }
        return vectors
    }

    /// Writes those of a row's vectors that lie on the map.
    @inline(__always)
    func write<let count: Int>(_ vectors: InlineArray<count, Vector>, row y: Int) {
        guard rows.contains(y) else { return }
        let target = origin + y * row
        for x in columns { store(vectors[x], to: target + x * column) }
    }

    /// Writes those of a row's vectors that lie on the map, and adds those that others have written before.
    @inline(__always)
    func add<let count: Int>(_ vectors: InlineArray<count, Vector>, row y: Int) {
        guard rows.contains(y) else { return }
        let target = origin + y * row
        let fresh = y < freshRow ? columns.upperBound : freshColumn
        for x in columns {
            let place = target + x * column
            store(x < fresh ? load(place) + vectors[x] : vectors[x], to: place)
        }
    }
}
