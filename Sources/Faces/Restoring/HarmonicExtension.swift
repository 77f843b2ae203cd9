import Foundation

/// Continues numbers from the rim of a hole into it, so smoothly that no edge shows: everywhere the mean of the four
/// neighbours, as a soap film hangs in its frame.
struct HarmonicExtension {
    /// The pixels of the hole within the square, row by row: places in the picture.
    let hole: [Int]
    /// The known pixels beside them, within the square or just outside: places in the picture.
    let rim: [Int]
    /// Four of each pixel of the hole: numbers of pixels of the hole and, after these, of the rim. The pixel itself stands
    /// where there is no neighbour, beyond the picture or in a hole beyond the square.
    private let neighbours: [Int32]
    /// For each pixel of the hole one over the number of its neighbours; 0 where it has none.
    private let shares: [Float]
    /// What decides how many sweeps it takes: pixels across the hole, where it is wider, for its rim may be at one end.
    private let extent: Int

    /// The most sweeps: what the rim says then reaches some two hundred pixels deep, and fades out beyond.
    private static let mostSweeps = 400
    /// The widest hole that the sweeps are enough for.
    private static let widestExtent = 200
    /// So many sweeps, and some more for each pixel across, leave a hundredth of a grey level at most.
    private static let (leastSweeps, sweepsPerPixel) = (10, 3)

    init(_ mask: HoleMask, in square: CropSquare) {
        // A margin of one pixel around the square, where a rim may lie.
        let line = square.side + 2
        var numbers = [Int32](repeating: -1, count: line * line)
        func cell(_ row: Int, _ column: Int) -> Int { (row - square.top + 1) * line + column - square.left + 1 }
        var hole: [Int] = []
        for row in square.top..<square.top + square.side {
            for column in square.left..<square.left + square.side where mask.unknown[row * mask.width + column] {
                numbers[cell(row, column)] = Int32(hole.count)
                hole.append(row * mask.width + column)
            }
        }
        var (rim, neighbours, shares) = ([Int](), [Int32](), [Float]())
        neighbours.reserveCapacity(hole.count * 4)
        shares.reserveCapacity(hole.count)
        for (number, place) in hole.enumerated() {
            let (row, column) = place.quotientAndRemainder(dividingBy: mask.width)
            for (row, column) in [(row - 1, column), (row, column - 1), (row, column + 1), (row + 1, column)] {
                let cell = cell(row, column)
                let isKnown =
                    0..<mask.height ~= row && 0..<mask.width ~= column && !mask.unknown[row * mask.width + column]
                if numbers[cell] < 0, isKnown {
                    numbers[cell] = Int32(hole.count + rim.count)
                    rim.append(row * mask.width + column)
                }
                neighbours.append(numbers[cell] < 0 ? Int32(number) : numbers[cell])
            }
            let count = neighbours.suffix(4).count { $0 != number }
            shares.append(count > 0 ? 1 / Float(count) : 0)
        }
        self.hole = hole
        self.rim = rim
        self.neighbours = neighbours
        self.shares = shares
        extent = Self.extent(hole, width: mask.width)
    }

    /// The wider side of the rectangle around some places.
    private static func extent(_ places: [Int], width: Int) -> Int {
        let (rows, columns) = (places.map { $0 / width }, places.map { $0 % width })
        func length(_ numbers: [Int]) -> Int { (numbers.max() ?? 0) - (numbers.min() ?? 0) + 1 }
        return max(length(rows), length(columns))
    }

    /// The numbers of the hole's pixels that follow from those of the rim's: [pixel][3] of both.
    ///
    /// Gauss and Seidel's sweeps with the over-relaxation that is best for a square of the hole's extent (Young 1954,
    /// doi:10.1090/S0002-9947-1954-0059635-7), from 0 on: what they do not reach stays near 0.
    func numbers(ofRim values: [Float]) -> [Float] {
        var numbers = [Float](repeating: 0, count: hole.count * 3) + values
        // A hole at the picture's edge is known on one side only: as if it were twice as wide.
        let pixels = min(2 * extent, Self.widestExtent) + 1
        let relaxation = Float(2 / (1 + sin(Double.pi / Double(pixels))))
        let count = hole.count
        var target = numbers.mutableSpan
        let (around, shares) = (neighbours.span, shares.span)
        for _ in 0..<min(Self.mostSweeps, Self.leastSweeps + Self.sweepsPerPixel * pixels) {
            for pixel in 0..<count {
                let weight = relaxation * shares[pixel]
                let (first, second) = (Int(around[pixel * 4]) * 3, Int(around[pixel * 4 + 1]) * 3)
                let (third, fourth) = (Int(around[pixel * 4 + 2]) * 3, Int(around[pixel * 4 + 3]) * 3)
                for channel in 0..<3 {
                    let sum =
                        target[first + channel] + target[second + channel] + target[third + channel]
                        + target[fourth + channel]
                    let place = pixel * 3 + channel
                    // The pixel itself, where it stands for a neighbour that there is not, cancels out.
                    target[place] += weight * (sum - 4 * target[place])
                }
            }
        }
        return Array(numbers[..<(count * 3)])
    }
}
