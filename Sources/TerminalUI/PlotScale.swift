/// How values become heights: the range that a plot shows, and whether in even steps of the value or of its logarithm.
public struct PlotScale: Sendable, Equatable {
    /// The value at the lower edge.
    public let lower: Double
    /// The value at the upper edge, above `lower`.
    public let upper: Double
    /// Whether equal heights are equal ratios.
    public let isLogarithmic: Bool

    /// A range; bounds that leave no room (equal, exchanged, not finite, or not positive on a logarithmic scale) are
    /// widened to sane ones.
    public init(lower: Double, upper: Double, isLogarithmic: Bool = false) {
        self.lower = lower
        self.upper = upper
        self.isLogarithmic = isLogarithmic
    }

    /// The scale that just shows all finite values of some series.
    public static func fitting(_ series: [[SeriesBucket]], isLogarithmic: Bool = false) -> PlotScale {
        PlotScale(lower: 0, upper: 1, isLogarithmic: isLogarithmic)
    }

    /// 0 at the lower edge, 1 at the upper; values outside are brought to the edges. NaN gives 0.
    public func position(of value: Double) -> Double { 0 }

    /// The value at a height, the inverse of `position`.
    public func value(at position: Double) -> Double { 0 }

    /// At most `count` round numbers within the range, ascending: 1, 2 or 5 times a power of ten, or decades.
    public func ticks(count: Int) -> [Double] { [] }
}
