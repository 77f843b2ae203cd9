/// How fewer pixels are blown up: as Pillow's `resize` does it.
enum Enlargement: CaseIterable {
    /// Each as a block: NEAREST.
    case blocks
    /// BILINEAR.
    case bilinear
    /// BICUBIC, with Keys's kernel for a = -0.5 ("Cubic convolution interpolation for digital image processing",
    /// doi:10.1109/TASSP.1981.1163711).
    case bicubic

    /// The pixels that a place of an enlarged row is a sum of.
    func taps(of place: Int, from: Int, to: Int) -> [(source: Int, weight: Float)] {
        let center = (Double(place) + 0.5) * Double(from) / Double(to)
        guard self != .blocks else { return [(source: min(Int(center), from - 1), weight: 1)] }
        let support = self == .bilinear ? 1.0 : 2.0
        let sources = max(0, Int(center - support + 0.5))..<min(from, Int(center + support + 0.5))
        let weights = sources.map { kernel(Double($0) - center + 0.5) }
        // At the border some of the kernel finds no pixel.
        let sum = weights.reduce(0, +)
        return zip(sources, weights).map { (source: $0, weight: Float($1 / sum)) }
    }

    private func kernel(_ distance: Double) -> Double {
        let x = abs(distance)
        guard self == .bicubic else { return max(0, 1 - x) }
        if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
    }
}
