/// The transposed convolution from 2 to 7 values with 5 taps and stride 2 by Toom's and Cook's multiplication of
/// polynomials: 7 products instead of 10.
///
/// Output 2i + k sums input[i] · tap[k]. Even outputs see the even taps only, odd outputs the odd ones, so there are two
/// products of polynomials: (x0 + x1 t)(w0 + w2 t + w4 t²) has the coefficients y0, y2, y4, y6, and
/// (x0 + x1 t)(w1 + w3 t) has y1, y3, y5. A product is known by its values at as many points as it has coefficients, and
/// a value is one product of numbers: at t = 0, 1, -1, ∞ for the first, 0, 1, ∞ for the second (∞ stands for the leading
/// coefficient). Such points cost additions only and keep rounding small; see Knuth, "The art of computer programming",
/// volume 2, section 4.3.3, and Winograd, "Arithmetic complexity of computations" (doi:10.1137/1.9781611970364).
///
/// In matrices y = I ((G w) · (E x)) with the products number by number. Its adjoints give the gradients:
/// dx = Eᵀ ((G w) · (Iᵀ dy)) and dw = Gᵀ ((E x) · (Iᵀ dy)).
///
/// The seven points lie in this order: even 0, 1, -1, ∞, odd 0, 1, ∞.
enum ToomCookLine {
    static let pointCount = 7
    /// The input's values are the same for even and odd outputs: four.
    static let inputPointCount = 4

    /// Which of the input's values a point needs.
    @inline(__always)
    static func inputPoint(_ point: Int) -> Int { point < 4 ? point : (point == 6 ? 3 : point - 4) }

    /// E: the values of x0 + x1 t at 0, 1, -1, ∞.
    @inline(__always)
    static func evaluateInput(_ x: InlineArray<2, Vector>) -> InlineArray<4, Vector> {
        [x[0], x[0] + x[1], x[0] - x[1], x[1]]
    }

    /// The transpose of `evaluateInput`.
    @inline(__always)
    static func gatherInput(_ values: InlineArray<4, Vector>) -> InlineArray<2, Vector> {
        [values[0] + (values[1] + values[2]), values[3] + (values[1] - values[2])]
    }

    /// G: the value of the taps' polynomial at a point, those at 1 and -1 of the even taps halved so that `interpolate`
    /// need not halve.
    @inline(__always)
    static func evaluateTaps(_ w: InlineArray<5, Vector>, at point: Int) -> Vector {
        switch point {
        case 0: w[0]
        case 1: (w[0] + w[4]) * 0.5 + w[2] * 0.5
        case 2: (w[0] + w[4]) * 0.5 - w[2] * 0.5
        case 3: w[4]
        case 4: w[1]
        case 5: w[1] + w[3]
        default: w[3]
        }
    }

    /// The transpose of `evaluateTaps` at all points.
    @inline(__always)
    static func gatherTaps(_ values: InlineArray<7, Vector>) -> InlineArray<5, Vector> {
        let sum = (values[1] + values[2]) * 0.5, difference = (values[1] - values[2]) * 0.5
        return [values[0] + sum, values[4] + values[5], difference, values[6] + values[5], values[3] + sum]
    }

    /// I: the seven outputs from the products at the points.
    @inline(__always)
    static func interpolate(_ m: InlineArray<7, Vector>) -> InlineArray<7, Vector> {
        let sum = m[1] + m[2], difference = m[1] - m[2]
        return [m[0], m[4], difference - m[3], m[5] - m[4] - m[6], sum - m[0], m[6], m[3]]
    }

    /// The transpose of `interpolate`.
    @inline(__always)
    static func spread(_ y: InlineArray<7, Vector>) -> InlineArray<7, Vector> {
        [y[0] - y[4], y[4] + y[2], y[4] - y[2], y[6] - y[2], y[1] - y[3], y[3], y[5] - y[3]]
    }
}

/// Reads some vectors, `stride` numbers apart.
@inline(__always)
func loadVectors<let count: Int>(_ source: UnsafePointer<Float>, stride: Int) -> InlineArray<count, Vector> {
    var vectors = InlineArray<count, Vector>(repeating: .zero)
    for index in 0..<count { vectors[index] = load(source + index * stride) }
    return vectors
}

/// Writes some vectors, `stride` numbers apart.
@inline(__always)
func storeVectors<let count: Int>(
    _ vectors: InlineArray<count, Vector>, to target: UnsafeMutablePointer<Float>, stride: Int
) {
    for index in 0..<count { store(vectors[index], to: target + index * stride) }
}
