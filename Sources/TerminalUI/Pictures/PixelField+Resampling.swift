extension PixelField {
    /// The whole picture at another size.
    func resampled(width: Int, height: Int, _ resampling: Resampling) -> PixelField {
        guard width > 0, height > 0, !values.isEmpty else {
            return PixelField(width: width, height: height)
        }
        let isMultiple = width % self.width == 0 && height % self.height == 0
        if resampling == .nearest || (resampling == .automatic && isMultiple) {
            var field = PixelField(width: width, height: height)
            for y in 0..<height {
                for x in 0..<width {
                    field[x, y] = self[x * self.width / width, y * self.height / height]
                }
            }
            return field
        }
        return smoothlyResampled(width: width, height: height)
    }

    /// First across, then down, with a triangle as wide as two source or two target pixels, whichever is more:
    /// interpolation when enlarging, antialiasing when shrinking.
    private func smoothlyResampled(width: Int, height: Int) -> PixelField {
        let across = ResamplingWeights(from: self.width, to: width)
        let down = ResamplingWeights(from: self.height, to: height)
        var rows = PixelField(width: width, height: self.height)
        for y in 0..<self.height {
            for x in 0..<width {
                var sum = ColorValue.zero
                for (index, weight) in across.taps[x] { sum = sum + self[index, y] * weight }
                rows[x, y] = sum
            }
        }
        var result = PixelField(width: width, height: height)
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
