/// Fills unknown pixels smoothly from those around them.
///
/// A harmonic function is everywhere the mean of its neighbours: what a soap film or a warm plate would do with the hole's
/// rim. It is solved for as far as some sweeps of Jacobi's iteration go: a network finishes what they leave.
public enum HarmonicFilling {
    /// Enough for a hole of half a face of 28x28 to be smooth.
    static let sweeps = 100

    /// Unknown pixels begin as the mean of the known ones, and become the mean of their neighbours again and again.
    ///
    /// - Parameters:
    ///   - numbers: [row][column][3].
    ///   - unknown: [row][column].
    /// - Returns: the same with unknown pixels filled in; 0 everywhere where no pixel is known.
    public static func filled(_ numbers: [Float], side: Int, unknown: [Bool]) -> [Float] {
        let holes = unknown.indices.filter { unknown[$0] }
        guard !holes.isEmpty else { return numbers }
        var filled = numbers
        let mean = mean(numbers, unknown)
        for pixel in holes { for channel in 0..<3 { filled[pixel * 3 + channel] = mean[channel] } }
        guard holes.count < unknown.count else { return filled }
        let neighbours = holes.map { Self.neighbours(of: $0, side) }
        var next = [Float](repeating: 0, count: holes.count * 3)
        for _ in 0..<sweeps {
            for (index, around) in neighbours.enumerated() {
                for channel in 0..<3 {
                    var sum: Float = 0
                    for pixel in around { sum += filled[pixel * 3 + channel] }
                    next[index * 3 + channel] = sum / Float(around.count)
                }
            }
            for (index, pixel) in holes.enumerated() {
                for channel in 0..<3 { filled[pixel * 3 + channel] = next[index * 3 + channel] }
            }
        }
        return filled
    }

    private static func mean(_ numbers: [Float], _ unknown: [Bool]) -> [Float] {
        var (sums, count) = ([0.0, 0, 0], 0.0)
        for pixel in unknown.indices where !unknown[pixel] {
            count += 1
            for channel in 0..<3 { sums[channel] += Double(numbers[pixel * 3 + channel]) }
        }
        return sums.map { Float(count > 0 ? $0 / count : 0) }
    }

    /// The pixels beside, above and below that exist.
    private static func neighbours(of pixel: Int, _ side: Int) -> [Int] {
        let (row, column) = pixel.quotientAndRemainder(dividingBy: side)
        var result: [Int] = []
        if row > 0 { result.append(pixel - side) }
        if column > 0 { result.append(pixel - 1) }
        if column < side - 1 { result.append(pixel + 1) }
        if row < side - 1 { result.append(pixel + side) }
        return result
    }
}
