/// Some neighbouring values of a series, summed up for one column of a plot.
public struct SeriesBucket: Sendable, Equatable {
    /// The least finite value; NaN if there is none.
    public var minimum: Float
    /// The greatest finite value; NaN if there is none.
    public var maximum: Float
    /// Whether a value was not finite.
    public var hasNonFinite: Bool

    /// A bucket of one value.
    public init(_ value: Float) {
        minimum = value.isFinite ? value : .nan
        maximum = minimum
        hasNonFinite = !value.isFinite
    }

    /// A bucket with these bounds; NaN and NaN if it holds no finite value.
    public init(minimum: Float, maximum: Float, hasNonFinite: Bool = false) {
        self.minimum = minimum
        self.maximum = maximum
        self.hasNonFinite = hasNonFinite
    }

    /// A bucket without values.
    public static let empty = SeriesBucket(minimum: .nan, maximum: .nan)

    /// Whether there is a finite value.
    public var isDrawable: Bool { !minimum.isNaN }

    /// Takes the values of another bucket in.
    public mutating func merge(_ other: SeriesBucket) {
        hasNonFinite = hasNonFinite || other.hasNonFinite
        guard other.isDrawable else { return }
        minimum = isDrawable ? min(minimum, other.minimum) : other.minimum
        maximum = maximum.isNaN ? other.maximum : max(maximum, other.maximum)
    }

    /// Brings a series to exactly `columns` buckets. Neighbours are merged, so no extreme is lost; a shorter series is
    /// stretched, each value over several columns. An empty series gives empty buckets.
    public static func resample(_ buckets: [SeriesBucket], columns: Int) -> [SeriesBucket] {
        guard columns > 0 else { return [] }
        guard !buckets.isEmpty else { return Array(repeating: .empty, count: columns) }
        return (0..<columns).map { column in
            let first = column * buckets.count / columns
            let last = max(first + 1, (column + 1) * buckets.count / columns)
            return buckets[first + 1..<last].reduce(into: buckets[first]) { $0.merge($1) }
        }
    }

    /// Brings plain values to exactly `columns` buckets.
    public static func resample(_ values: [Float], columns: Int) -> [SeriesBucket] {
        resample(values.map { SeriesBucket($0) }, columns: columns)
    }
}
