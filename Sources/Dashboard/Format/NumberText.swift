import RunEvents

/// Numbers as short text of fixed or bounded width, so that nothing on the screen moves when a value changes.
/// The standard library has no formatter of its own; these are rounded half away from zero.
public enum NumberText {
    /// `value` with this many decimals; what is not finite by name; what has 16 digits or more as a power of ten.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return notFinite(value) }
        let scale = power(of: decimals)
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 1e15 else { return scientific(value, decimals: 1) }
        let digits = Int(scaled)
        let sign = value < 0 && digits > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(digits) }
        let whole = digits / Int(scale)
        let fraction = String(digits % Int(scale))
        return "\(sign)\(whole)." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// `value` as `d.dde-d`, with this many decimals.
    static func scientific(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return notFinite(value) }
        guard value != 0 else { return fixed(0, decimals: decimals) + "e0" }
        var exponent = Int(Decimal.logarithm(value.magnitude).rounded(.down))
        // The least powers of ten are not exact: the smallest values are brought up first.
        var mantissa =
            exponent < -290
            ? value.magnitude * 1e30 / Decimal.power(exponent + 30) : value.magnitude / Decimal.power(exponent)
        // The logarithm may be off by one unit in the last place, and rounding may carry into a new digit.
        let half = 0.5 / power(of: decimals)
        if mantissa + half >= 10 {
            mantissa /= 10
            exponent += 1
        } else if mantissa < 1 {
            mantissa *= 10
            exponent -= 1
        }
        return (value < 0 ? "-" : "") + fixed(mantissa, decimals: decimals) + "e\(exponent)"
    }

    /// A loss, norm or rate in at most six characters of about four digits: `0.812`, `12.34`, `123.4`, `1,234`, `1.2e9`.
    static func measure(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        switch value.magnitude {
        case 0: return "0.000"
        case ..<0.000_5: return scientific(value, decimals: 0)
        case ..<9.999_5: return fixed(value, decimals: 3)
        case ..<99.995: return fixed(value, decimals: 2)
        case ..<999.95: return fixed(value, decimals: 1)
        case ..<9_999.5: return grouped(Int(value.rounded()))
        default: return scientific(value, decimals: value.magnitude < 1e10 ? 1 : 0)
        }
    }

    /// `measure` in five columns, right-aligned; longer only for negative or enormous values.
    static func measure5(_ value: Double?) -> String {
        padded(value.map(measure) ?? "-", to: 5)
    }

    /// A mean probability, 0...1, in four characters: `0.71`.
    static func score(_ value: Double?) -> String {
        guard let value else { return "   -" }
        return padded(value.magnitude < 1000 || !value.isFinite ? fixed(value, decimals: 2) : measure(value), to: 4)
    }

    /// A learning rate in seven characters: `2.00e-4`.
    static func rate(_ value: Double) -> String { scientific(value, decimals: 2) }

    /// A speed per second in four columns, more from 1,000 on: `12.3`, ` 197`, `1,240`.
    static func speed(_ value: Double?) -> String {
        guard let value, value.isFinite else { return padded("-", to: 4) }
        switch value.magnitude {
        case ..<9.995: return padded(fixed(value, decimals: 2), to: 4)
        case ..<99.95: return padded(fixed(value, decimals: 1), to: 4)
        case ..<99_999.5: return padded(grouped(Int(value.rounded())), to: 4)
        default: return scientific(value, decimals: 0)
        }
    }

    /// A number and what it counts, in the plural unless it is one: `1 thread`, `5,000 steps`.
    static func counted(_ value: Int, _ noun: String) -> String { value.counted(noun) }

    /// A whole number with commas between thousands: `1,240`.
    static func grouped(_ value: Int) -> String { value.grouped }

    /// A number on an axis: whole numbers up to 9,999, then `150k`, `2M`; fractions with what digits they need.
    static func axis(_ value: Double) -> String {
        guard value.isFinite else { return notFinite(value) }
        let magnitude = value.magnitude
        if magnitude >= 1e15 || (magnitude > 0 && magnitude < 1e-4) { return scientific(value, decimals: 0) }
        for (unit, name) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where magnitude >= unit {
            if unit == 1e3, magnitude < 10_000, value == value.rounded() { return grouped(Int(value)) }
            return trimmed(fixed(value / unit, decimals: 2)) + name
        }
        return trimmed(fixed(value, decimals: magnitude < 0.1 ? 4 : magnitude < 1 ? 3 : 2))
    }

    /// A number of bytes in decimal units: `85.3 MB`.
    static func bytes(_ count: Int) -> String {
        var value = Double(max(0, count))
        for unit in ["B", "kB", "MB", "GB", "TB"] {
            if value < 999.95 || unit == "TB" { return fixed(value, decimals: unit == "B" ? 0 : 1) + " " + unit }
            value /= 1000
        }
        return ""
    }

    /// `text` with spaces before it to make it this wide.
    static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// `text` with spaces after it to make it this wide.
    static func paddedRight(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func notFinite(_ value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf"
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    private static func power(of decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<min(max(0, decimals), 12) { scale *= 10 }
        return scale
    }
}
