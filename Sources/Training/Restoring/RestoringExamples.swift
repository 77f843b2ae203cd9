import Faces
import Networks

/// Faces that a restorer never learns from, damaged the same way each time: what people look at, and what figures are of.
struct RestoringExamples {
    /// A face, and what is left of it.
    struct Example {
        let kind: DamageKind
        let face: FaceImage
        let damaged: DamagedFace
    }

    private(set) var examples: [Example] = []

    /// "examples" in ASCII: a stream that nothing else draws from.
    private static let stream: UInt64 = 0x6578_616d_706c_6573
    /// Faces that are tried for each that is wanted; some may not be readable.
    private static let triesPerFace = 4

    /// Reads faces in an order that `seed` decides. Each kind of damage has its turn, at strengths from the weakest to the
    /// strongest.
    ///
    /// - Parameter count: how many; fewer where the source has no more that can be read.
    init(_ count: Int, of source: any FaceSource, kinds: [DamageKind], seed: UInt64) {
        var random = SeededRandom(seed: seed, stream: Self.stream)
        for _ in 0..<count * Self.triesPerFace where examples.count < count {
            let (index, faceSeed) = (random.nextInteger(below: source.count), random.next())
            let strength = Damage.weakest + Double(random.nextUnit()) * (1 - Damage.weakest)
            guard let face = try? source.face(index) else { continue }
            let kind = kinds[examples.count % kinds.count]
            let damage = Damage(kind, strength: strength)
            examples.append(Example(kind: kind, face: face, damaged: damage.applied(to: face, seed: faceSeed)))
        }
    }

    /// What a network makes of them.
    ///
    /// - Parameter restore: [n][row][column][4] numbers to [n][row][column][3].
    func restored(by restore: ([Float]) -> [Float]) -> [FaceImage] {
        guard let size = examples.first.map({ $0.face.pixels.count }) else { return [] }
        let numbers = restore(examples.flatMap(\.damaged.numbers))
        return examples.enumerated().map { index, example in
            example.damaged.restored(Array(numbers[index * size..<(index + 1) * size]))
        }
    }

    /// Rows of three, as bytes: the damaged face, the restored one, the true one.
    func triples(_ restored: [FaceImage]) -> [UInt8] {
        zip(examples, restored).flatMap { example, restored in
            example.damaged.image.pixels + restored.pixels + example.face.pixels
        }
    }
}
