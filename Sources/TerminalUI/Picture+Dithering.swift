extension PixelField {
    /// The palette's numbers that make the picture, each pixel's error spread over its neighbours still to come, to and
    /// fro, row by row (Floyd and Steinberg 1976).
    ///
    /// - Parameter strength: how much of the error is passed on, 0...1.
    func dithered(to palette: Palette, strength: Float) -> [UInt8] {
        var field = self
        var numbers = Array(repeating: palette.first, count: values.count)
        for y in 0..<height {
            let direction = y % 2 == 0 ? 1 : -1
            for step in 0..<width {
                let x = direction == 1 ? step : width - 1 - step
                let wanted = field[x, y].clamped
                let number = palette.nearest(red: wanted.red, green: wanted.green, blue: wanted.blue)
                numbers[y * width + x] = number
                field.spread((wanted - ColorValue(palette[number])) * strength, x, y, direction)
            }
        }
        return numbers
    }

    /// Passes an error on to the right, and to the three neighbours below.
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
}

extension ColorValue {
    /// Cut off a little beyond 0 and 255, so that errors cannot pile up in corners of the colour space.
    var clamped: ColorValue {
        func cut(_ value: Float) -> Float { max(-40, min(295, value)) }
        return ColorValue(red: cut(red), green: cut(green), blue: cut(blue))
    }
}
