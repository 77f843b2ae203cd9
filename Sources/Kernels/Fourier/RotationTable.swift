/// Sines and cosines of the small cyclic transforms, made at first use from their power series: the project's own
/// digits on every system.
struct RotationTable {
    /// The one table that the transforms read.
    static let shared = RotationTable()

    private var ninths = InlineArray<9, SIMD2<Float>>(repeating: .zero)
    private var eighths = InlineArray<8, SIMD2<Float>>(repeating: .zero)

    private init() {
        for index in 0..<9 { ninths[index] = rotation(turns: Double(index) / 9) }
        for index in 0..<8 { eighths[index] = rotation(turns: Double(index) / 8) }
    }

    /// The cosine of `index` ninths of a turn, 0 or more.
    @inline(__always)
    func ninthCosine(_ index: Int) -> Float { ninths[index % 9].x }

    /// The sine of `index` ninths of a turn, 0 or more.
    @inline(__always)
    func ninthSine(_ index: Int) -> Float { ninths[index % 9].y }

    /// The cosine of `index` eighths of a turn, 0 or more.
    @inline(__always)
    func eighthCosine(_ index: Int) -> Float { eighths[index % 8].x }

    /// The sine of `index` eighths of a turn, 0 or more.
    @inline(__always)
    func eighthSine(_ index: Int) -> Float { eighths[index % 8].y }
}

/// The cosine and sine of an angle of less than a turn.
///
/// Both power series side by side: term k of exp(ix) is the one before times ix/k. Up to a whole turn the largest term
/// is 85 and the fiftieth below 1e-24, so both are exact to about 1e-14; what should be 0 is made 0.
private func rotation(turns: Double) -> SIMD2<Float> {
    let angle = 2 * Double.pi * turns
    var term = (real: 1.0, imaginary: 0.0)
    var sum = term
    for k in 1...50 {
        let factor = angle / Double(k)
        term = (-term.imaginary * factor, term.real * factor)
        sum = (sum.real + term.real, sum.imaginary + term.imaginary)
    }
    func clean(_ value: Double) -> Float { value.magnitude < 1e-12 ? 0 : Float(value) }
    return SIMD2(clean(sum.real), clean(sum.imaginary))
}
