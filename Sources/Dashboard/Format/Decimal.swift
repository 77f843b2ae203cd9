/// Decimal logarithms and powers for axes, exact enough for drawing (about 1e-12); the standard library has none.
enum Decimal {
    /// The logarithm of `value` to base ten; minus infinity at zero, NaN below.
    ///
    /// The binary exponent is exact; the logarithm of the significand, brought into [sqrt(1/2), sqrt(2)), is the series
    /// 2 atanh((m - 1) / (m + 1)), whose argument is then below 0.172.
    static func logarithm(_ value: Double) -> Double {
        guard value > 0 else { return value == 0 ? -.infinity : .nan }
        guard value.isFinite else { return value }
        var exponent = Double(value.exponent)
        var significand = value.significand
        if significand > 1.414_213_562_373_095 {
            significand /= 2
            exponent += 1
        }
        let argument = (significand - 1) / (significand + 1)
        let square = argument * argument
        var (term, sum) = (argument, 0.0)
        for denominator in stride(from: 1.0, through: 19, by: 2) {
            sum += term / denominator
            term *= square
        }
        return exponent * 0.301_029_995_663_981_2 + 2 * sum * 0.434_294_481_903_251_8
    }

    /// Ten to a whole power, exact from 0 to 22.
    static func power(_ exponent: Int) -> Double {
        guard exponent.magnitude <= 400 else { return exponent < 0 ? 0 : .infinity }
        var result = 1.0
        for _ in 0..<exponent.magnitude { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }
}
