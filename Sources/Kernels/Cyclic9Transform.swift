/// Two-dimensional real Fourier transforms of 9x9, for 7x7 features and 5x5 filter taps centred on the origin.
///
/// Rows, then columns, by the real transforms of `Cyclic9Line`. With the four products of cosine and sine
/// (the first letter is the vertical one), cos(a ± b) and sin(a ± b) give the complex spectrum
///
///     X(fy,  fx) = (CC - SS) + i(SC + CS)
///     X(fy, -fx) = (CC + SS) + i(SC - CS)
///
/// and the rest follows from X(-f) = conj X(f): of 81 frequencies one real and forty complex ones remain, 81 numbers.
/// They lie in 81 planes, real and imaginary part of each complex frequency after one another, the real one last:
///
///     0...3    (1...4, 0)
///     4 + 9(fx - 1)   (0, fx), then (1, fx), (1, -fx), … (4, fx), (4, -fx)
///
/// All work is done on vectors of neighbouring channels. `plane` is the distance of two planes in numbers.
enum Cyclic9 {
    /// How many frequencies are complex; as many pairs of planes.
    static let complexCount = 40
    /// How many numbers a spectrum has.
    static let planeCount = 81
    /// How many vectors of scratch memory a transform needs.
    static let scratchVectors = 63

    /// Transforms 7x7 features: `row` and `column` are the distances of neighbours in numbers.
    @inline(__always)
    static func transformFeatures(
        _ source: UnsafePointer<Float>, row: Int, column: Int, into spectrum: UnsafeMutablePointer<Float>, plane: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        for y in 0..<7 {
            Cyclic9Line(seven: source + y * row, stride: column, r).write(to: scratch + 9 * y * width, stride: width)
        }
        storeReal(Cyclic9Line(seven: scratch, stride: 9 * width, r), spectrum, plane)
        for f in 1...4 {
            storePair(
                f, Cyclic9Line(seven: scratch + f * width, stride: 9 * width, r),
                Cyclic9Line(seven: scratch + (f + 4) * width, stride: 9 * width, r), spectrum, plane)
        }
    }

    /// Transforms 5x5 taps: `row` and `column` are the distances of neighbours in numbers.
    @inline(__always)
    static func transformTaps(
        _ source: UnsafePointer<Float>, row: Int, column: Int, into spectrum: UnsafeMutablePointer<Float>, plane: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        for y in 0..<5 {
            Cyclic9Line(five: source + y * row, stride: column, r).write(to: scratch + 9 * y * width, stride: width)
        }
        storeReal(Cyclic9Line(five: scratch, stride: 9 * width, r), spectrum, plane)
        for f in 1...4 {
            storePair(
                f, Cyclic9Line(five: scratch + f * width, stride: 9 * width, r),
                Cyclic9Line(five: scratch + (f + 4) * width, stride: 9 * width, r), spectrum, plane)
        }
    }

    /// The inverse of `transformFeatures`: the 7x7 values of the spectrum's 9x9 signal around the origin.
    @inline(__always)
    static func restoreFeatures(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, row: Int, column: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        loadReal(spectrum, plane).storeSeven(to: scratch, stride: 9 * width, r)
        for f in 1...4 {
            let (cosines, sines) = loadPair(f, spectrum, plane)
            cosines.storeSeven(to: scratch + f * width, stride: 9 * width, r)
            sines.storeSeven(to: scratch + (f + 4) * width, stride: 9 * width, r)
        }
        for y in 0..<7 {
            let line = Cyclic9Line(components: scratch + 9 * y * width, stride: width)
            line.storeSeven(to: target + y * row, stride: column, scale: Vector(repeating: 2.0 / 81), r)
        }
    }

    /// The inverse of `transformTaps`: the 5x5 values of the spectrum's 9x9 signal around the origin.
    @inline(__always)
    static func restoreTaps(
        _ spectrum: UnsafePointer<Float>, plane: Int, into target: UnsafeMutablePointer<Float>, row: Int, column: Int,
        scratch: UnsafeMutablePointer<Float>, _ r: Cyclic9Line.Rotations
    ) {
        let width = Vector.scalarCount
        loadReal(spectrum, plane).storeFive(to: scratch, stride: 9 * width, r)
        for f in 1...4 {
            let (cosines, sines) = loadPair(f, spectrum, plane)
            cosines.storeFive(to: scratch + f * width, stride: 9 * width, r)
            sines.storeFive(to: scratch + (f + 4) * width, stride: 9 * width, r)
        }
        for y in 0..<5 {
            let line = Cyclic9Line(components: scratch + 9 * y * width, stride: width)
            line.storeFive(to: target + y * row, stride: column, scale: Vector(repeating: 2.0 / 81), r)
        }
    }

    /// Stores the column of horizontal frequency 0: one real and four complex frequencies.
    @inline(__always)
    private static func storeReal(_ u: Cyclic9Line, _ spectrum: UnsafeMutablePointer<Float>, _ plane: Int) {
        store(u.c0, to: spectrum + 80 * plane)
        storeComplex(u.c1, u.s1, spectrum, plane)
        storeComplex(u.c2, u.s2, spectrum + 2 * plane, plane)
        storeComplex(u.c3, u.s3, spectrum + 4 * plane, plane)
        storeComplex(u.c4, u.s4, spectrum + 6 * plane, plane)
    }

    /// Stores the nine complex frequencies of columns `fx` and `-fx` from the columns of horizontal cosines and sines.
    @inline(__always)
    private static func storePair(
        _ fx: Int, _ u: Cyclic9Line, _ w: Cyclic9Line, _ spectrum: UnsafeMutablePointer<Float>, _ plane: Int
    ) {
        let p = spectrum + (8 + 18 * (fx - 1)) * plane
        storeComplex(u.c0, w.c0, p, plane)
        storeMirrored(u.c1, u.s1, w.c1, w.s1, p + 2 * plane, plane)
        storeMirrored(u.c2, u.s2, w.c2, w.s2, p + 6 * plane, plane)
        storeMirrored(u.c3, u.s3, w.c3, w.s3, p + 10 * plane, plane)
        storeMirrored(u.c4, u.s4, w.c4, w.s4, p + 14 * plane, plane)
    }

    /// The column of horizontal frequency 0, weighted for the inverse.
    ///
    /// A complex frequency stands for its conjugate too: it counts twice, the real one once. The last step of the
    /// inverse scales everything by 2/81, so the real one is halved here.
    @inline(__always)
    private static func loadReal(_ spectrum: UnsafePointer<Float>, _ plane: Int) -> Cyclic9Line {
        Cyclic9Line(
            c0: load(spectrum + 80 * plane) * 0.5,
            c1: load(spectrum), c2: load(spectrum + 2 * plane), c3: load(spectrum + 4 * plane),
            c4: load(spectrum + 6 * plane), s1: load(spectrum + plane),
            s2: load(spectrum + 3 * plane), s3: load(spectrum + 5 * plane),
            s4: load(spectrum + 7 * plane))
    }

    /// The columns of horizontal cosines and sines, from the nine frequencies of columns `fx` and `-fx`.
    @inline(__always)
    private static func loadPair(
        _ fx: Int, _ spectrum: UnsafePointer<Float>, _ plane: Int
    ) -> (cosines: Cyclic9Line, sines: Cyclic9Line) {
        let p = spectrum + (8 + 18 * (fx - 1)) * plane
        let (c1, c2, c3, c4) = (
            loadMirrored(p + 2 * plane, plane), loadMirrored(p + 6 * plane, plane),
            loadMirrored(p + 10 * plane, plane), loadMirrored(p + 14 * plane, plane)
        )
        let cosines = Cyclic9Line(
            c0: load(p), c1: c1.cc, c2: c2.cc, c3: c3.cc, c4: c4.cc, s1: c1.sc, s2: c2.sc, s3: c3.sc, s4: c4.sc)
        let sines = Cyclic9Line(
            c0: load(p + plane), c1: c1.cs, c2: c2.cs, c3: c3.cs, c4: c4.cs, s1: c1.ss, s2: c2.ss, s3: c3.ss,
            s4: c4.ss)
        return (cosines, sines)
    }
}

/// Stores one complex frequency.
@inline(__always)
func storeComplex(_ real: Vector, _ imaginary: Vector, _ p: UnsafeMutablePointer<Float>, _ plane: Int) {
    store(real, to: p)
    store(imaginary, to: p + plane)
}

/// Stores the complex frequencies (fy, fx) and (fy, -fx) from the four products of cosines and sines.
@inline(__always)
func storeMirrored(
    _ cc: Vector, _ sc: Vector, _ cs: Vector, _ ss: Vector, _ p: UnsafeMutablePointer<Float>, _ plane: Int
) {
    storeComplex(cc - ss, sc + cs, p, plane)
    storeComplex(cc + ss, sc - cs, p + 2 * plane, plane)
}

/// The coefficients of the four products of cosines and sines in the real part of A e^(-i(a+b)) + B e^(-i(a-b)), where
/// A and B are the frequencies (fy, fx) and (fy, -fx). The mirror image of `storeMirrored`.
@inline(__always)
func loadMirrored(_ p: UnsafePointer<Float>, _ plane: Int) -> (cc: Vector, sc: Vector, cs: Vector, ss: Vector) {
    let aReal = load(p), aImaginary = load(p + plane)
    let bReal = load(p + 2 * plane), bImaginary = load(p + 3 * plane)
    return (aReal + bReal, aImaginary + bImaginary, aImaginary - bImaginary, bReal - aReal)
}
