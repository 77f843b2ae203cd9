extension ColorDepth {
    /// The colours that pictures are made of, where they are few.
    var palette: Palette? {
        switch self {
        case .truecolor, .mono: nil
        case .indexed256: .indexed256
        case .sixteen: .sixteen
        case .eight: .eight
        }
    }

    /// The part of a palette's error that the neighbours make good: of the brightness nearly all, of the colour less,
    /// because a face speckled with colours looks worse than a pale one. The cube's first step is its widest, so that
    /// dark hair would get red specks of it: there, next to nothing. Chosen by the difference in Oklab from generated
    /// faces, both blurred by a pixel, and by eye.
    func passedOn(_ error: ColorValue, madeAt wanted: ColorValue) -> ColorValue {
        let (brightness, colorfulness): (Float, Float) =
            switch self {
            case .indexed256: (0.9, min(0.5, max(0, wanted.luma / 200)))
            case .sixteen: (0.9, 0.6)
            case .truecolor, .eight, .mono: (0.9, 0.35)
            }
        let luma = error.luma
        let grey = ColorValue(red: luma, green: luma, blue: luma)
        return grey * brightness + (error - grey) * colorfulness
    }
}

extension PixelField {
    /// The colours that make the picture at a depth, a palette's error passed on to the neighbours.
    func colors(_ depth: ColorDepth) -> [Color] {
        guard let palette = depth.palette else { return values.map { .rgb($0.rgb) } }
        var field = self
        var colors = Array(repeating: Color.standard, count: values.count)
        Self.serpentine(width: width, height: height) { x, y, direction in
            // Errors must not pile up in corners of the colour space where they cannot be made good.
            let wanted = field[x, y].clamped(-40, 295)
            let number = palette.nearest(to: wanted)
            colors[y * width + x] = .indexed(number)
            field.spread(depth.passedOn(wanted - palette.value(number), madeAt: wanted), x, y, direction)
        }
        return colors
    }

    /// Which pixels are to be inked where there is only ink and ground.
    func inked(ground: Ground) -> [Bool] {
        var field = darkened(exponent: 1.5)
        var inked = Array(repeating: false, count: values.count)
        Self.serpentine(width: width, height: height) { x, y, direction in
            let wanted = max(-60, min(315, field[x, y].luma))
            let isBright = wanted > 127.5
            inked[y * width + x] = isBright == (ground == .dark)
            let error = (wanted - (isBright ? 255 : 0)) * 0.9
            field.spread(ColorValue(red: error, green: error, blue: error), x, y, direction)
        }
        return inked
    }

    /// The brightnesses as greys, raised to a power. Eyes mix dots by the light that they send, for which the exponent
    /// would be 2.2; large dots are mixed only in part.
    func darkened(exponent: Double) -> PixelField {
        let curve = Self.darkening(exponent)
        var field = self
        for index in values.indices {
            let level = curve[Int(min(255, max(0, values[index].luma.rounded())))]
            field.values[index] = ColorValue(red: level, green: level, blue: level)
        }
        return field
    }

    /// The same with the colours kept.
    mutating func darken(exponent: Double) {
        let curve = Self.darkening(exponent)
        for index in values.indices {
            let luma = max(1, min(255, values[index].luma))
            values[index] = values[index] * (curve[Int(luma.rounded())] / luma)
        }
    }

    private static func darkening(_ exponent: Double) -> [Float] {
        (0...255).map { level in
            level == 0 ? 0 : Float(255 * exponential2(exponent * logarithm2(Double(level) / 255)))
        }
    }
}
