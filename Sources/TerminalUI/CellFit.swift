/// A glyph with its ink and its ground, chosen to come near the pixels of a cell.
struct CellFit {
    var glyph: Character
    var ink: ColorValue
    var ground: ColorValue
    /// How much of the cell the ink covers, 0...1.
    var coverage: Float

    /// The mean colour that the cell shows.
    var mean: ColorValue { ground + (ink - ground) * coverage }
}

extension CellFit {
    /// The best split of a cell's pixels, row by row, into two colours: every pattern of the symbols is tried, and the
    /// one with the least squared error taken. Sums of subsets build on smaller ones, so that a pattern costs one
    /// addition.
    init(pixels: [ColorValue], symbols: PictureSymbols) {
        let count = pixels.count
        // The last pixel is ground; the patterns in which it is ink are the same ones turned about.
        let patterns = 1 << (count - 1)
        var sums = Array(repeating: ColorValue.zero, count: patterns)
        for mask in 1..<max(1, patterns) { sums[mask] = sums[mask & (mask - 1)] + pixels[mask.trailingZeroBitCount] }
        let total = pixels.reduce(ColorValue.zero, +)
        var best = 0
        var most = total.dot(total) / Float(count) * 1.000_1
        for mask in 1..<max(1, patterns) {
            let inked = Float(mask.nonzeroBitCount)
            let rest = total - sums[mask]
            let explained = sums[mask].dot(sums[mask]) / inked + rest.dot(rest) / (Float(count) - inked)
            if explained > most {
                most = explained
                best = mask
            }
        }
        let inked = Float(best.nonzeroBitCount)
        let ground = (total - sums[best]) * (1 / (Float(count) - inked))
        let ink = best == 0 ? ground : sums[best] * (1 / inked)
        self.init(mask: best, ink: ink, ground: ground, count: count, symbols: symbols)
    }

    private init(mask: Int, ink: ColorValue, ground: ColorValue, count: Int, symbols: PictureSymbols) {
        let inked = Float(mask.nonzeroBitCount) / Float(count)
        guard symbols == .braille else {
            self.init(glyph: symbols.glyph(mask), ink: ink, ground: ground, coverage: inked)
            return
        }
        // Dots cover about half of their place: the ink has to exaggerate, and the larger part is better off as ground.
        let dotCoverage: Float = 0.5
        let isTurned = inked > 0.5
        let shownMask = isTurned ? mask ^ ((1 << count) - 1) : mask
        let shownGround = isTurned ? ink : ground
        let exaggerated = (shownGround + ((isTurned ? ground : ink) - shownGround) * (1 / dotCoverage)).clamped()
        self.init(
            glyph: symbols.glyph(shownMask), ink: exaggerated, ground: shownGround,
            coverage: (isTurned ? 1 - inked : inked) * dotCoverage)
    }

    /// The best ASCII character for a cell's six pixels: for each character ink and ground by linear regression of the
    /// pixels on its coverage, cut off at black and white; the least squared error wins, part of the glyph's own
    /// texture counted in.
    init(asciiPixels pixels: [ColorValue]) {
        let mean = pixels.reduce(ColorValue.zero, +) * (1 / 6)
        var best = CellFit(glyph: " ", ink: mean, ground: mean, coverage: 0)
        var least = pixels.reduce(0) { $0 + ($1 - mean).dot($1 - mean) } * 0.999
        for character in InkCoverage.ascii where character.spread > 0 {
            var slope = ColorValue.zero
            for index in 0..<6 { slope = slope + pixels[index] * (character.sixths[index] - character.mean) }
            slope = slope * (1 / character.spread)
            let ground = (mean - slope * character.mean).clamped()
            let ink = (ground + slope).clamped()
            let contrast = ink - ground
            var error = contrast.dot(contrast) * character.texture * 0.3
            for index in 0..<6 {
                let difference = pixels[index] - ground - contrast * character.sixths[index]
                error += difference.dot(difference)
            }
            if error < least {
                least = error
                best = CellFit(glyph: character.character, ink: ink, ground: ground, coverage: character.mean)
            }
        }
        self = best
    }

    /// The best ASCII character for a cell's six brightnesses, 0...255, where there is no colour: light ink on black
    /// or, reversed, black ink on light.
    init(monochromePixels pixels: [Float]) {
        let mean = pixels.reduce(0, +) / 6
        var best = CellFit(glyph: " ", ink: .zero, ground: .zero, coverage: 0)
        var least = Float.infinity
        let white = ColorValue(red: 255, green: 255, blue: 255)
        for character in InkCoverage.ascii {
            for isReversed in [false, true] {
                let shown = isReversed ? 255 - 255 * character.mean : 255 * character.mean
                // The cell's brightness counts as much as where it lies: the neighbours make good what it lacks.
                var error = 6 * (mean - shown) * (mean - shown)
                for index in 0..<6 {
                    let part = 255 * (isReversed ? 1 - character.sixths[index] : character.sixths[index])
                    error += (pixels[index] - part) * (pixels[index] - part)
                }
                if error < least {
                    least = error
                    best = CellFit(
                        glyph: character.character, ink: isReversed ? .zero : white,
                        ground: isReversed ? white : .zero, coverage: character.mean)
                }
            }
        }
        self = best
    }
}
