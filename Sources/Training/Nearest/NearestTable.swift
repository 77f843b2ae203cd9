import Faces

/// For some faces the nearest of those that they were compared with, by the sum of squared differences of the bytes.
///
/// Most comparisons end early: the sums over blocks of 4x4 pixels bound the distance from below (Cauchy–Schwarz), and
/// only what might be nearer than the best so far is compared in full.
struct NearestTable: Sendable {
    /// A face that a nearest one is looked for.
    private struct Query: Sendable {
        let pixels: [UInt8]
        let sums: BlockSums
        /// The number of the face itself among those compared with; not its own nearest.
        let own: Int?
        var best = Int.max
        var nearest: [UInt8] = []
    }

    /// The side of all faces in pixels.
    let side: Int
    private var queries: [Query] = []

    init(side: Int) { self.side = side }

    /// Adds a face of side x side RGB bytes.
    ///
    /// - Parameter own: its own number among those that it will be compared with.
    mutating func add(_ pixels: [UInt8], own: Int? = nil) {
        queries.append(Query(pixels: pixels, sums: BlockSums(pixels, side: side), own: own))
    }

    /// Compares a real face with all.
    mutating func compare(with pixels: [UInt8], number: Int) {
        let sums = BlockSums(pixels, side: side)
        for index in queries.indices where queries[index].own != number {
            guard queries[index].sums.leastDistance(to: sums) < queries[index].best else { continue }
            let distance = Self.distance(queries[index].pixels, pixels)
            guard distance < queries[index].best else { continue }
            queries[index].best = distance
            queries[index].nearest = pixels
        }
    }

    /// The root of the mean squared difference of each face to its nearest; infinite before the first comparison.
    var distances: [Float] {
        queries.map { query in
            guard query.best < Int.max else { return .infinity }
            return (Float(query.best) / Float(query.pixels.count)).squareRoot()
        }
    }

    /// The nearest faces of the first `count`, one after the other; nil if one has none yet.
    func nearest(_ count: Int) -> [UInt8]? {
        let nearest = queries.prefix(count).map(\.nearest)
        return nearest.allSatisfy { !$0.isEmpty } ? nearest.flatMap(\.self) : nil
    }

    /// 32,768 squares of at most 255 stay below 2^31.
    private static let stretch = 1 << 15

    /// The sum of squared differences.
    static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var total = 0
        var start = 0
        // 32-bit sums, many at a time, of no more numbers than surely fit.
        while start < one.count {
            let end = min(start + stretch, one.count)
            var sum: Int32 = 0
            for (one, other) in zip(one[start..<end], other[start..<end]) {
                let difference = Int32(one) - Int32(other)
                sum &+= difference &* difference
            }
            total += Int(sum)
            start = end
        }
        return total
    }
}

/// The sums of a face's bytes over blocks of 4x4 pixels, channel by channel; pixels beyond the last whole block are left
/// out, which keeps the bound a bound.
struct BlockSums: Sendable {
    /// As many sums as there are blocks and channels, the rest of the last vector zeros.
    private let vectors: [SIMD8<Float>]

    init(_ pixels: [UInt8], side: Int) {
        precondition(pixels.count == FaceImage.byteCount(side: side), "a face has \(side) x \(side) pixels")
        let blocks = side / 4
        let rowBytes = side * 3
        var sums = [Float](repeating: 0, count: (blocks * blocks * 3 + 7) / 8 * 8)
        for y in 0..<blocks * 4 {
            let row = y / 4 * blocks * 3
            for block in 0..<blocks {
                let start = y * rowBytes + block * 12
                for channel in 0..<3 {
                    let place = start + channel
                    let sum =
                        Int32(pixels[place]) + Int32(pixels[place + 3]) + Int32(pixels[place + 6])
                        + Int32(pixels[place + 9])
                    sums[row + block * 3 + channel] += Float(sum)
                }
            }
        }
        vectors = stride(from: 0, to: sums.count, by: 8).map { start in
            SIMD8(sums[start..<start + 8])
        }
    }

    /// No face with these sums is nearer than this.
    func leastDistance(to other: BlockSums) -> Int {
        var total = SIMD8<Float>()
        for index in vectors.indices {
            let difference = vectors[index] - other.vectors[index]
            total += difference * difference
        }
        // A block of 16 numbers; the rounding of single precision must not exclude an equal face.
        return Int(total.sum() / 16 * 0.9999)
    }
}
