/// A colour on its way to the screen; channels 0...255 and, between rounding errors, beyond.
struct ColorValue: Equatable {
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

    /// Rounded, and cut off at 0 and 255.
    var rgb: RGB {
        func byte(_ value: Float) -> UInt8 { UInt8(max(0, min(255, value.rounded()))) }
        return RGB(byte(red), byte(green), byte(blue))
    }

    /// The brightness, 0...255, still gamma-encoded: Rec. 709's weights.
    var luma: Float { 0.2126 * red + 0.7152 * green + 0.0722 * blue }
}

/// A picture in floating point, row by row.
struct PixelField {
    let width: Int
    let height: Int
    var values: [ColorValue]

    subscript(x: Int, y: Int) -> ColorValue {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }
}

extension Picture {
    /// The whole picture at another size.
    func resampled(width: Int, height: Int, _ resampling: Resampling) -> PixelField {
        guard width > 0, height > 0, self.width > 0, self.height > 0 else {
            return PixelField(
                width: width, height: height, values: Array(repeating: .zero, count: max(0, width * height)))
        }
        let isMultiple = width % self.width == 0 && height % self.height == 0
        if resampling == .nearest || (resampling == .automatic && isMultiple) {
            var values: [ColorValue] = []
            values.reserveCapacity(width * height)
            for y in 0..<height {
                for x in 0..<width { values.append(ColorValue(self[x * self.width / width, y * self.height / height])) }
            }
            return PixelField(width: width, height: height, values: values)
        }
        return smoothlyResampled(width: width, height: height)
    }

    /// First across, then down, with a triangle as wide as two source or two target pixels, whichever is more:
    /// interpolation when enlarging, antialiasing when shrinking.
    private func smoothlyResampled(width: Int, height: Int) -> PixelField {
        let across = ResamplingWeights(from: self.width, to: width)
        let down = ResamplingWeights(from: self.height, to: height)
        var rows = PixelField(
            width: width, height: self.height, values: Array(repeating: .zero, count: width * self.height))
        for y in 0..<self.height {
            for x in 0..<width {
                var sum = ColorValue.zero
                for (index, weight) in across.taps[x] { sum = sum + ColorValue(self[index, y]) * weight }
                rows[x, y] = sum
            }
        }
        var result = PixelField(width: width, height: height, values: Array(repeating: .zero, count: width * height))
        for y in 0..<height {
            for x in 0..<width {
                var sum = ColorValue.zero
                for (index, weight) in down.taps[y] { sum = sum + rows[x, index] * weight }
                result[x, y] = sum
            }
        }
        return result
    }
}

/// For each target pixel the source pixels that it is made of, with weights that add up to 1.
private struct ResamplingWeights {
    let taps: [[(index: Int, weight: Float)]]

    init(from source: Int, to target: Int) {
        let scale = Float(source) / Float(target)
        let support = max(1, scale)
        taps = (0..<target).map { position in
            let center = (Float(position) + 0.5) * scale
            let first = max(0, Int((center - support).rounded(.down)))
            let last = min(source - 1, Int((center + support).rounded(.up)))
            var taps: [(index: Int, weight: Float)] = []
            for index in first...max(first, last) {
                let weight = 1 - abs(Float(index) + 0.5 - center) / support
                if weight > 0 { taps.append((index, weight)) }
            }
            let sum = taps.reduce(0) { $0 + $1.weight }
            return taps.map { ($0.index, $0.weight / sum) }
        }
    }
}
