/// How values become heights: the range that a plot shows, and whether in even steps of the value or of its logarithm.
public struct PlotScale: Sendable, Equatable {
    /// The value at the lower edge.
    public let lower: Double
    /// The value at the upper edge, above `lower`.
    public let upper: Double
    /// Whether equal heights are equal ratios.
    public let isLogarithmic: Bool

    /// A range; bounds that leave no room (equal, exchanged, not finite, or not positive on a logarithmic scale) are
    /// brought to sane ones: equal bounds end up in the middle.
    public init(lower: Double, upper: Double, isLogarithmic: Bool = false) {
        let limit = 1e300
        var low = lower.isFinite ? max(-limit, min(limit, lower)) : 0
        var high = upper.isFinite ? max(-limit, min(limit, upper)) : 1
        if low > high { swap(&low, &high) }
        if isLogarithmic {
            if high < 1e-300 { high = 1 }
            if low < 1e-300 { low = high / 1e6 }
            if high / low < 1.000_001 {
                low /= 2
                high *= 2
            }
        } else if high - low <= max(abs(low), abs(high)) * 1e-6 {
            let margin = high == 0 ? 1 : abs(high) / 2
            low -= margin
            high += margin
        }
        self.lower = low
        self.upper = high
        self.isLogarithmic = isLogarithmic
    }

    /// The scale that just shows all finite values of some series (on a logarithmic scale all positive ones); 0 to 1
    /// where there are none.
    public static func fitting(_ series: [[SeriesBucket]], isLogarithmic: Bool = false) -> PlotScale {
        var lower = Float.infinity
        var upper = -Float.infinity
        for bucket in series.joined() where bucket.isDrawable {
            if isLogarithmic {
                let least = bucket.minimum > 0 ? bucket.minimum : bucket.maximum
                guard least > 0 else { continue }
                lower = min(lower, least)
            } else {
                lower = min(lower, bucket.minimum)
            }
            upper = max(upper, bucket.maximum)
        }
        guard lower <= upper else { return PlotScale(lower: 0, upper: 1, isLogarithmic: isLogarithmic) }
        return PlotScale(lower: Double(lower), upper: Double(upper), isLogarithmic: isLogarithmic)
    }

    /// 0 at the lower edge, 1 at the upper; values outside are brought to the edges. NaN gives 0.
    public func position(of value: Double) -> Double {
        if isLogarithmic {
            guard value > lower else { return 0 }
            guard value < upper else { return 1 }
            return min(1, logarithm2(value / lower) / logarithm2(upper / lower))
        }
        guard value > lower else { return 0 }
        return value < upper ? (value - lower) / (upper - lower) : 1
    }

    /// The value at a height, the inverse of `position`.
    public func value(at position: Double) -> Double {
        isLogarithmic
            ? lower * exponential2(position * logarithm2(upper / lower))
            : lower + position * (upper - lower)
    }
}
