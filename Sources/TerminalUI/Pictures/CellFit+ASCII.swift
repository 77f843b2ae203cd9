extension CellFit {
    /// The best ASCII character for a cell's six pixels: for each character ink and ground by linear regression of the
    /// pixels on its coverage; the one that explains most wins, after what its texture adds is taken off.
    init(asciiPixels pixels: [ColorValue]) {
        let table = InkCoverage.ascii
        let mean = pixels.reduce(ColorValue.zero, +) * (1 / 6)
        var best = 0
        var contrast = ColorValue.zero
        var most: Float = 0
        for index in table.characters.indices {
            let shape = table.shapes[index]
            let gain = shape.spread - 0.3 * shape.texture
            guard gain > 0 else { continue }
            var slope = ColorValue.zero
            for part in 0..<6 { slope = slope + pixels[part] * (table.sixths[index * 6 + part] - table.means[index]) }
            slope = slope * (1 / shape.spread)
            let explained = slope.dot(slope) * gain
            if explained > most {
                most = explained
                best = index
                contrast = slope
            }
        }
        let ground = (mean - contrast * table.means[best]).clamped()
        self.init(
            glyph: table.characters[best], ink: (ground + contrast).clamped(), ground: ground,
            coverage: table.means[best])
    }

    /// The best ASCII character for a cell's six brightnesses, 0...255, where there is no colour: light ink on black
    /// or, reversed, black ink on light. The cell's brightness counts as much as where it lies, since the neighbours
    /// make good what it lacks.
    init(monochromePixels pixels: [Float]) {
        let table = InkCoverage.ascii
        let sum: Float = pixels.reduce(0, +) / 255
        let square: Float = pixels.reduce(0) { $0 + $1 * $1 } / (255 * 255)
        var best = 0
        var isReversed = false
        var least = Float.infinity
        for index in table.characters.indices {
            var product: Float = 0
            for part in 0..<6 { product += pixels[part] * table.sixths[index * 6 + part] }
            product /= 255
            let ink = table.means[index] * 6
            let plain = square - 2 * product + table.squares[index] + (sum - ink) * (sum - ink) / 6
            // The sum of squares of pixel - (1 - coverage).
            let reversed =
                square + 6 + table.squares[index] - 2 * sum - 2 * ink + 2 * product
                + (sum - 6 + ink) * (sum - 6 + ink) / 6
            if min(plain, reversed) < least {
                least = min(plain, reversed)
                best = index
                isReversed = reversed < plain
            }
        }
        let white = ColorValue(red: 255, green: 255, blue: 255)
        self.init(
            glyph: table.characters[best], ink: isReversed ? .zero : white, ground: isReversed ? white : .zero,
            coverage: table.means[best])
    }
}
