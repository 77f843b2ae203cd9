/// Numbers that are pleasant at the ends of an axis: a short mantissa times a power of ten, never far from each other,
/// so that an axis that must grow grows seldom and not by much.
enum RoundNumber {
    private static let mantissas = [1.0, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

    /// The least round number that is not below `value`; zero and what is not finite stay.
    static func above(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value }
        let power = Decimal.power(Int(Decimal.logarithm(value).rounded(.down)))
        guard power > 0, (power * 10).isFinite else { return value }
        let mantissa = mantissas.first { $0 * power >= value * 0.999_999_999 } ?? 12
        return mantissa * power
    }

    /// The greatest round number that is not above `value`; zero and what is not finite stay.
    static func below(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value }
        let power = Decimal.power(Int(Decimal.logarithm(value).rounded(.down)))
        guard power > 0 else { return value }
        let mantissa = mantissas.last { $0 * power <= value * 1.000_000_001 } ?? 0.8
        return mantissa * power
    }
}
