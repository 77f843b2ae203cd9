/// Weights of a triangle filter that turns `inputSize` samples into `outputSize`, widened by the scale where it
/// shrinks: what Pillow calls BILINEAR, in its fixed point.
///
/// Output sample i is the sum of `input[starts[i] + t] * weights[i * width + t]` over t in `0..<width`, plus one half,
/// shifted right by `fractionBits`. The weights of a sample are padded with zeros to `width`, and its start is moved
/// so that all `width` inputs exist.
struct BilinearWeights: Equatable {
    /// Bits after the point: weights sum to about `1 << 22`, so that 255 times their sum fits 32 bits.
    static let fractionBits: Int32 = 22

    let inputSize: Int
    let outputSize: Int
    /// Taps of each output sample.
    let width: Int
    let starts: [Int]
    let weights: [Int32]

    /// - Precondition: both sizes are positive.
    init(inputSize: Int, outputSize: Int) {
        precondition(inputSize > 0 && outputSize > 0, "nothing can be resized from or to nothing")
        let scale = Double(inputSize) / Double(outputSize)
        // Shrinking widens the filter, enlarging leaves it one input sample wide on each side.
        let support = max(scale, 1)
        let rows = (0..<outputSize).map { Self.row(center: (Double($0) + 0.5) * scale, support, inputSize) }
        let width = rows.reduce(1) { max($0, $1.weights.count) }
        self.inputSize = inputSize
        self.outputSize = outputSize
        self.width = width
        starts = rows.map { min($0.start, inputSize - width) }
        weights = rows.flatMap { row in
            let shift = row.start - min(row.start, inputSize - width)
            let padding = width - shift - row.weights.count
            return [Int32](repeating: 0, count: shift) + row.weights + [Int32](repeating: 0, count: padding)
        }
    }

    private static func row(center: Double, _ support: Double, _ inputSize: Int) -> (start: Int, weights: [Int32]) {
        let start = max(0, Int(center - support + 0.5))
        let end = min(inputSize, Int(center + support + 0.5))
        let inverse = 1 / support
        let exact = (start..<end).map { triangle((Double($0) - center + 0.5) * inverse) }
        let sum = exact.reduce(0, +)
        return (start, exact.map { Int32(0.5 + $0 / sum * Double(1 << fractionBits)) })
    }

    private static func triangle(_ position: Double) -> Double {
        max(0, 1 - abs(position))
    }
}
