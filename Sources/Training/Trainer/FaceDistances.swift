import RunEvents

extension Diversity.Distances {
    /// Measures faces of `size` bytes each, which follow one another; zeros for fewer than two. Takes
    /// n (n - 1) / 2 · `size` subtractions.
    init(of pixels: [UInt8], size: Int) {
        let count = size > 0 ? pixels.count / size : 0
        self.init(mean: 0, nearest: 0)
        guard count > 1 else { return }
        var nearest = Array(repeating: Float.infinity, count: count)
        var sum = 0.0
        for first in 0..<count {
            for second in first + 1..<count {
                let squares = Self.squares(pixels, first * size, second * size, size)
                let distance = (Float(squares) / Float(size)).squareRoot() / 255
                sum += Double(distance)
                nearest[first] = min(nearest[first], distance)
                nearest[second] = min(nearest[second], distance)
            }
        }
        mean = Float(sum / Double(count * (count - 1) / 2))
        self.nearest = nearest.reduce(0, +) / Float(count)
    }

    /// The sum of the squared differences of two faces.
    private static func squares(_ pixels: [UInt8], _ first: Int, _ second: Int, _ size: Int) -> Int {
        let one = pixels.span.extracting(first..<first + size)
        let other = pixels.span.extracting(second..<second + size)
        var sum = 0
        for index in 0..<size {
            let difference = Int(one[index]) - Int(other[index])
            sum += difference * difference
        }
        return sum
    }
}
