// The two functions that plots need and the standard library lacks. They place dots on a screen; both are within
// 1e-14 of the truth.

/// The logarithm to base 2 of a positive finite number: its exponent, and for its significand the series of
/// artanh((s - 1) / (s + 1)).
func logarithm2(_ value: Double) -> Double {
    var exponent = Double(value.exponent)
    var significand = value.significand
    if significand > 1.414_213_562_373_095 {
        significand /= 2
        exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 21, by: 2) {
        sum += term / odd
        term *= square
    }
    return exponent + 2 * sum * 1.442_695_040_888_963_4
}

/// Two to this power: exact scaling by the whole part, Taylor's series for the rest.
func exponential2(_ value: Double) -> Double {
    guard value > -1022 else { return 0 }
    guard value < 1024 else { return .infinity }
    let whole = value.rounded()
    let rest = (value - whole) * 0.693_147_180_559_945_3
    var term = 1.0
    var sum = 1.0
    for count in 1...16 {
        term *= rest / Double(count)
        sum += term
    }
    return Double(sign: .plus, exponent: Int(whole), significand: sum)
}
