/// A colour on its way to the screen; channels 0...255 and, between rounding errors, beyond.
struct ColorValue: Equatable, Sendable {
    var red: Float
    var green: Float
    var blue: Float

    static let zero = ColorValue(red: 0, green: 0, blue: 0)

    init(red: Float, green: Float, blue: Float) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    init(_ color: RGB) {
        self.init(red: Float(color.red), green: Float(color.green), blue: Float(color.blue))
    }

    static func + (one: ColorValue, other: ColorValue) -> ColorValue {
        ColorValue(red: one.red + other.red, green: one.green + other.green, blue: one.blue + other.blue)
    }

    static func - (one: ColorValue, other: ColorValue) -> ColorValue {
        ColorValue(red: one.red - other.red, green: one.green - other.green, blue: one.blue - other.blue)
    }

    static func * (color: ColorValue, factor: Float) -> ColorValue {
        ColorValue(red: color.red * factor, green: color.green * factor, blue: color.blue * factor)
    }

    /// The sum of the channels' products.
    func dot(_ other: ColorValue) -> Float { red * other.red + green * other.green + blue * other.blue }

    /// The brightness, 0...255, still gamma-encoded: Rec. 709's weights.
    var luma: Float { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// Each channel between two bounds.
    func clamped(_ lower: Float = 0, _ upper: Float = 255) -> ColorValue {
        ColorValue(
            red: max(lower, min(upper, red)), green: max(lower, min(upper, green)),
            blue: max(lower, min(upper, blue)))
    }

    /// Rounded, and cut off at 0 and 255.
    var rgb: RGB {
        let value = clamped()
        return RGB(UInt8(value.red.rounded()), UInt8(value.green.rounded()), UInt8(value.blue.rounded()))
    }
}

/// A picture in floating point, row by row.
struct PixelField {
    let width: Int
    let height: Int
    var values: [ColorValue]

    /// A black one.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        values = Array(repeating: .zero, count: width * height)
    }

    /// A picture, pixel for pixel.
    init(_ picture: Picture) {
        width = picture.width
        height = picture.height
        let bytes = picture.pixels
        values = stride(from: 0, to: bytes.count, by: 3).map { index in
            ColorValue(RGB(bytes[index], bytes[index + 1], bytes[index + 2]))
        }
    }

    subscript(x: Int, y: Int) -> ColorValue {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }

    /// Passes the error made at a place on: to the next one in the row's direction, and to the three neighbours below
    /// (Floyd and Steinberg 1976, "An adaptive algorithm for spatial greyscale").
    mutating func spread(_ error: ColorValue, _ x: Int, _ y: Int, _ direction: Int) {
        add(error * (7 / 16), x + direction, y)
        add(error * (3 / 16), x - direction, y + 1)
        add(error * (5 / 16), x, y + 1)
        add(error * (1 / 16), x + direction, y + 1)
    }

    private mutating func add(_ error: ColorValue, _ x: Int, _ y: Int) {
        guard x >= 0, x < width, y < height else { return }
        self[x, y] = self[x, y] + error
    }

    /// Calls `visit` for each place, row by row to and fro, the order in which errors are passed on.
    static func serpentine(width: Int, height: Int, _ visit: (_ x: Int, _ y: Int, _ direction: Int) -> Void) {
        for y in 0..<height {
            let direction = y % 2 == 0 ? 1 : -1
            for step in 0..<width { visit(direction == 1 ? step : width - 1 - step, y, direction) }
        }
    }
}
