import Dispatch
import Faces
import Networks

/// Damages the faces that a restorer learns from. What is done to a face follows from the seed and from its place in the
/// run, so that going on from a snapshot needs nothing more, and any number of threads does the same.
struct RestoringLessons: Sendable {
    let choice: DamageChoice
    let seed: UInt64
    /// Of the faces.
    let side: Int

    /// "lesson" in ASCII: streams from here on, one a place, which nothing else draws from.
    private static let firstStream: UInt64 = 0x6c65_7373_6f6e << 16
    /// No batch is larger.
    private static let mostSlots = 4096

    /// Damaged faces, and whether each keeps its known pixels.
    ///
    /// - Parameters:
    ///   - faces: [n][side][side][3] bytes.
    ///   - batch: the number of the batch in the run.
    func damaged(_ faces: [UInt8], batch: Int) -> (numbers: [Float], keepsKnown: [Bool]) {
        let size = side * side * 3
        let count = faces.count / size
        let damaged = Locked([(numbers: [Float], keepsKnown: Bool)](repeating: ([], false), count: count))
        DispatchQueue.concurrentPerform(iterations: count) { slot in
            let face = FaceImage(side: side, pixels: Array(faces[slot * size..<(slot + 1) * size]))
            let seed = seed(batch: batch, slot: slot)
            let result = choice.damage(seed: seed).applied(to: face, seed: seed)
            let numbers = result.numbers
            damaged.withLock { $0[slot] = (numbers, result.keepsKnown) }
        }
        return damaged.withLock { ($0.flatMap(\.numbers), $0.map(\.keepsKnown)) }
    }

    private func seed(batch: Int, slot: Int) -> UInt64 {
        let place = UInt64(batch) &* UInt64(Self.mostSlots) &+ UInt64(slot)
        var random = SeededRandom(seed: seed, stream: Self.firstStream &+ place)
        return random.next()
    }
}
