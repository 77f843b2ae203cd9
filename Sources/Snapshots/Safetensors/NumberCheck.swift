/// Looks at numbers for those that are not finite.
enum NumberCheck {
    /// Whether no number is an infinity or NaN: their exponent bits are all ones, nobody else's are.
    static func allFinite(_ numbers: Span<Float>) -> Bool {
        var largest: UInt32 = 0
        for index in numbers.indices {
            largest = max(largest, numbers[index].bitPattern & 0x7fff_ffff)
        }
        return largest < Float.infinity.bitPattern
    }
}
