/// Two-dimensional real Fourier transforms of 9x9, for 7x7 features and 5x5 filter taps centred on the origin.
///
/// Rows, then columns, by the real transforms of `Cyclic9Line`. Since X(-f) = conj X(f), of 81 frequencies one real and
/// forty complex ones remain, each complex one in three planes (`SpectralForm`): 121 planes in five groups, one for each
/// horizontal frequency. After one another lie
///
///     group 0        (1, 0), (2, 0), (3, 0), (4, 0), then (0, 0), which is real: 13 planes
///     group 1...4    (0, g), then (1, g), (1, -g), … (4, g), (4, -g): 27 planes each
///
/// All work is done on vectors of neighbouring channels. `plane` is the distance of two planes in numbers.
enum Cyclic9 {
    static let groupCount = 5
    static let planeCount = 121
    /// The most planes of a group.
    static let groupPlanes = 27
    /// How many vectors of scratch memory a transform needs.
    static let scratchVectors = 63

    /// The first plane of a group.
    @inline(__always)
    static func firstPlane(_ group: Int) -> Int { group == 0 ? 0 : 13 + 27 * (group - 1) }

    /// Transforms 7x7 features: `row` and `column` are the distances of neighbours in numbers.
    @inline(__always)
    static func transformFeatures(
        _ source: UnsafePointer<Float>, row: Int, column: Int, _ form: SpectralForm,
        into spectrum: UnsafeMutablePointer<Float>, plane: Int, scratch: UnsafeMutablePointer<Float>,
        _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        for y in 0..<7 {
            Cyclic9Line(seven: source + y * row, stride: column, r).write(to: scratch + 9 * y * width, stride: width)
        }
        storeFirst(
            Cyclic9Line(seven: scratch, stride: 9 * width, r), form, conjugated: false, spectrum, plane)
        for group in 1...4 {
            storeGroup(
                Cyclic9Line(seven: scratch + group * width, stride: 9 * width, r),
                Cyclic9Line(seven: scratch + (group + 4) * width, stride: 9 * width, r), form, conjugated: false,
                spectrum + firstPlane(group) * plane, plane)
        }
    }

    /// The inverse: the 7x7 values around the origin of the 9x9 signal whose spectrum is a sum of products, or
    /// (`conjugated`) its conjugate.
    @inline(__always)
    static func restoreFeatures(
        _ spectrum: UnsafePointer<Float>, plane: Int, conjugated: Bool, into target: UnsafeMutablePointer<Float>,
        row: Int, column: Int, scratch: UnsafeMutablePointer<Float>, _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        loadFirst(conjugated: conjugated, spectrum, plane).storeSeven(to: scratch, stride: 9 * width, r)
        for group in 1...4 {
            let (cosines, sines) = loadGroup(conjugated: conjugated, spectrum + firstPlane(group) * plane, plane)
            cosines.storeSeven(to: scratch + group * width, stride: 9 * width, r)
            sines.storeSeven(to: scratch + (group + 4) * width, stride: 9 * width, r)
        }
        for y in 0..<7 {
            let line = Cyclic9Line(components: scratch + 9 * y * width, stride: width)
            line.storeSeven(to: target + y * row, stride: column, scale: Vector(repeating: 2.0 / 81), r)
        }
    }

    /// The inverse: the 5x5 taps around the origin of the 9x9 signal whose spectrum is a sum of products.
    @inline(__always)
    static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, row: Int, column: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        loadFirst(conjugated: false, spectrum, plane).storeFive(to: scratch, stride: 9 * width, r)
        for group in 1...4 {
            let (cosines, sines) = loadGroup(conjugated: false, spectrum + firstPlane(group) * plane, plane)
            cosines.storeFive(to: scratch + group * width, stride: 9 * width, r)
            sines.storeFive(to: scratch + (group + 4) * width, stride: 9 * width, r)
        }
        for y in 0..<5 {
            let line = Cyclic9Line(components: scratch + 9 * y * width, stride: width)
            line.storeFive(to: target + y * row, stride: column, scale: Vector(repeating: 2.0 / 81), r)
        }
    }

    /// Stores group 0 from the column of horizontal frequency 0.
    @inline(__always)
    static func storeFirst(
        _ u: Cyclic9Line, _ form: SpectralForm, conjugated: Bool, _ group: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        var p = storeComplex(u.c1, u.s1, form, conjugated: conjugated, group, plane)
        p = storeComplex(u.c2, u.s2, form, conjugated: conjugated, p, plane)
        p = storeComplex(u.c3, u.s3, form, conjugated: conjugated, p, plane)
        p = storeComplex(u.c4, u.s4, form, conjugated: conjugated, p, plane)
        store(u.c0, to: p)
    }

    /// Stores another group from the columns of horizontal cosines and sines.
    @inline(__always)
    static func storeGroup(
        _ u: Cyclic9Line, _ w: Cyclic9Line, _ form: SpectralForm, conjugated: Bool,
        _ group: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        var p = storeComplex(u.c0, w.c0, form, conjugated: conjugated, group, plane)
        p = storeMirrored(u.c1, u.s1, w.c1, w.s1, form, conjugated: conjugated, p, plane)
        p = storeMirrored(u.c2, u.s2, w.c2, w.s2, form, conjugated: conjugated, p, plane)
        p = storeMirrored(u.c3, u.s3, w.c3, w.s3, form, conjugated: conjugated, p, plane)
        storeMirrored(u.c4, u.s4, w.c4, w.s4, form, conjugated: conjugated, p, plane)
    }

    /// The column of horizontal frequency 0, weighted for the inverse: a complex frequency stands for its conjugate too
    /// and counts twice. The last step of the inverse scales by 2/81, so the real one is halved here.
    @inline(__always)
    private static func loadFirst(conjugated: Bool, _ group: UnsafePointer<Float>, _ plane: Int) -> Cyclic9Line {
        let f1 = loadComplex(conjugated: conjugated, group, plane)
        let f2 = loadComplex(conjugated: conjugated, group + 3 * plane, plane)
        let f3 = loadComplex(conjugated: conjugated, group + 6 * plane, plane)
        let f4 = loadComplex(conjugated: conjugated, group + 9 * plane, plane)
        return Cyclic9Line(
            c0: load(group + 12 * plane) * 0.5, c1: f1.real, c2: f2.real, c3: f3.real, c4: f4.real, s1: f1.imaginary,
            s2: f2.imaginary, s3: f3.imaginary, s4: f4.imaginary)
    }

    /// The columns of horizontal cosines and sines from another group.
    @inline(__always)
    private static func loadGroup(
        conjugated: Bool, _ group: UnsafePointer<Float>, _ plane: Int
    ) -> (cosines: Cyclic9Line, sines: Cyclic9Line) {
        let f0 = loadComplex(conjugated: conjugated, group, plane)
        let f1 = loadMirrored(conjugated: conjugated, group + 3 * plane, plane)
        let f2 = loadMirrored(conjugated: conjugated, group + 9 * plane, plane)
        let f3 = loadMirrored(conjugated: conjugated, group + 15 * plane, plane)
        let f4 = loadMirrored(conjugated: conjugated, group + 21 * plane, plane)
        return (
            cosines: Cyclic9Line(
                c0: f0.real, c1: f1.cc, c2: f2.cc, c3: f3.cc, c4: f4.cc, s1: f1.sc, s2: f2.sc, s3: f3.sc, s4: f4.sc),
            sines: Cyclic9Line(
                c0: f0.imaginary, c1: f1.cs, c2: f2.cs, c3: f3.cs, c4: f4.cs, s1: f1.ss, s2: f2.ss, s3: f3.ss,
                s4: f4.ss)
        )
    }
}
