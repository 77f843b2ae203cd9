import Networks

/// Which faces one epoch shows as in a mirror: each with probability 1/2.
struct EpochMirrors {
    /// Bit `face % 64` of `bits[face / 64]`.
    private let bits: [UInt64]

    /// "mirror" in ASCII and the epoch: streams that nothing else of the run draws from.
    private static let firstStream: UInt64 = 0x6d69_7272_6f72_0000

    /// Seed and epoch decide, whatever the order: going on within an epoch needs nothing else.
    ///
    /// - Precondition: `epoch >= 0`.
    init(count: Int, seed: UInt64, epoch: Int) {
        var random = SeededRandom(seed: seed, stream: Self.firstStream &+ UInt64(epoch))
        bits = (0..<(count + 63) / 64).map { _ in random.next() }
    }

    /// Whether a face is mirrored.
    func isMirrored(_ face: Int) -> Bool { bits[face / 64] >> UInt64(face % 64) & 1 == 1 }
}

extension FaceImage {
    /// The face with left and right exchanged.
    var mirrored: FaceImage {
        var turned: [UInt8] = []
        turned.reserveCapacity(pixels.count)
        for row in 0..<side {
            for column in stride(from: side - 1, through: 0, by: -1) {
                let place = (row * side + column) * 3
                turned += pixels[place..<place + 3]
            }
        }
        return FaceImage(side: side, pixels: turned)
    }
}
