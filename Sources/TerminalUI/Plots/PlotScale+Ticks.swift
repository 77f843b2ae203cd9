extension PlotScale {
    /// At most `count` round numbers within the range, ascending: 1, 2 or 5 times a power of ten in even steps, or on a
    /// logarithmic scale over more than a decade 1, 2 and 5 of each decade, or whole decades.
    public func ticks(count: Int) -> [Double] {
        guard count > 0 else { return [] }
        if isLogarithmic, upper / lower > 10 { return logarithmicTicks(count: count) }
        return linearTicks(count: count)
    }

    private func linearTicks(count: Int) -> [Double] {
        var exponent = decimalExponent((upper - lower) / Double(count + 1))
        while true {
            for factor in [1, 2, 5] {
                let step = Double(factor) * power(exponent)
                let first = (lower / step).rounded(.up)
                let last = (upper / step).rounded(.down)
                // Beyond 2^53 steps from zero the multiples are no longer distinct.
                guard abs(first) < 9e15, abs(last) < 9e15 else { continue }
                guard last - first < Double(count) else { continue }
                guard last >= first else { return [] }
                return (Int(first)...Int(last)).map { decimal($0 * factor, exponent) }
            }
            exponent += 1
        }
    }

    private func logarithmicTicks(count: Int) -> [Double] {
        let decades = decimalExponent(lower)...decimalExponent(upper)
        func within(_ factors: [Int], every stride: Int) -> [Double] {
            var values: [Double] = []
            for exponent in decades where exponent % stride == 0 {
                for factor in factors {
                    let value = decimal(factor, exponent)
                    if value >= lower * (1 - 1e-12), value <= upper * (1 + 1e-12) { values.append(value) }
                }
            }
            return values
        }
        for factors in [[1, 2, 5], [1, 3]] {
            let fine = within(factors, every: 1)
            if fine.count <= count { return fine }
        }
        for stride in 1...decades.count {
            let coarse = within([1], every: stride)
            if coarse.count <= count { return coarse }
        }
        return []
    }

    /// The exponent of ten of a positive number's leading digit.
    private func decimalExponent(_ value: Double) -> Int {
        guard value > 0 else { return -300 }
        let estimate = Int((logarithm2(value) * 0.301_029_995_663_981_2).rounded(.down))
        return power(estimate + 1) <= value ? estimate + 1 : estimate
    }

    private func power(_ exponent: Int) -> Double { decimal(1, exponent) }

    /// The double nearest to `digits` times ten to the `exponent`, so that ticks print short.
    private func decimal(_ digits: Int, _ exponent: Int) -> Double { Double("\(digits)e\(exponent)") ?? 0 }
}
