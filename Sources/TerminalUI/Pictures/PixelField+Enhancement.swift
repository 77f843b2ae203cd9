// Where few shades can be shown, a pale or soft picture would drown in the pattern that stands for the others.
extension PixelField {
    /// Prepares the picture for the colours of a depth. What is mixed from dots of the colours looks brighter than their
    /// mean: with the contrast stretched as well, bright skin would be one white patch in eight colours.
    mutating func enhance(for depth: ColorDepth) {
        switch depth {
        case .truecolor, .indexed256: break
        case .sixteen: darken(exponent: 1.2)
        case .eight:
            sharpen(0.4)
            darken(exponent: 1.5)
        case .mono:
            stretchContrast()
            sharpen(0.8)
        }
    }

    /// Stretches the brightness so that all but the darkest and the brightest fiftieth fill the range, at most by half
    /// as much again.
    mutating func stretchContrast() {
        guard values.count > 1 else { return }
        let sorted = values.map(\.luma).sorted()
        let dark = sorted[sorted.count / 50]
        let bright = sorted[sorted.count - 1 - sorted.count / 50]
        guard bright > dark else { return }
        let gain = min(1.5, 255 / (bright - dark))
        let middle = (dark + bright) / 2
        let target = gain == 1.5 ? middle : 127.5
        for index in values.indices {
            brighten(index, by: (values[index].luma - middle) * gain + target - values[index].luma)
        }
    }

    /// Adds to each pixel a part of what sets its brightness apart from its neighbourhood's, 5x5 pixels with binomial
    /// weights.
    mutating func sharpen(_ amount: Float) {
        guard !values.isEmpty else { return }
        let luma = values.map(\.luma)
        let blurred = Self.blurred(Self.blurred(luma, width, height, step: 1), width, height, step: width)
        for index in values.indices { brighten(index, by: (luma[index] - blurred[index]) * amount) }
    }

    private mutating func brighten(_ index: Int, by shift: Float) {
        values[index] = (values[index] + ColorValue(red: shift, green: shift, blue: shift)).clamped()
    }

    /// Along rows with a step of 1, along columns with a step of the width; edges are repeated.
    private static func blurred(_ values: [Float], _ width: Int, _ height: Int, step: Int) -> [Float] {
        let weights: [Float] = [1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16]
        let length = step == 1 ? width : height
        return values.indices.map { index in
            let position = step == 1 ? index % width : index / width
            var sum: Float = 0
            for tap in -2...2 {
                let neighbour = min(length - 1, max(0, position + tap))
                sum += values[index + (neighbour - position) * step] * weights[tap + 2]
            }
            return sum
        }
    }
}
