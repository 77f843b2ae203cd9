/// Spectra of one phase of 5x5 taps, one group of frequencies at a time, as in `Cyclic9`.
///
/// A phase has three taps at -1, 0, 1 (parity 1) or two at 0, 1 (parity 0) in each direction. Folded, three taps are
/// the middle, the sum and the difference of the others; of two, the second is both sum and difference.
extension Cyclic8 {
    /// Folds the taps of a phase, out of 5x5 that lie `tap` numbers apart: for each of middle, sum, difference of the
    /// columns (or of two taps, as they are) the same of the rows, `plane` numbers apart.
    @inline(__always)
    static func foldTaps(
        _ source: UnsafePointer<Float>, tap: Int, parityY: Int, parityX: Int, into folded: UnsafeMutablePointer<Float>,
        plane: Int
    ) {
        let rows = 2 + parityY
        for y in 0..<rows {
            let first = source + (5 * (2 * y + 1 - parityY) + 1 - parityX) * tap
            fold(load(first), load(first + 2 * tap), parityX) {
                load(first + 4 * tap)
            } into: { index, value in
                store(value, to: folded + (index * rows + y) * plane)
            }
        }
        for x in 0..<2 + parityX {
            let column = folded + x * rows * plane
            fold(load(column), load(column + plane), parityY) {
                load(column + 2 * plane)
            } into: { index, value in
                store(value, to: column + index * plane)
            }
        }
    }

    /// Folds two taps, or three with a third one.
    @inline(__always)
    private static func fold(
        _ first: Vector, _ second: Vector, _ parity: Int, third: () -> Vector, into put: (Int, Vector) -> Void
    ) {
        if parity == 0 {
            put(0, first)
            put(1, second)
        } else {
            let last = third()
            put(0, second)
            put(1, last + first)
            put(2, last - first)
        }
    }

    /// Group 0 or 1 of the spectrum of a phase's folded taps, or of its conjugate.
    @inline(__always)
    static func transformReal(
        _ folded: UnsafePointer<Float>, foldedPlane: Int, parityY: Int, _ turn: Turn, _ form: SpectralForm,
        conjugated: Bool, into group: UnsafeMutablePointer<Float>, plane: Int, _ r: Cyclic8Line.Rotations
    ) {
        let rows = 2 + parityY
        let line = Cyclic8Line(parityY, r) { y in
            multiplyAdd(load(folded + (rows + y) * foldedPlane), turn.cosine, load(folded + y * foldedPlane))
        }
        storeReal(line, form, conjugated: conjugated, group, plane)
    }

    /// Another group of the spectrum of a phase's folded taps, or of its conjugate.
    @inline(__always)
    static func transformGroup(
        _ folded: UnsafePointer<Float>, foldedPlane: Int, parityY: Int, parityX: Int, _ turn: Turn,
        _ form: SpectralForm, conjugated: Bool, into group: UnsafeMutablePointer<Float>, plane: Int,
        _ r: Cyclic8Line.Rotations
    ) {
        let rows = 2 + parityY
        let cosines = Cyclic8Line(parityY, r) { y in
            multiplyAdd(load(folded + (rows + y) * foldedPlane), turn.cosine, load(folded + y * foldedPlane))
        }
        let sines = Cyclic8Line(parityY, r) { y in
            load(folded + ((1 + parityX) * rows + y) * foldedPlane) * turn.sine
        }
        storeGroup(cosines, sines, form, conjugated: conjugated, group, plane)
    }

    /// Cosine and sine of a group's horizontal frequency at distance 1.
    struct Turn {
        let cosine, sine: Vector

        init(_ group: Int) {
            let table = RotationTable.shared
            let frequency = group < 2 ? 4 * group : group - 1
            cosine = Vector(repeating: table.eighthCosine(frequency))
            sine = Vector(repeating: table.eighthSine(frequency))
        }
    }
}

extension Cyclic8Line {
    /// The transform of a column of folded taps, two or three by parity.
    @inline(__always)
    fileprivate init(_ parity: Int, _ r: Rotations, _ value: (Int) -> Vector) {
        let sum = value(1)
        self.init(middle: value(0), sum: sum, difference: parity == 0 ? sum : value(2), r)
    }

    /// Writes the inverse at -1, 0, 1 (`parity` 1) or at 0, 1 (`parity` 0), times `scale`, `stride` numbers apart.
    @inline(__always)
    func storeTaps(
        _ parity: Int, to target: UnsafeMutablePointer<Float>, stride: Int, scale: Vector?, _ r: Rotations
    ) {
        var (middle, even, odd) = innermost(r)
        if let scale {
            middle *= scale
            even *= scale
            odd *= scale
        }
        if parity == 1 { store(even - odd, to: target) }
        store(middle, to: target + parity * stride)
        store(even + odd, to: target + (parity + 1) * stride)
    }
}
