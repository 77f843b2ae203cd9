/// A stream of random numbers that a seed and a stream number decide; the same on every machine.
///
/// xoshiro256** by Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 2021,
/// doi:10.1145/3460772), its state filled by SplitMix64 from seed and stream.
public struct SeededRandom: RandomNumberGenerator, Sendable, Equatable {
    /// The four words of state; saving and restoring them continues the stream exactly. Never all zero.
    public private(set) var state: SIMD4<UInt64>

    /// The stream numbered `stream` of `seed`; different streams of one seed do not overlap in practice.
    public init(seed: UInt64, stream: UInt64 = 0) {
        var mixer = SplitMix64(state: seed ^ SplitMix64(state: stream).mixed)
        state = SIMD4(mixer.next(), mixer.next(), mixer.next(), mixer.next())
        if state == SIMD4(repeating: 0) { state[0] = 1 }
    }

    /// A stream that goes on from a saved state; nil for the all-zero state, which would stay zero.
    public init?(state: SIMD4<UInt64>) {
        guard state != SIMD4(repeating: 0) else { return nil }
        self.state = state
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        let result = Self.rotateLeft(state[1] &* 5, 7) &* 9
        let shifted = state[1] << 17
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = Self.rotateLeft(state[3], 45)
        return result
    }

    /// A number in [0, 1): 24 random bits, all multiples of 2^-24 equally likely.
    public mutating func nextUnit() -> Float {
        Float(next() >> 40) * 0x1p-24
    }

    /// A number in [-1, 1): 24 random bits, all multiples of 2^-23 equally likely.
    public mutating func nextSymmetric() -> Float {
        Float(next() >> 40) * 0x1p-23 - 1
    }

    /// A whole number in 0..<bound without bias (Lemire, "Fast random integer generation in an interval",
    /// doi:10.1145/3230636).
    ///
    /// - Precondition: `bound > 0`.
    public mutating func nextInteger(below bound: Int) -> Int {
        precondition(bound > 0, "no whole number lies below \(bound)")
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// Puts the elements into an order that the stream decides (Fisher-Yates).
    public mutating func shuffle(_ elements: inout [Int32]) {
        guard elements.count > 1 else { return }
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, nextInteger(below: last + 1))
        }
    }

    private static func rotateLeft(_ word: UInt64, _ count: UInt64) -> UInt64 {
        (word << count) | (word >> (64 - count))
    }
}

/// Steele, Lea and Flood's generator, used to spread a seed over a larger state (doi:10.1145/2660193.2660195).
struct SplitMix64 {
    var state: UInt64

    /// The output function at the present state.
    var mixed: UInt64 {
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return mixed
    }
}
