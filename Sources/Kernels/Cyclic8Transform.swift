/// Two-dimensional real Fourier transforms of 8x8, for 7x7 features and the taps of one phase of a 5x5 filter.
///
/// Rows, then columns, as in `Cyclic9`. Frequencies 0 and 4 are their own negatives, so of 64 frequencies four are real
/// and thirty complex ones remain: 64 planes, real and imaginary part of each complex frequency after one another, the
/// real ones last:
///
///     0...2    (1...3, 0)
///     3...5    (1...3, 4)
///     6 + 8(fx - 1)   (0, fx), (4, fx), then (1, fx), (1, -fx), … (3, fx), (3, -fx)
///     real     (0, 0), (4, 0), (0, 4), (4, 4)
///
/// A convolution of stride 2 reads, at output j and tap k, input 2j + k - 1. Odd k see the even inputs only, at offsets
/// 0 and 1 (k = 1, 3), even k the odd inputs at offsets -1, 0 and 1 (k = 0, 2, 4): in two dimensions four ordinary
/// convolutions on 7x7 features, one for each parity of row and column. Eight positions hold them, since the sums that
/// wrap around fall on the eighth.
enum Cyclic8 {
    /// How many frequencies are complex; as many pairs of planes.
    static let complexCount = 30
    /// How many numbers a spectrum has.
    static let planeCount = 64
    /// How many vectors of scratch memory a transform needs.
    static let scratchVectors = 56

    /// Transforms 7x7 features: `row` and `column` are the distances of neighbours in numbers.
    @inline(__always)
    static func transformFeatures(
        _ source: UnsafePointer<Float>, row: Int, column: Int, into spectrum: UnsafeMutablePointer<Float>, plane: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        for y in 0..<7 {
            Cyclic8Line(seven: source + y * row, stride: column, r).write(to: scratch + 8 * y * width, stride: width)
        }
        storeReal(0, Cyclic8Line(seven: scratch, stride: 8 * width, r), spectrum, plane)
        storeReal(1, Cyclic8Line(seven: scratch + 4 * width, stride: 8 * width, r), spectrum, plane)
        for f in 1...3 {
            storePair(
                f, Cyclic8Line(seven: scratch + f * width, stride: 8 * width, r),
                Cyclic8Line(seven: scratch + (f + 4) * width, stride: 8 * width, r), spectrum, plane)
        }
    }

    /// Transforms the taps that see inputs of these parities, out of 5x5 taps `tap` numbers apart.
    @inline(__always)
    static func transformTaps(
        _ source: UnsafePointer<Float>, tap: Int, parityY: Int, parityX: Int,
        into spectrum: UnsafeMutablePointer<Float>, plane: Int, scratch: UnsafeMutablePointer<Float>,
        _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        var line = 0
        while line < 2 + parityY {
            let y = 2 * line + 1 - parityY
            phaseTaps(source + 5 * y * tap, 2 * tap, 1 - parityX, tap, r)
                .write(to: scratch + 8 * line * width, stride: width)
            line += 1
        }
        storeReal(0, phaseTaps(scratch, 8 * width, 1 - parityY, 0, r), spectrum, plane)
        storeReal(1, phaseTaps(scratch + 4 * width, 8 * width, 1 - parityY, 0, r), spectrum, plane)
        for f in 1...3 {
            storePair(
                f, phaseTaps(scratch + f * width, 8 * width, 1 - parityY, 0, r),
                phaseTaps(scratch + (f + 4) * width, 8 * width, 1 - parityY, 0, r), spectrum, plane)
        }
    }

    /// The inverse of `transformFeatures`: the 7x7 values of the spectrum's 8x8 signal around the origin.
    @inline(__always)
    static func restoreFeatures(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, row: Int, column: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        loadReal(0, spectrum, plane).storeSeven(to: scratch, stride: 8 * width, r)
        loadReal(1, spectrum, plane).storeSeven(to: scratch + 4 * width, stride: 8 * width, r)
        for f in 1...3 {
            let (cosines, sines) = loadPair(f, spectrum, plane)
            cosines.storeSeven(to: scratch + f * width, stride: 8 * width, r)
            sines.storeSeven(to: scratch + (f + 4) * width, stride: 8 * width, r)
        }
        for y in 0..<7 {
            let line = Cyclic8Line(components: scratch + 8 * y * width, stride: width)
            line.storeSeven(to: target + y * row, stride: column, scale: Vector(repeating: 2.0 / 64), r)
        }
    }

    /// The inverse of `transformTaps`: writes the taps that see inputs of these parities.
    @inline(__always)
    static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, tap: Int, parityY: Int,
        parityX: Int, scratch: UnsafeMutablePointer<Float>, _ r: Cyclic8Line.Rotations
    ) {
        let width = Vector.scalarCount
        storeTaps(loadReal(0, spectrum, plane), scratch, 8 * width, parityY, nil, r)
        storeTaps(loadReal(1, spectrum, plane), scratch + 4 * width, 8 * width, parityY, nil, r)
        for f in 1...3 {
            let (cosines, sines) = loadPair(f, spectrum, plane)
            storeTaps(cosines, scratch + f * width, 8 * width, parityY, nil, r)
            storeTaps(sines, scratch + (f + 4) * width, 8 * width, parityY, nil, r)
        }
        var line = 0
        while line < 2 + parityY {
            let y = 2 * line + 1 - parityY
            storeTaps(
                Cyclic8Line(components: scratch + 8 * line * width, stride: width),
                target + (5 * y + 1 - parityX) * tap,
                2 * tap, parityX, Vector(repeating: 2.0 / 64), r)
            line += 1
        }
    }

    /// The transform of three taps at -1, 0, 1 (`skip` 0) or of two at 0 and 1 (`skip` 1), `stride` numbers apart.
    /// The two begin `tap` numbers after `source`.
    @inline(__always)
    private static func phaseTaps(
        _ source: UnsafePointer<Float>, _ stride: Int, _ skip: Int, _ tap: Int, _ r: Cyclic8Line.Rotations
    ) -> Cyclic8Line {
        if skip == 1 {
            let next = load(source + tap + stride)
            return Cyclic8Line(middle: load(source + tap), sum: next, difference: next, r)
        }
        let before = load(source), after = load(source + 2 * stride)
        return Cyclic8Line(
            middle: load(source + stride), sum: after + before, difference: after - before, r)
    }

    /// Writes the inverse at -1, 0, 1 (`parity` 1) or at 0, 1 (`parity` 0), `stride` numbers apart.
    @inline(__always)
    private static func storeTaps(
        _ line: Cyclic8Line, _ target: UnsafeMutablePointer<Float>, _ stride: Int, _ parity: Int, _ scale: Vector?,
        _ r: Cyclic8Line.Rotations
    ) {
        var (middle, even, odd) = line.innermost(r)
        if let scale {
            middle *= scale
            even *= scale
            odd *= scale
        }
        if parity == 1 { store(even - odd, to: target) }
        store(middle, to: target + parity * stride)
        store(even + odd, to: target + (parity + 1) * stride)
    }

    /// Stores the column of horizontal frequency 0 (`index` 0) or 4 (`index` 1): two real and three complex frequencies.
    @inline(__always)
    private static func storeReal(
        _ index: Int, _ u: Cyclic8Line, _ spectrum: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        let p = spectrum + 6 * index * plane
        storeComplex(u.c1, u.s1, p, plane)
        storeComplex(u.c2, u.s2, p + 2 * plane, plane)
        storeComplex(u.c3, u.s3, p + 4 * plane, plane)
        store(u.c0, to: spectrum + (60 + 2 * index) * plane)
        store(u.c4, to: spectrum + (61 + 2 * index) * plane)
    }

    /// Stores the eight complex frequencies of columns `fx` and `-fx` from the columns of horizontal cosines and sines.
    @inline(__always)
    private static func storePair(
        _ fx: Int, _ u: Cyclic8Line, _ w: Cyclic8Line, _ spectrum: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        let p = spectrum + (12 + 16 * (fx - 1)) * plane
        storeComplex(u.c0, w.c0, p, plane)
        storeComplex(u.c4, w.c4, p + 2 * plane, plane)
        storeMirrored(u.c1, u.s1, w.c1, w.s1, p + 4 * plane, plane)
        storeMirrored(u.c2, u.s2, w.c2, w.s2, p + 8 * plane, plane)
        storeMirrored(u.c3, u.s3, w.c3, w.s3, p + 12 * plane, plane)
    }

    /// The column of horizontal frequency 0 or 4, weighted for the inverse: a complex frequency stands for its
    /// conjugate too and counts twice. The last step of the inverse scales by 2/64, so the real ones are halved here.
    @inline(__always)
    private static func loadReal(_ index: Int, _ spectrum: UnsafePointer<Float>, _ plane: Int) -> Cyclic8Line {
        let p = spectrum + 6 * index * plane
        return Cyclic8Line(
            c0: load(spectrum + (60 + 2 * index) * plane) * 0.5, c1: load(p),
            c2: load(p + 2 * plane), c3: load(p + 4 * plane),
            c4: load(spectrum + (61 + 2 * index) * plane) * 0.5, s1: load(p + plane),
            s2: load(p + 3 * plane), s3: load(p + 5 * plane))
    }

    /// The columns of horizontal cosines and sines, from the eight frequencies of columns `fx` and `-fx`.
    @inline(__always)
    private static func loadPair(
        _ fx: Int, _ spectrum: UnsafePointer<Float>, _ plane: Int
    ) -> (cosines: Cyclic8Line, sines: Cyclic8Line) {
        let p = spectrum + (12 + 16 * (fx - 1)) * plane
        let (f1, f2, f3) = (
            loadMirrored(p + 4 * plane, plane), loadMirrored(p + 8 * plane, plane), loadMirrored(p + 12 * plane, plane)
        )
        return (
            cosines: Cyclic8Line(
                c0: load(p), c1: f1.cc, c2: f2.cc, c3: f3.cc, c4: load(p + 2 * plane), s1: f1.sc,
                s2: f2.sc, s3: f3.sc),
            sines: Cyclic8Line(
                c0: load(p + plane), c1: f1.cs, c2: f2.cs, c3: f3.cs, c4: load(p + 3 * plane), s1: f1.ss,
                s2: f2.ss, s3: f3.ss)
        )
    }
}
