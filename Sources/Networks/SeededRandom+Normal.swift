extension SeededRandom {
    /// A number of the standard normal distribution, the same on every machine.
    ///
    /// Marsaglia's polar method ("A convenient method for generating normal variables", doi:10.1137/1006063); its second
    /// number is not kept, so that the stream's state is all there is.
    public mutating func nextNormal() -> Double {
        while true {
            let (x, y) = (Double(nextSymmetric()), Double(nextSymmetric()))
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            return x * (-2 * naturalLogarithm(square) / square).squareRoot()
        }
    }
}

/// ln x for positive normal numbers, from arithmetic that every machine rounds alike: x = 2^n m with m between
/// sqrt(1/2) and sqrt(2), and ln m = 2 artanh((m - 1) / (m + 1)), whose series ends below 1e-17 after s^23.
func naturalLogarithm(_ x: Double) -> Double {
    precondition(x.isNormal && x > 0, "\(x) has no logarithm here")
    var (exponent, significand) = (Double(x.exponent), x.significand)
    if significand > 2.0.squareRoot() {
        significand /= 2
        exponent += 1
    }
    let s = (significand - 1) / (significand + 1)
    let square = s * s
    var sum = 0.0
    for power in stride(from: 23, through: 1, by: -2) { sum = sum * square + 1 / Double(power) }
    return exponent * 0.693147180559945309417 + 2 * s * sum
}
