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

    /// First across, then down: interpolation between two source pixels when enlarging, the exact mean over each target
    /// pixel's area when shrinking.
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
        taps = (0..<target).map { position in
            let weights = scale > 1 ? Self.area(position, scale, source) : Self.between(position, scale, source)
            let sum = weights.reduce(0) { $0 + $1.weight }
            return weights.map { ($0.index, $0.weight / sum) }
        }
    }

    /// How much of each source pixel lies within a target pixel.
    private static func area(_ position: Int, _ scale: Float, _ source: Int) -> [(index: Int, weight: Float)] {
        let (start, end) = (Float(position) * scale, Float(position + 1) * scale)
        let last = min(source - 1, Int(end.rounded(.up)) - 1)
        return (min(Int(start), last)...last).map { index in
            (index, max(0, min(end, Float(index + 1)) - max(start, Float(index))))
        }
    }

    /// The two source pixels around the middle of a target pixel.
    private static func between(_ position: Int, _ scale: Float, _ source: Int) -> [(index: Int, weight: Float)] {
        let center = (Float(position) + 0.5) * scale
        let first = max(0, Int((center - 1).rounded(.down)))
        let last = min(source - 1, Int((center + 1).rounded(.up)))
        return (first...max(first, last)).compactMap { index in
            let weight = 1 - abs(Float(index) + 0.5 - center)
            return weight > 0 ? (index, weight) : nil
        }
    }
}
