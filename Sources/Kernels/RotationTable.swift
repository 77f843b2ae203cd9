/// Sines and cosines of the small cyclic transforms, made at first use from their power series: the project's own
/// digits on every system.
struct RotationTable {
    /// Cosines of 0, 1, 2, 3, 4 ninths of a turn.
    let ninthCosines: (Float, Float, Float, Float, Float)
    /// Sines of 0, 1, 2, 3, 4 ninths of a turn.
    let ninthSines: (Float, Float, Float, Float, Float)
    /// The cosine of an eighth of a turn, which is its sine too.
    let eighth: Float

    /// The one table that the transforms read.
    static let shared = RotationTable()

    private init() {
        func cosine(_ ninths: Double) -> Float { Float(rotation(turns: ninths / 9).cosine) }
        func sine(_ ninths: Double) -> Float { Float(rotation(turns: ninths / 9).sine) }
        ninthCosines = (1, cosine(1), cosine(2), cosine(3), cosine(4))
        ninthSines = (0, sine(1), sine(2), sine(3), sine(4))
        eighth = Float(rotation(turns: 0.125).cosine)
    }
}

/// The cosine and sine of an angle from 0 to half a turn, to about 1e-15.
///
/// Both power series side by side: term k of exp(ix) is the one before times ix/k. At half a turn the largest term is
/// 8.2 and the thirtieth below 1e-17.
private func rotation(turns: Double) -> (cosine: Double, sine: Double) {
    let angle = 2 * Double.pi * turns
    var term = (real: 1.0, imaginary: 0.0)
    var sum = term
    for k in 1...30 {
        let factor = angle / Double(k)
        term = (-term.imaginary * factor, term.real * factor)
        sum = (sum.real + term.real, sum.imaginary + term.imaginary)
    }
    return (sum.real, sum.imaginary)
}
