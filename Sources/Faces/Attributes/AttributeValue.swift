/// What tables write in a column of attributes.
enum AttributeValue {
    /// It is so: `1`, `1.0`, `True`.
    case yes
    /// It is not: `-1`, `-1.0`.
    case minus
    /// It is not: `0`, `0.0`, `False`.
    case zero

    /// Nil for anything else.
    init?(_ field: ArraySlice<UInt8>) {
        var rest = field
        let sign = rest.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let digit = rest.first
        let isWhole = rest.dropFirst().isEmpty || Self.isFractionOfZeros(rest.dropFirst())
        switch digit {
        case UInt8(ascii: "1") where isWhole: self = sign == UInt8(ascii: "-") ? .minus : .yes
        case UInt8(ascii: "0") where isWhole: self = .zero
        default:
            switch String(decoding: field.prefix(Self.longestWord + 1), as: UTF8.self).lowercased() {
            case "true": self = .yes
            case "false": self = .zero
            default: return nil
            }
        }
    }

    private static let longestWord = 5

    private static func isFractionOfZeros(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first == UInt8(ascii: ".") && bytes.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
    }
}
