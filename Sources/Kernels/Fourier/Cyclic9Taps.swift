/// Spectra of 5x5 taps, one group of frequencies at a time, so that a group's planes stay in the cache until they are
/// used.
///
/// Cosine is even and sine odd: the transform sees taps only through the sums and differences of mirrored ones, in both
/// directions. They are made once (`foldTaps`) and serve all groups.
extension Cyclic9 {
    /// How many folded taps there are: middle, two sums, two differences in each direction.
    static let foldedCount = 25

    /// Folds 5x5 taps that lie `tap` numbers apart: for each of middle, sum 1, sum 2, difference 1, difference 2 of
    /// the columns the same five of the rows, `plane` numbers apart.
    @inline(__always)
    static func foldTaps(_ source: UnsafePointer<Float>, tap: Int, into folded: UnsafeMutablePointer<Float>, plane: Int)
    {
        for y in 0..<5 {
            let row = source + 5 * y * tap
            let a1 = load(row + 3 * tap), b1 = load(row + tap)
            let a2 = load(row + 4 * tap), b2 = load(row)
            store(load(row + 2 * tap), to: folded + y * plane)
            store(a1 + b1, to: folded + (5 + y) * plane)
            store(a2 + b2, to: folded + (10 + y) * plane)
            store(a1 - b1, to: folded + (15 + y) * plane)
            store(a2 - b2, to: folded + (20 + y) * plane)
        }
        for x in 0..<5 {
            let column = folded + 5 * x * plane
            let b2 = load(column), b1 = load(column + plane), middle = load(column + 2 * plane)
            let a1 = load(column + 3 * plane), a2 = load(column + 4 * plane)
            store(middle, to: column)
            store(a1 + b1, to: column + plane)
            store(a2 + b2, to: column + 2 * plane)
            store(a1 - b1, to: column + 3 * plane)
            store(a2 - b2, to: column + 4 * plane)
        }
    }

    /// The first group of the spectrum of folded taps, or of its conjugate.
    @inline(__always)
    static func transformFirst(
        _ folded: UnsafePointer<Float>, foldedPlane: Int, _ form: SpectralForm, conjugated: Bool,
        into group: UnsafeMutablePointer<Float>, plane: Int, _ r: Cyclic9Line.Rotations
    ) {
        let sums = column { y in
            load(folded + y * foldedPlane)
                + (load(folded + (5 + y) * foldedPlane) + load(folded + (10 + y) * foldedPlane))
        }
        storeFirst(Cyclic9Line(sums, r), form, conjugated: conjugated, group, plane)
    }

    /// Another group of the spectrum of folded taps, or of its conjugate.
    @inline(__always)
    static func transformGroup(
        _ folded: UnsafePointer<Float>, foldedPlane: Int, _ turn: Turn, _ form: SpectralForm, conjugated: Bool,
        into group: UnsafeMutablePointer<Float>, plane: Int, _ r: Cyclic9Line.Rotations
    ) {
        let cosines = column { y in
            let near = multiplyAdd(load(folded + (5 + y) * foldedPlane), turn.cosine1, load(folded + y * foldedPlane))
            return multiplyAdd(load(folded + (10 + y) * foldedPlane), turn.cosine2, near)
        }
        let sines = column { y in
            let near = load(folded + (15 + y) * foldedPlane) * turn.sine1
            return multiplyAdd(load(folded + (20 + y) * foldedPlane), turn.sine2, near)
        }
        storeGroup(Cyclic9Line(cosines, r), Cyclic9Line(sines, r), form, conjugated: conjugated, group, plane)
    }

    /// Cosines and sines of a group's horizontal frequency at distances 1 and 2.
    struct Turn {
        let cosine1, cosine2, sine1, sine2: Vector

        init(_ group: Int) {
            let table = RotationTable.shared
            cosine1 = Vector(repeating: table.ninthCosine(group))
            cosine2 = Vector(repeating: table.ninthCosine(2 * group))
            sine1 = Vector(repeating: table.ninthSine(group))
            sine2 = Vector(repeating: table.ninthSine(2 * group))
        }
    }

    /// The five folded values of a column.
    typealias FoldedColumn = (middle: Vector, e1: Vector, e2: Vector, o1: Vector, o2: Vector)

    @inline(__always)
    private static func column(_ value: (Int) -> Vector) -> FoldedColumn {
        (value(0), value(1), value(2), value(3), value(4))
    }
}

extension Cyclic9Line {
    @inline(__always)
    fileprivate init(_ column: Cyclic9.FoldedColumn, _ r: Rotations) {
        self.init(middle: column.middle, e1: column.e1, e2: column.e2, o1: column.o1, o2: column.o2, r)
    }
}
