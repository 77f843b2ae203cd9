/// Real Fourier transforms of length 8 in one dimension, for signals that are zero outside a centred stretch of seven
/// (features), three or two (filter taps).
///
/// Positions run from -3 to 3, with t = 2π/8:
///
///     C[f] = Σ x[j] cos(t f j),  f = 0...4,      S[f] = Σ x[j] sin(t f j),  f = 1...3.
///
/// As in `Cyclic9Line`, sums and differences of mirrored values halve the work; here the only factor besides 1 is
/// h = cos t = sin t.
struct Cyclic8Line {
    var c0, c1, c2, c3, c4, s1, s2, s3: Vector

    /// The cosine of an eighth of a turn, once per lane, and its negative.
    struct Rotations {
        let eighth, minusEighth: Vector

        @inline(__always) init() {
            let table = RotationTable.shared
            eighth = Vector(repeating: table.eighthCosine(1))
            minusEighth = Vector(repeating: -table.eighthCosine(1))
        }
    }

    @inline(__always)
    init(c0: Vector, c1: Vector, c2: Vector, c3: Vector, c4: Vector, s1: Vector, s2: Vector, s3: Vector) {
        self.c0 = c0
        self.c1 = c1
        self.c2 = c2
        self.c3 = c3
        self.c4 = c4
        self.s1 = s1
        self.s2 = s2
        self.s3 = s3
    }

    /// The transform of seven values, `stride` numbers apart.
    @inline(__always)
    init(seven x: UnsafePointer<Float>, stride: Int, _ r: Rotations) {
        let x0 = load(x + 3 * stride)
        let a1 = load(x + 4 * stride), b1 = load(x + 2 * stride)
        let a2 = load(x + 5 * stride), b2 = load(x + stride)
        let a3 = load(x + 6 * stride), b3 = load(x)
        let e1 = a1 + b1, e2 = a2 + b2, e3 = a3 + b3
        let o1 = a1 - b1, o2 = a2 - b2, o3 = a3 - b3
        let even = x0 + e2, odd = e1 + e3
        let slope = e1 - e3
        c0 = even + odd
        c1 = multiplyAdd(slope, r.eighth, x0)
        // cos(tj) vanishes at 2, cos(2tj) at 1 and 3.
        c2 = x0 - e2
        c3 = multiplyAdd(slope, r.minusEighth, x0)
        c4 = even - odd
        let diagonal = o1 + o3
        s1 = multiplyAdd(diagonal, r.eighth, o2)
        s2 = o1 - o3
        s3 = diagonal * r.eighth - o2
    }

    /// The transform of taps at -1, 0 and 1 from the middle one, the sum and the difference of the others. Taps at
    /// 0 and 1 alone: the second one is both sum and difference.
    @inline(__always)
    init(middle: Vector, sum: Vector, difference: Vector, _ r: Rotations) {
        let diagonal = difference * r.eighth
        c0 = middle + sum
        c1 = multiplyAdd(sum, r.eighth, middle)
        c2 = middle
        c3 = multiplyAdd(sum, r.minusEighth, middle)
        c4 = middle - sum
        s1 = diagonal
        s2 = difference
        s3 = diagonal
    }

    /// Reads eight components, `stride` numbers apart.
    @inline(__always)
    init(components p: UnsafePointer<Float>, stride: Int) {
        c0 = load(p)
        c1 = load(p + stride)
        c2 = load(p + 2 * stride)
        c3 = load(p + 3 * stride)
        c4 = load(p + 4 * stride)
        s1 = load(p + 5 * stride)
        s2 = load(p + 6 * stride)
        s3 = load(p + 7 * stride)
    }

    /// Writes the eight components, `stride` numbers apart.
    @inline(__always)
    func write(to p: UnsafeMutablePointer<Float>, stride: Int) {
        store(c0, to: p)
        store(c1, to: p + stride)
        store(c2, to: p + 2 * stride)
        store(c3, to: p + 3 * stride)
        store(c4, to: p + 4 * stride)
        store(s1, to: p + 5 * stride)
        store(s2, to: p + 6 * stride)
        store(s3, to: p + 7 * stride)
    }

    /// Writes the sums Σ C[f] cos(t f j) + S[f] sin(t f j) at j = -3...3, times `scale`, `stride` numbers apart.
    @inline(__always)
    func storeSeven(to p: UnsafeMutablePointer<Float>, stride: Int, scale: Vector? = nil, _ r: Rotations) {
        let ends = c0 + c4, alternating = c0 - c4, slope = c1 - c3
        let e0 = ends + c2 + (c1 + c3), e2 = ends - c2
        let e1 = multiplyAdd(slope, r.eighth, alternating), e3 = multiplyAdd(slope, r.minusEighth, alternating)
        let diagonal = (s1 + s3) * r.eighth
        let o1 = diagonal + s2, o2 = s1 - s3, o3 = diagonal - s2
        put(e3 - o3, scale, to: p)
        put(e2 - o2, scale, to: p + stride)
        put(e1 - o1, scale, to: p + 2 * stride)
        put(e0, scale, to: p + 3 * stride)
        put(e1 + o1, scale, to: p + 4 * stride)
        put(e2 + o2, scale, to: p + 5 * stride)
        put(e3 + o3, scale, to: p + 6 * stride)
    }

    /// The sum at j = 0, and the even and odd part of those at j = 1 and -1.
    @inline(__always)
    func innermost(_ r: Rotations) -> (middle: Vector, even: Vector, odd: Vector) {
        (
            middle: (c0 + c4) + c2 + (c1 + c3),
            even: multiplyAdd(c1 - c3, r.eighth, c0 - c4),
            odd: multiplyAdd(s1 + s3, r.eighth, s2)
        )
    }

    @inline(__always)
    private func put(_ value: Vector, _ scale: Vector?, to p: UnsafeMutablePointer<Float>) {
        if let scale { store(value * scale, to: p) } else { store(value, to: p) }
    }
}
