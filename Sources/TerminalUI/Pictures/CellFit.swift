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
}
