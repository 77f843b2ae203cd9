/// Two-dimensional real Fourier transforms of 8x8, for 7x7 features and the taps of one phase of a 5x5 filter.
///
/// Rows, then columns, as in `Cyclic9`. Frequencies 0 and 4 are their own negatives, so of 64 frequencies four are real
/// and thirty complex ones remain, each in three planes (`SpectralForm`): 94 planes in five groups, one for each
/// horizontal frequency 0, 4, 1, 2, 3. After one another lie
///
///     groups 0, 1       (1, fx), (2, fx), (3, fx), then (0, fx), (4, fx), which are real: 11 planes
///     groups 2, 3, 4    (0, fx), (4, fx), then (1, fx), (1, -fx), … (3, fx), (3, -fx): 24 planes
///
/// A convolution of stride 2 reads, at output j and tap k, input 2j + k - 1. Odd k see the even inputs only, at offsets
/// 0 and 1 (k = 1, 3), even k the odd inputs at offsets -1, 0 and 1 (k = 0, 2, 4): in two dimensions four ordinary
/// convolutions on 7x7 features, one for each parity of row and column. Eight positions hold them, since the sums that
/// wrap around fall on the eighth.
enum Cyclic8 {
    static let groupCount = 5
    static let planeCount = 94
    /// The most planes of a group.
    static let groupPlanes = 24
    /// How many vectors of scratch memory a transform needs.
    static let scratchVectors = 56

    /// The first plane of a group.
    @inline(__always)
    static func firstPlane(_ group: Int) -> Int { group < 2 ? 11 * group : 22 + 24 * (group - 2) }

    /// Transforms 7x7 features: `row` and `column` are the distances of neighbours in numbers.
    @inline(__always)
    static func transformFeatures(
        _ source: UnsafePointer<Float>, row: Int, column: Int, _ form: SpectralForm,
        into spectrum: UnsafeMutablePointer<Float>, plane: Int, scratch: UnsafeMutablePointer<Float>,
        _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        for y in 0..<7 {
            Cyclic8Line(seven: source + y * row, stride: column, r).write(to: scratch + 8 * y * width, stride: width)
        }
        for group in 0..<2 {
            storeReal(
                Cyclic8Line(seven: scratch + 4 * group * width, stride: 8 * width, r), form, conjugated: false,
                spectrum + firstPlane(group) * plane, plane)
        }
        for group in 2..<5 {
            storeGroup(
                Cyclic8Line(seven: scratch + (group - 1) * width, stride: 8 * width, r),
                Cyclic8Line(seven: scratch + (group + 3) * width, stride: 8 * width, r), form, conjugated: false,
                spectrum + firstPlane(group) * plane, plane)
        }
    }

    /// The inverse: the 7x7 values around the origin of the 8x8 signal whose spectrum is a sum of products, or
    /// (`conjugated`) its conjugate.
    @inline(__always)
    static func restoreFeatures(
        _ spectrum: UnsafePointer<Float>, plane: Int, conjugated: Bool, into target: UnsafeMutablePointer<Float>,
        row: Int, column: Int, scratch: UnsafeMutablePointer<Float>, _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        for group in 0..<2 {
            loadReal(conjugated: conjugated, spectrum + firstPlane(group) * plane, plane)
                .storeSeven(to: scratch + 4 * group * width, stride: 8 * width, r)
        }
        for group in 2..<5 {
            let (cosines, sines) = loadGroup(conjugated: conjugated, spectrum + firstPlane(group) * plane, plane)
            cosines.storeSeven(to: scratch + (group - 1) * width, stride: 8 * width, r)
            sines.storeSeven(to: scratch + (group + 3) * width, stride: 8 * width, r)
        }
        for y in 0..<7 {
            let line = Cyclic8Line(components: scratch + 8 * y * width, stride: width)
            line.storeSeven(to: target + y * row, stride: column, scale: Vector(repeating: 2.0 / 64), r)
        }
    }

    /// The inverse: the taps, out of 5x5 that lie `tap` numbers apart, that see inputs of these parities, from a sum of
    /// products or its conjugate.
    @inline(__always)
    static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, plane: Int, conjugated: Bool, into target: UnsafeMutablePointer<Float>,
        tap: Int, parityY: Int, parityX: Int, scratch: UnsafeMutablePointer<Float>, _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        for group in 0..<2 {
            loadReal(conjugated: conjugated, spectrum + firstPlane(group) * plane, plane)
                .storeTaps(parityY, to: scratch + 4 * group * width, stride: 8 * width, scale: nil, r)
        }
        for group in 2..<5 {
            let (cosines, sines) = loadGroup(conjugated: conjugated, spectrum + firstPlane(group) * plane, plane)
            cosines.storeTaps(parityY, to: scratch + (group - 1) * width, stride: 8 * width, scale: nil, r)
            sines.storeTaps(parityY, to: scratch + (group + 3) * width, stride: 8 * width, scale: nil, r)
        }
        for index in 0..<2 + parityY {
            let first = 5 * (2 * index + 1 - parityY) + 1 - parityX
            Cyclic8Line(components: scratch + 8 * index * width, stride: width).storeTaps(
                parityX, to: target + first * tap, stride: 2 * tap, scale: Vector(repeating: 2.0 / 64), r)
        }
    }

    /// Stores group 0 or 1 from the column of horizontal frequency 0 or 4.
    @inline(__always)
    static func storeReal(
        _ u: Cyclic8Line, _ form: SpectralForm, conjugated: Bool, _ group: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        var p = storeComplex(u.c1, u.s1, form, conjugated: conjugated, group, plane)
        p = storeComplex(u.c2, u.s2, form, conjugated: conjugated, p, plane)
        p = storeComplex(u.c3, u.s3, form, conjugated: conjugated, p, plane)
        store(u.c0, to: p)
        store(u.c4, to: p + plane)
    }

    /// Stores another group from the columns of horizontal cosines and sines.
    @inline(__always)
    static func storeGroup(
        _ u: Cyclic8Line, _ w: Cyclic8Line, _ form: SpectralForm, conjugated: Bool,
        _ group: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        var p = storeComplex(u.c0, w.c0, form, conjugated: conjugated, group, plane)
        p = storeComplex(u.c4, w.c4, form, conjugated: conjugated, p, plane)
        p = storeMirrored(u.c1, u.s1, w.c1, w.s1, form, conjugated: conjugated, p, plane)
        p = storeMirrored(u.c2, u.s2, w.c2, w.s2, form, conjugated: conjugated, p, plane)
        storeMirrored(u.c3, u.s3, w.c3, w.s3, form, conjugated: conjugated, p, plane)
    }

    /// The column of horizontal frequency 0 or 4, weighted for the inverse: a complex frequency stands for its
    /// conjugate too and counts twice. The last step of the inverse scales by 2/64, so the real ones are halved here.
    @inline(__always)
    private static func loadReal(conjugated: Bool, _ group: UnsafePointer<Float>, _ plane: Int) -> Cyclic8Line {
        let f1 = loadComplex(conjugated: conjugated, group, plane)
        let f2 = loadComplex(conjugated: conjugated, group + 3 * plane, plane)
        let f3 = loadComplex(conjugated: conjugated, group + 6 * plane, plane)
        return Cyclic8Line(
            c0: load(group + 9 * plane) * 0.5, c1: f1.real, c2: f2.real, c3: f3.real,
            c4: load(group + 10 * plane) * 0.5, s1: f1.imaginary, s2: f2.imaginary, s3: f3.imaginary)
    }

    /// The columns of horizontal cosines and sines from another group.
    @inline(__always)
    private static func loadGroup(
        conjugated: Bool, _ group: UnsafePointer<Float>, _ plane: Int
    ) -> (cosines: Cyclic8Line, sines: Cyclic8Line) {
        let f0 = loadComplex(conjugated: conjugated, group, plane)
        let f4 = loadComplex(conjugated: conjugated, group + 3 * plane, plane)
        let f1 = loadMirrored(conjugated: conjugated, group + 6 * plane, plane)
        let f2 = loadMirrored(conjugated: conjugated, group + 12 * plane, plane)
        let f3 = loadMirrored(conjugated: conjugated, group + 18 * plane, plane)
        return (
            cosines: Cyclic8Line(
                c0: f0.real, c1: f1.cc, c2: f2.cc, c3: f3.cc, c4: f4.real, s1: f1.sc, s2: f2.sc, s3: f3.sc),
            sines: Cyclic8Line(
                c0: f0.imaginary, c1: f1.cs, c2: f2.cs, c3: f3.cs, c4: f4.imaginary, s1: f1.ss, s2: f2.ss, s3: f3.ss)
        )
    }
}
