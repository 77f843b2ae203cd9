/// Real Fourier transforms of length 9 in one dimension, for signals that are zero outside a centred stretch of seven
/// (features) or five (filter taps).
///
/// Positions run from -3 to 3, with t = 2π/9:
///
///     C[f] = Σ x[j] cos(t f j),  S[f] = Σ x[j] sin(t f j),  f = 0...4,
///
/// so that C + iS is the usual transform with e^(+i). Cosine is even and sine odd, hence x enters only as sums
/// e[j] = x[j] + x[-j] and differences o[j] = x[j] - x[-j]: half the products. Since 3t is a third of a turn,
/// cos(3tj) is -1/2 or 1 and the third frequency needs almost none.
/// (Rader's and the Winograd transforms need fewer products still, but additions cost as much as fused products.)
struct Cyclic9Line {
    var c0, c1, c2, c3, c4, s1, s2, s3, s4: Vector

    /// The cosines and sines, once per lane.
    struct Rotations {
        let cos1, cos2, cos4, sin1, sin2, sin3, sin4, minusSin1, minusSin3, minusHalf: Vector

        @inline(__always) init() {
            let table = RotationTable.shared
            cos1 = Vector(repeating: table.ninthCosine(1))
            cos2 = Vector(repeating: table.ninthCosine(2))
            cos4 = Vector(repeating: table.ninthCosine(4))
            sin1 = Vector(repeating: table.ninthSine(1))
            sin2 = Vector(repeating: table.ninthSine(2))
            sin3 = Vector(repeating: table.ninthSine(3))
            sin4 = Vector(repeating: table.ninthSine(4))
            minusSin1 = Vector(repeating: -table.ninthSine(1))
            minusSin3 = Vector(repeating: -table.ninthSine(3))
            minusHalf = Vector(repeating: -0.5)
        }
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
        let inner = e1 + e2, outer = x0 + e3
        let base = multiplyAdd(e3, r.minusHalf, x0)
        c0 = outer + inner
        c1 = multiplyAdd(e2, r.cos2, multiplyAdd(e1, r.cos1, base))
        c2 = multiplyAdd(e2, r.cos4, multiplyAdd(e1, r.cos2, base))
        c3 = multiplyAdd(inner, r.minusHalf, outer)
        c4 = multiplyAdd(e2, r.cos1, multiplyAdd(e1, r.cos4, base))
        let third = o3 * r.sin3
        s1 = multiplyAdd(o2, r.sin2, multiplyAdd(o1, r.sin1, third))
        s2 = multiplyAdd(o1, r.sin2, multiplyAdd(o3, r.minusSin3, o2 * r.sin4))
        s3 = (o1 - o2) * r.sin3
        s4 = multiplyAdd(o1, r.sin4, multiplyAdd(o2, r.minusSin1, third))
    }

    /// The transform of the middle value, the sums `e` and the differences `o` of the others one and two steps away.
    @inline(__always)
    init(middle: Vector, e1: Vector, e2: Vector, o1: Vector, o2: Vector, _ r: Rotations) {
        let inner = e1 + e2
        c0 = middle + inner
        c1 = multiplyAdd(e2, r.cos2, multiplyAdd(e1, r.cos1, middle))
        c2 = multiplyAdd(e2, r.cos4, multiplyAdd(e1, r.cos2, middle))
        c3 = multiplyAdd(inner, r.minusHalf, middle)
        c4 = multiplyAdd(e2, r.cos1, multiplyAdd(e1, r.cos4, middle))
        s1 = multiplyAdd(o1, r.sin1, o2 * r.sin2)
        s2 = multiplyAdd(o1, r.sin2, o2 * r.sin4)
        s3 = (o1 - o2) * r.sin3
        s4 = multiplyAdd(o2, r.minusSin1, o1 * r.sin4)
    }

    /// Reads nine components, `stride` numbers apart.
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
        s4 = load(p + 8 * stride)
    }

    @inline(__always)
    init(c0: Vector, c1: Vector, c2: Vector, c3: Vector, c4: Vector, s1: Vector, s2: Vector, s3: Vector, s4: Vector) {
        self.c0 = c0
        self.c1 = c1
        self.c2 = c2
        self.c3 = c3
        self.c4 = c4
        self.s1 = s1
        self.s2 = s2
        self.s3 = s3
        self.s4 = s4
    }

    /// Writes the nine components, `stride` numbers apart.
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
        store(s4, to: p + 8 * stride)
    }

    /// Even and odd parts of the inverse at distances 0, 1 and 2: Σ C[f] cos(t f j) and Σ S[f] sin(t f j).
    @inline(__always)
    private func innerParts(_ r: Rotations) -> (e0: Vector, e1: Vector, e2: Vector, o1: Vector, o2: Vector) {
        let base = multiplyAdd(c3, r.minusHalf, c0)
        let third = s3 * r.sin3
        return (
            e0: (c0 + c3) + (c1 + c2 + c4),
            e1: multiplyAdd(c4, r.cos4, multiplyAdd(c2, r.cos2, multiplyAdd(c1, r.cos1, base))),
            e2: multiplyAdd(c4, r.cos1, multiplyAdd(c2, r.cos4, multiplyAdd(c1, r.cos2, base))),
            o1: multiplyAdd(s4, r.sin4, multiplyAdd(s2, r.sin2, multiplyAdd(s1, r.sin1, third))),
            o2: multiplyAdd(s4, r.minusSin1, multiplyAdd(s2, r.sin4, multiplyAdd(s3, r.minusSin3, s1 * r.sin2)))
        )
    }

    /// Writes the sums Σ C[f] cos(t f j) + S[f] sin(t f j) at j = -3...3, times `scale`, `stride` numbers
    /// apart.
    @inline(__always)
    func storeSeven(to p: UnsafeMutablePointer<Float>, stride: Int, scale: Vector? = nil, _ r: Rotations) {
        let (e0, e1, e2, o1, o2) = innerParts(r)
        let e3 = multiplyAdd(c1 + c2 + c4, r.minusHalf, c0 + c3)
        let o3 = (s1 - s2 + s4) * r.sin3
        put(e3 - o3, scale, to: p)
        put(e2 - o2, scale, to: p + stride)
        put(e1 - o1, scale, to: p + 2 * stride)
        put(e0, scale, to: p + 3 * stride)
        put(e1 + o1, scale, to: p + 4 * stride)
        put(e2 + o2, scale, to: p + 5 * stride)
        put(e3 + o3, scale, to: p + 6 * stride)
    }

    /// Writes the sums at j = -2...2, times `scale`, `stride` numbers apart.
    @inline(__always)
    func storeFive(to p: UnsafeMutablePointer<Float>, stride: Int, scale: Vector? = nil, _ r: Rotations) {
        let (e0, e1, e2, o1, o2) = innerParts(r)
        put(e2 - o2, scale, to: p)
        put(e1 - o1, scale, to: p + stride)
        put(e0, scale, to: p + 2 * stride)
        put(e1 + o1, scale, to: p + 3 * stride)
        put(e2 + o2, scale, to: p + 4 * stride)
    }

    @inline(__always)
    private func put(_ value: Vector, _ scale: Vector?, to p: UnsafeMutablePointer<Float>) {
        if let scale { store(value * scale, to: p) } else { store(value, to: p) }
    }
}
