import Networks

/// Masks of unknown pixels: [row][column], true where a pixel is unknown.
enum DamageMask {
    /// A square of `length` pixels a side, anywhere within the picture.
    static func hole(side: Int, length: Int, _ random: inout SeededRandom) -> [Bool] {
        let length = min(length, side)
        func start(_ unit: Float) -> Int { min(Int(unit * Float(side - length + 1)), side - length) }
        let (top, left) = (start(random.nextUnit()), start(random.nextUnit()))
        return (0..<side * side).map { pixel in
            top..<top + length ~= pixel / side && left..<left + length ~= pixel % side
        }
    }

    /// The widths of scratches, in pixels of a face of 28x28.
    private static let widths = 1.0...3.0

    /// Straight scratches between points of the picture, each 1 to 3 pixels wide, where the picture has 28 a side.
    static func scratches(side: Int, count: Int, _ random: inout SeededRandom) -> [Bool] {
        var mask = [Bool](repeating: false, count: side * side)
        let scale = Double(side) / 28
        for _ in 0..<count {
            let ends = (0..<4).map { _ in Double(random.nextUnit()) * Double(side) }
            let width = widths.lowerBound + Double(random.nextUnit()) * (widths.upperBound - widths.lowerBound)
            let scratch = Scratch(from: (ends[0], ends[1]), to: (ends[2], ends[3]), width: width * scale)
            for pixel in mask.indices where !mask[pixel] {
                mask[pixel] = scratch.covers(x: Double(pixel % side) + 0.5, y: Double(pixel / side) + 0.5)
            }
        }
        return mask
    }
}

/// A straight scratch with round ends.
struct Scratch {
    let from: (x: Double, y: Double)
    let to: (x: Double, y: Double)
    /// In pixels.
    let width: Double

    /// Whether a point, such as a pixel's middle, lies within.
    func covers(x: Double, y: Double) -> Bool {
        let (across, down) = (to.x - from.x, to.y - from.y)
        let square = across * across + down * down
        // How far along the scratch its nearest point is.
        let part = square > 0 ? min(max(((x - from.x) * across + (y - from.y) * down) / square, 0), 1) : 0
        let (dx, dy) = (x - from.x - part * across, y - from.y - part * down)
        return dx * dx + dy * dy <= width * width / 4
    }
}
