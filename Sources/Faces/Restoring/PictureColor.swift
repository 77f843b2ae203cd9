/// A colour as pages of the web write it: '#ff00ff'.
public struct PictureColor: Sendable, Equatable, CustomStringConvertible {
    private let red: UInt8
    private let green: UInt8
    private let blue: UInt8

    /// The colour of a text; nil where it is not '#' and six hexadecimal digits.
    public init?(_ text: String) {
        let digits = text.dropFirst()
        guard text.first == "#", digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let number = UInt32(digits, radix: 16)
        else { return nil }
        red = UInt8(truncatingIfNeeded: number >> 16)
        green = UInt8(truncatingIfNeeded: number >> 8)
        blue = UInt8(truncatingIfNeeded: number)
    }

    /// As it was written, in small letters.
    public var description: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Whether a pixel's colour is this one, each of its parts no further away than `tolerance`.
    func matches(_ red: UInt8, _ green: UInt8, _ blue: UInt8, tolerance: Int) -> Bool {
        func isNear(_ one: UInt8, _ other: UInt8) -> Bool { abs(Int(one) - Int(other)) <= tolerance }
        return isNear(red, self.red) && isNear(green, self.green) && isNear(blue, self.blue)
    }
}
