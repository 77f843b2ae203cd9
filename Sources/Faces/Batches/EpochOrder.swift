import Networks

/// The order in which one epoch uses the faces of a source.
enum EpochOrder {
    /// Keeps these streams of random numbers apart from those that weights and latent vectors use.
    private static let firstStream: UInt64 = 0x6661_6365_0000_0000

    /// A permutation of `0..<count` that seed and epoch decide (Fisher-Yates).
    ///
    /// - Precondition: `count` fits 32 bits, `epoch >= 0`.
    static func shuffled(count: Int, seed: UInt64, epoch: Int) -> [Int32] {
        var random = SeededRandom(seed: seed, stream: firstStream &+ UInt64(epoch))
        var order = (0..<Int32(count)).map { $0 }
        random.shuffle(&order)
        return order
    }
}
