/// How a complex frequency is laid out in three planes, so that a complex product takes three real ones.
///
/// For A = a + ia' and B = b + ib' (Gauss's trick, in the form that gives A conj B):
///
///     m1 = a (b + b'),   m2 = (a' - a) b',   m3 = (a + a') b
///     Re A conj B = ab + a'b' = m1 + m2
///     Im A conj B = a'b - ab' = m3 - m1
///
/// Hence the three planes of a left factor are (a, a' - a, a + a'), those of a right factor (b + b', b', b), and the
/// planes of a sum of products are the sums of m1, m2 and m3. The products AB, and conj A B = conj (A conj B), are made
/// by conjugating a factor where it is stored or the result where it is read.
enum SpectralForm {
    case left, right
}

/// Stores one complex frequency, or its conjugate, in three planes; returns what follows them.
@inline(__always)
@discardableResult
func storeComplex(
    _ real: Vector, _ imaginary: Vector, _ form: SpectralForm, conjugated: Bool, _ p: UnsafeMutablePointer<Float>,
    _ plane: Int
) -> UnsafeMutablePointer<Float> {
    let sum = real + imaginary, difference = real - imaginary
    if form == .left {
        store(real, to: p)
        store(conjugated ? Vector.zero - sum : imaginary - real, to: p + plane)
        store(conjugated ? difference : sum, to: p + 2 * plane)
    } else {
        store(conjugated ? difference : sum, to: p)
        store(conjugated ? Vector.zero - imaginary : imaginary, to: p + plane)
        store(real, to: p + 2 * plane)
    }
    return p + 3 * plane
}

/// Reads one complex frequency, or its conjugate, from the three planes of a sum of products.
@inline(__always)
func loadComplex(
    conjugated: Bool, _ p: UnsafePointer<Float>, _ plane: Int
) -> (real: Vector, imaginary: Vector) {
    let m1 = load(p), m2 = load(p + plane), m3 = load(p + 2 * plane)
    return (m1 + m2, conjugated ? m1 - m3 : m3 - m1)
}

/// Stores the complex frequencies (fy, fx) and (fy, -fx) from the four products of cosines and sines; returns what
/// follows them. The first letter is the vertical one:
///
///     X(fy,  fx) = (CC - SS) + i(SC + CS),   X(fy, -fx) = (CC + SS) + i(SC - CS)
@inline(__always)
@discardableResult
func storeMirrored(
    _ cc: Vector, _ sc: Vector, _ cs: Vector, _ ss: Vector, _ form: SpectralForm, conjugated: Bool,
    _ p: UnsafeMutablePointer<Float>, _ plane: Int
) -> UnsafeMutablePointer<Float> {
    let next = storeComplex(cc - ss, sc + cs, form, conjugated: conjugated, p, plane)
    return storeComplex(cc + ss, sc - cs, form, conjugated: conjugated, next, plane)
}

/// The coefficients of the four products of cosines and sines in the real part of A e^(-i(a+b)) + B e^(-i(a-b)), where
/// A and B are the frequencies (fy, fx) and (fy, -fx): the transposed map of `storeMirrored`.
@inline(__always)
func loadMirrored(
    conjugated: Bool, _ p: UnsafePointer<Float>, _ plane: Int
) -> (cc: Vector, sc: Vector, cs: Vector, ss: Vector) {
    let a = loadComplex(conjugated: conjugated, p, plane)
    let b = loadComplex(conjugated: conjugated, p + 3 * plane, plane)
    return (a.real + b.real, a.imaginary + b.imaginary, a.imaginary - b.imaginary, b.real - a.real)
}
