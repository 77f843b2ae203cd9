/// The transforms of `ToomCookLine` in both directions of a picture: rows, then columns.
///
/// 49 points, [horizontal][vertical], in as many planes `plane` numbers apart; the input has 4 x 4. All work is done on
/// vectors of neighbouring channels.
enum ToomCook {
    static let planeCount = 49
    static let inputPlaneCount = 16
    /// The points of one horizontal point are a group.
    static let groupCount = 7
    static let groupPlanes = 7
    /// How many vectors of scratch memory a transform needs.
    static let scratchVectors = 49

    /// The plane of the input that a plane of taps is multiplied by.
    @inline(__always)
    static func inputPlane(_ plane: Int) -> Int {
        ToomCookLine.inputPoint(plane / 7) * 4 + ToomCookLine.inputPoint(plane % 7)
    }

    /// Whether no plane before this one has the same `inputPlane`.
    @inline(__always)
    static func isFirst(_ plane: Int) -> Bool { plane / 7 < 4 && plane % 7 < 4 }

    /// 2x2 features to 16 planes.
    @inline(__always)
    static func transformInput(
        _ source: UnsafePointer<Float>, row: Int, column: Int, into spectrum: UnsafeMutablePointer<Float>, plane: Int
    ) {
        let upper = ToomCookLine.evaluateInput(loadVectors(source, stride: column))
        let lower = ToomCookLine.evaluateInput(loadVectors(source + row, stride: column))
        for x in 0..<4 {
            let values = ToomCookLine.evaluateInput([upper[x], lower[x]])
            storeVectors(values, to: spectrum + 4 * x * plane, stride: plane)
        }
    }

    /// The transpose of `transformInput`.
    @inline(__always)
    static func restoreInput(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, row: Int, column: Int
    ) {
        var upper = InlineArray<4, Vector>(repeating: .zero), lower = upper
        for x in 0..<4 {
            let values = ToomCookLine.gatherInput(loadVectors(spectrum + 4 * x * plane, stride: plane))
            upper[x] = values[0]
            lower[x] = values[1]
        }
        storeVectors(ToomCookLine.gatherInput(upper), to: target, stride: column)
        storeVectors(ToomCookLine.gatherInput(lower), to: target + row, stride: column)
    }

    /// The planes of horizontal point `group` from 5x5 taps, `tap` numbers apart.
    @inline(__always)
    static func transformTaps(
        _ source: UnsafePointer<Float>, tap: Int, group: Int, into planes: UnsafeMutablePointer<Float>, plane: Int
    ) {
        var rows = InlineArray<5, Vector>(repeating: .zero)
        for y in 0..<5 {
            rows[y] = ToomCookLine.evaluateTaps(loadVectors(source + 5 * y * tap, stride: tap), at: group)
        }
        for y in 0..<7 { store(ToomCookLine.evaluateTaps(rows, at: y), to: planes + y * plane) }
    }

    /// The transpose of `transformTaps` for all groups: 49 planes to 5x5 taps.
    @inline(__always)
    static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, tap: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for x in 0..<7 {
            let column = ToomCookLine.gatherTaps(loadVectors(spectrum + 7 * x * plane, stride: plane))
            storeVectors(column, to: scratch + x * width, stride: 7 * width)
        }
        for y in 0..<5 {
            let row = ToomCookLine.gatherTaps(loadVectors(scratch + 7 * y * width, stride: width))
            storeVectors(row, to: target + 5 * y * tap, stride: tap)
        }
    }

    /// 49 planes of products to 7x7 features.
    @inline(__always)
    static func restoreFeatures(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, row: Int, column: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for x in 0..<7 {
            let line = ToomCookLine.interpolate(loadVectors(spectrum + 7 * x * plane, stride: plane))
            storeVectors(line, to: scratch + x * width, stride: 7 * width)
        }
        for y in 0..<7 {
            let line = ToomCookLine.interpolate(loadVectors(scratch + 7 * y * width, stride: width))
            storeVectors(line, to: target + y * row, stride: column)
        }
    }

    /// The transpose of `restoreFeatures`.
    @inline(__always)
    static func transformFeatures(
        _ source: UnsafePointer<Float>, row: Int, column: Int, into spectrum: UnsafeMutablePointer<Float>, plane: Int,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let width = Vector.scalarCount
        for y in 0..<7 {
            let line = ToomCookLine.spread(loadVectors(source + y * row, stride: column))
            storeVectors(line, to: scratch + 7 * y * width, stride: width)
        }
        for x in 0..<7 {
            let line = ToomCookLine.spread(loadVectors(scratch + x * width, stride: 7 * width))
            storeVectors(line, to: spectrum + 7 * x * plane, stride: plane)
        }
    }
}
