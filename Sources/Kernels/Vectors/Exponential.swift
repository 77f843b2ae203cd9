/// results[i] = e^values[i], within 2 units in the last place; beyond ±87 it stays at the value there.
public func exponential(_ values: UnsafePointer<Float>, _ results: UnsafeMutablePointer<Float>, count: Int) {
    var index = 0
    while index < count {
        let rest = count - index
        storeLanes(exponential(loadLanes(values + index, count: rest)), to: results + index, count: rest)
        index += 16
    }
}

/// e^x = 2^n e^r with n the whole number nearest to x / ln 2, so |r| <= ln 2 / 2, where Taylor's series to r^7 leaves
/// less than 6e-9.
@inline(__always)
func exponential(_ values: Lanes) -> Lanes {
    let limit = Lanes(repeating: 87)
    var x = values.replacing(with: limit, where: values .> limit)
    x = x.replacing(with: -limit, where: x .< -limit)
    // Adding 1.5 * 2^23 leaves the nearest whole number in the last bits.
    let magic = Lanes(repeating: 0x1.8p23)
    let shifted = multiplyAdd(x, Lanes(repeating: 0x1.715476p0), magic)
    let whole = shifted - magic
    // ln 2 in two parts; the first has few enough bits for exact products.
    var r = multiplyAdd(whole, Lanes(repeating: -0x1.62e4p-1), x)
    r = multiplyAdd(whole, Lanes(repeating: -0x1.7f7d1cp-20), r)
    let series: InlineArray<8, Float> = [1 / 5040, 1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1]
    let sum = polynomial(series, r)
    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- unsafeBitCast(magic, to: SIMD16<Int32>.self)
    return sum * unsafeBitCast((exponent &+ 127) &<< 23, to: Lanes.self)
}

/// results[i] = ln(1 + values[i]) for values in 0...1, within 2 units in the last place, however small.
public func logarithmOfOnePlus(_ values: UnsafePointer<Float>, _ results: UnsafeMutablePointer<Float>, count: Int) {
    var index = 0
    while index < count {
        let rest = count - index
        storeLanes(logarithmOfOnePlus(loadLanes(values + index, count: rest)), to: results + index, count: rest)
        index += 16
    }
}

/// ln(1 + y) = 2 artanh s with s = y / (2 + y) <= 1/3: 2 s (1 + s^2/3 + s^4/5 + ...), cut off after s^16.
@inline(__always)
func logarithmOfOnePlus(_ y: Lanes) -> Lanes {
    let s = y / (y + 2)
    let square = s * s
    let series: InlineArray<8, Float> = [1 / 17, 1 / 15, 1 / 13, 1 / 11, 1 / 9, 1 / 7, 1 / 5, 1 / 3]
    let sum = polynomial(series, square)
    let twice = s + s
    return multiplyAdd(twice * square, sum, twice)
}

/// results[i] = tanh values[i], within 3 units in the last place.
public func hyperbolicTangent(_ values: UnsafePointer<Float>, _ results: UnsafeMutablePointer<Float>, count: Int) {
    var index = 0
    while index < count {
        let rest = count - index
        storeLanes(hyperbolicTangent(loadLanes(values + index, count: rest)), to: results + index, count: rest)
        index += 16
    }
}

/// Below 1/2 in size Taylor's series to x^15; above it 1 - 2 / (e^2x + 1), where the difference loses nothing.
@inline(__always)
func hyperbolicTangent(_ x: Lanes) -> Lanes {
    let square = x * x
    // -929,569 / 638,512,875 and so on, from the Bernoulli numbers.
    let series: InlineArray<7, Float> = [
        -0.001_455_834_387, 21844 / 6_081_075, -1382 / 155_925, 62 / 2835, -17 / 315, 2 / 15, -1 / 3,
    ]
    let sum = polynomial(series, square)
    let small = multiplyAdd(x * square, sum, x)
    let size = x.replacing(with: -x, where: x .< 0)
    let large = 1 - 2 / (exponential(size + size) + 1)
    let signed = large.replacing(with: -large, where: x .< 0)
    return signed.replacing(with: small, where: size .< 0.5)
}

/// Horner's scheme; the coefficient of the highest power comes first.
@inline(__always)
private func polynomial<let count: Int>(_ coefficients: InlineArray<count, Float>, _ x: Lanes) -> Lanes {
    var sum = Lanes(repeating: coefficients[0])
    for index in 1..<count { sum = multiplyAdd(sum, x, Lanes(repeating: coefficients[index])) }
    return sum
}
