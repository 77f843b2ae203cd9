/// A colour in linear light: sums and products of it behave as light does. 1 is display white; more is overexposed.
///
/// Three plain numbers rather than a SIMD vector: it stays fast in unoptimised builds too.
struct LinearColor: Sendable, Equatable {
    var red: Float
    var green: Float
    var blue: Float

    static let black = LinearColor(red: 0, green: 0, blue: 0)
    static let white = LinearColor(red: 1, green: 1, blue: 1)

    init(red: Float, green: Float, blue: Float) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The light of a displayed colour, its channels 0...255. The display's gamma is taken as 2, so that a square and
    /// a square root, which are exact on every machine, convert both ways.
    init(display red: Float, _ green: Float, _ blue: Float) {
        let scale: Float = 1 / 255
        self.init(
            red: red * scale * (red * scale), green: green * scale * (green * scale),
            blue: blue * scale * (blue * scale))
    }

    /// The brightness that an eye sees, by the weights of ITU-R BT.709.
    var luminance: Float { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// The colour with its distance from grey multiplied by `amount`; never negative.
    func saturated(by amount: Float) -> LinearColor {
        let grey = luminance
        return LinearColor(
            red: max(0, grey + (red - grey) * amount), green: max(0, grey + (green - grey) * amount),
            blue: max(0, grey + (blue - grey) * amount))
    }

    /// `amount` of the way from `self` (0) to `other` (1).
    @inline(__always)
    func mixed(with other: LinearColor, _ amount: Float) -> LinearColor {
        LinearColor(
            red: red + (other.red - red) * amount, green: green + (other.green - green) * amount,
            blue: blue + (other.blue - blue) * amount)
    }

    @inline(__always)
    static func + (left: LinearColor, right: LinearColor) -> LinearColor {
        LinearColor(red: left.red + right.red, green: left.green + right.green, blue: left.blue + right.blue)
    }

    @inline(__always)
    static func * (left: LinearColor, right: LinearColor) -> LinearColor {
        LinearColor(red: left.red * right.red, green: left.green * right.green, blue: left.blue * right.blue)
    }

    @inline(__always)
    static func * (left: LinearColor, right: Float) -> LinearColor {
        LinearColor(red: left.red * right, green: left.green * right, blue: left.blue * right)
    }
}
