import Networks

/// The random numbers that the generator makes faces from: uniform in [-1, 1).
public enum LatentVectors {
    /// `count * size` numbers of the fixed set that `seed` names, vector after vector; a larger set begins with the
    /// smaller one.
    public static func fixed(seed: UInt64, count: Int, size: Int) -> [Float] {
        var random = SeededRandom(seed: seed, stream: fixedStream)
        return next(count: count, size: size, from: &random)
    }

    /// The stream that the training steps of a run draw from.
    static func training(seed: UInt64) -> SeededRandom {
        SeededRandom(seed: seed, stream: trainingStream)
    }

    /// The next `count * size` numbers of a stream.
    static func next(count: Int, size: Int, from random: inout SeededRandom) -> [Float] {
        var numbers = [Float]()
        numbers.reserveCapacity(count * size)
        for _ in 0..<count * size { numbers.append(random.nextSymmetric()) }
        return numbers
    }

    // "latent" in ASCII and a number: streams that weights and the order of faces do not use.
    private static let trainingStream: UInt64 = 0x6c61_7465_6e74_0001
    private static let fixedStream: UInt64 = 0x6c61_7465_6e74_0002
}
