/// Where an axis begins and ends, and its round numbers.
struct Axis: Sendable, Equatable {
    /// The values at its two ends; the upper one is the greater.
    let lower: Double, upper: Double
    /// Whether equal ratios are equally long.
    let logarithmic: Bool

    /// Orders the ends and keeps them apart. A logarithmic axis must end above zero, else it is drawn linear.
    init(lower: Double, upper: Double, logarithmic: Bool = false) {
        var low = lower.isFinite ? lower : 0
        var high = upper.isFinite ? upper : low + 1
        if low > high { swap(&low, &high) }
        if logarithmic, high > 0 {
            low = max(low, high * 1e-12)
            if high / low < 1.01 {
                low /= 1.2
                high *= 1.2
            }
            self.logarithmic = true
        } else {
            if high - low <= max(high.magnitude, low.magnitude) * 1e-9 {
                let room = max(high.magnitude * 0.1, 1e-9)
                low -= room
                high += room
            }
            self.logarithmic = false
        }
        self.lower = low
        self.upper = high
    }

    /// Where a value stands between the ends, 0...1; values beyond are put on the end.
    func position(of value: Double) -> Double {
        guard value > lower else { return 0 }
        guard value < upper else { return 1 }
        if logarithmic {
            let bottom = Decimal.logarithm(lower)
            return (Decimal.logarithm(value) - bottom) / (Decimal.logarithm(upper) - bottom)
        }
        return (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    }

    /// At most about `limit` round numbers on the axis, in rising order; at least one whenever `limit` is not zero.
    func ticks(limit: Int) -> [Double] {
        guard limit > 0 else { return [] }
        if logarithmic {
            let decades = decadeTicks(limit: limit)
            if decades.count >= 2 || limit == 1 { return decades }
        }
        return linearTicks(limit: limit)
    }

    private func linearTicks(limit: Int) -> [Double] {
        guard (upper - lower).isFinite else { return [lower / 2 + upper / 2] }
        var step = Self.roundNumber(atLeast: (upper - lower) / Double(max(1, limit)))
        for _ in 0..<8 {
            let first = (lower / step - 1e-9).rounded(.up)
            let last = (upper / step + 1e-9).rounded(.down)
            guard first.magnitude < 1e12, last.magnitude < 1e12 else { return [upper] }
            if last - first + 1 <= Double(limit), last >= first {
                return (Int(first)...Int(last)).map { Double($0) * step }
            }
            if last < first { return [upper] }
            step = Self.roundNumber(atLeast: step * 1.01)
        }
        return [upper]
    }

    private func decadeTicks(limit: Int) -> [Double] {
        let first = Int((Decimal.logarithm(lower) - 1e-9).rounded(.up))
        let last = Int((Decimal.logarithm(upper) + 1e-9).rounded(.down))
        guard last >= first else { return [] }
        let count = last - first + 1
        let stride = (count + limit - 1) / limit
        let decades = Swift.stride(from: first, through: last, by: stride).map(Decimal.power)
        // Where there is room, 2 and 5 of each decade stand between.
        guard count * 3 <= limit else { return decades }
        let all = (first - 1...last).flatMap { exponent in [1, 2, 5].map { $0 * Decimal.power(exponent) } }
        return all.filter { $0 >= lower * 0.999_999 && $0 <= upper * 1.000_001 }
    }

    /// The least of 1, 2, 5 times a power of ten that is not below `value`; 1 if that makes no sense.
    static func roundNumber(atLeast value: Double) -> Double {
        roundNumber(atLeast: value, among: [1, 2, 5, 10])
    }

    /// The least of some mantissas times a power of ten that is not below `value`; 1 if that makes no sense.
    static func roundNumber(atLeast value: Double, among mantissas: [Double]) -> Double {
        guard value.isFinite, value > 0 else { return 1 }
        let exponent = Int(Decimal.logarithm(value).rounded(.down))
        let power = Decimal.power(exponent)
        guard power > 0, power.isFinite else { return 1 }
        for mantissa in mantissas where mantissa * power >= value * 0.999_999_999 { return mantissa * power }
        return 10 * power
    }
}
