/// The colours that a terminal of limited depth has, by number.
public struct Palette: Sendable {
    /// The colours, the first one at number `first`.
    public let colors: [RGB]
    /// The number of the first colour that may be used.
    public let first: UInt8
    private let values: [ColorValue]

    private init(colors: [RGB], first: UInt8) {
        self.colors = colors
        self.first = first
        values = colors.map { ColorValue($0) }
    }

    /// The cube and the greys of 256-colour terminals, numbers 16...255; the first sixteen differ from theme to theme.
    public static let indexed256 = Palette(colors: cubeAndGreys, first: 16)
    /// The ANSI colours and their bright twins, as a typical theme shows them.
    public static let sixteen = Palette(colors: ansiColors, first: 0)
    /// The ANSI colours, as a typical theme shows them.
    public static let eight = Palette(colors: Array(ansiColors[0..<8]), first: 0)

    /// The number of the colour that looks nearest.
    public func nearest(to color: RGB) -> UInt8 { nearest(to: ColorValue(color)) }

    /// The colour with this number.
    ///
    /// - Precondition: the number is one of the palette's.
    public subscript(number: UInt8) -> RGB { colors[Int(number - first)] }

    func value(_ number: UInt8) -> ColorValue { values[Int(number - first)] }

    func nearest(to color: ColorValue) -> UInt8 {
        if first == 16 { return Self.nearestInCube(color) }
        var best = 0
        var least = Float.infinity
        for index in values.indices {
            let distance = Self.distance(color - values[index], colorfulness: 1)
            if distance < least {
                least = distance
                best = index
            }
        }
        return first + UInt8(best)
    }

    /// How different two colours look, by their difference: its brightness and, weighted, what it has beside. The plain
    /// distance would make a brown face of red and green pixels where there are greys of the right brightness.
    private static func distance(_ difference: ColorValue, colorfulness: Float) -> Float {
        let luma = difference.luma
        let red = difference.red - luma
        let green = difference.green - luma
        let blue = difference.blue - luma
        return luma * luma + colorfulness * (red * red + green * green + blue * blue)
    }

    /// Of the cube only the corners around the colour come into question, of the greys those of its brightness.
    private static func nearestInCube(_ color: ColorValue) -> UInt8 {
        let red = lowerStep(color.red)
        let green = lowerStep(color.green)
        let blue = lowerStep(color.blue)
        let level = max(0, min(22, Int((color.luma - 8) / 10)))
        var best = 232 + level
        var least = Float.infinity
        func consider(_ number: Int, _ candidate: ColorValue) {
            let distance = distance(color - candidate, colorfulness: 0.25)
            if distance < least {
                least = distance
                best = number
            }
        }
        for corner in 0..<8 {
            let r = red + (corner & 1)
            let g = green + (corner >> 1 & 1)
            let b = blue + (corner >> 2)
            consider(16 + 36 * r + 6 * g + b, ColorValue(red: cubeSteps[r], green: cubeSteps[g], blue: cubeSteps[b]))
        }
        for index in level...level + 1 {
            let grey = Float(8 + 10 * index)
            consider(232 + index, ColorValue(red: grey, green: grey, blue: grey))
        }
        return UInt8(best)
    }

    private static func lowerStep(_ value: Float) -> Int { value < 95 ? 0 : min(4, Int((value - 55) / 40)) }
}

private let cubeSteps: [Float] = [0, 95, 135, 175, 215, 255]

private let cubeAndGreys: [RGB] = {
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    var colors: [RGB] = []
    for red in steps {
        for green in steps {
            for blue in steps { colors.append(RGB(red, green, blue)) }
        }
    }
    for level in 0..<24 {
        let grey = UInt8(8 + 10 * level)
        colors.append(RGB(grey, grey, grey))
    }
    return colors
}()

/// Between the defaults of xterm, the Linux console, VTE and Visual Studio Code.
private let ansiColors: [RGB] = [
    RGB(0, 0, 0), RGB(196, 40, 36), RGB(22, 176, 62), RGB(198, 170, 24),
    RGB(30, 80, 205), RGB(186, 52, 186), RGB(22, 168, 196), RGB(206, 206, 206),
    RGB(104, 104, 104), RGB(248, 76, 72), RGB(44, 220, 104), RGB(246, 240, 72),
    RGB(84, 132, 246), RGB(232, 100, 228), RGB(56, 214, 228), RGB(255, 255, 255),
]
