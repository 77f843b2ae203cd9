import Networks

/// One damage to one face: a kind and how strong it is. What it does is a pure function of the face and a seed.
public struct Damage: Sendable, Equatable {
    /// The kind.
    public var kind: DamageKind
    /// 0 for no damage at all to 1 for the strongest.
    public var strength: Double

    /// A damage with its parts; strengths outside 0...1 become the nearest one.
    public init(_ kind: DamageKind, strength: Double) {
        self.kind = kind
        self.strength = min(max(strength, 0), 1)
    }

    /// "damage" in ASCII: a stream that nothing else draws from.
    private static let stream: UInt64 = 0x6461_6d61_6765

    /// What becomes of a face. Of equal seeds, a stronger damage is the same one grown: a hole stays where it is.
    public func applied(to face: FaceImage, seed: UInt64) -> DamagedFace {
        var random = SeededRandom(seed: seed, stream: Self.stream)
        let side = face.side
        switch kind {
        case .hole:
            let length = Self.scaled(value(none: 0, weakest: 8, strongest: 14), side)
            return .covered(face, DamageMask.hole(side: side, length: Int(length.rounded()), &random))
        case .scratches:
            return .covered(face, DamageMask.scratches(side: side, count: scratches, &random))
        case .blur: return .changed(blurred(face, strongest: 2.5))
        case .pixels: return .changed(coarsened(face, &random))
        case .noise:
            return .changed(
                noisy(FacePlanes(face), deviation: value(none: 0, weakest: 0.1, strongest: 0.5), &random).face)
        case .jpeg:
            let quality = value(none: 95, weakest: 40, strongest: 8)
            return .changed(JPEGBlocks.compressed(face, quality: Int(quality.rounded())))
        case .colors: return .changed(discolored(face, &random))
        case .mixture: return mixed(face, &random)
        }
    }

    // MARK: - Strengths

    /// Below this a damage is a light one: weaker than those that are judged.
    public static let weakest = 0.25
    /// The side for which lengths are given.
    private static let scale = 28.0

    /// A number between the one of no damage, the one of the weakest and the one of the strongest.
    private func value(none: Double, weakest: Double, strongest: Double) -> Double {
        strength < Self.weakest
            ? none + (weakest - none) * strength / Self.weakest : weakest + (strongest - weakest) * grade
    }

    /// From the weakest damage, 0, to the strongest, 1.
    private var grade: Double { max(0, (strength - Self.weakest) / (1 - Self.weakest)) }

    /// A length in pixels of a face of 28x28, in those of a face of another side.
    private static func scaled(_ length: Double, _ side: Int) -> Double { length * Double(side) / scale }

    /// How many scratches: none, one, or 2 to 5.
    private var scratches: Int {
        guard strength >= Self.weakest else { return strength > 0 ? 1 : 0 }
        return 2 + min(3, Int(4 * grade))
    }

    // MARK: - Kinds

    private func blurred(_ face: FaceImage, strongest: Double) -> FaceImage {
        let deviation = Self.scaled(value(none: 0, weakest: 0.8, strongest: strongest), face.side)
        return FacePlanes(face).blurred(deviation: deviation).face
    }

    /// Fewer pixels by area, blown up as blocks or smoothly.
    private func coarsened(_ face: FaceImage, _ random: inout SeededRandom) -> FaceImage {
        let enlargement: Enlargement =
            random.nextUnit() < 0.5 ? .blocks : random.nextUnit() < 0.5 ? .bilinear : .bicubic
        // Twice or four times fewer a side, as many as a face of 28x28 would have left.
        let factor = strength < Self.weakest ? 1 + strength / Self.weakest : grade < 0.5 ? 2 : 4
        let fewer = Int((Self.scale / factor).rounded())
        guard fewer < face.side, factor > 1 else { return face }
        return FacePlanes(face).reduced(to: fewer).enlarged(to: face.side, enlargement).face
    }

    /// - Parameter deviation: where numbers lie in [-1, 1].
    private func noisy(_ planes: FacePlanes, deviation: Double, _ random: inout SeededRandom) -> FacePlanes {
        var planes = planes
        for index in planes.numbers.indices { planes.numbers[index] += Float(127.5 * deviation * random.nextNormal()) }
        return planes
    }

    private func discolored(_ face: FaceImage, _ random: inout SeededRandom) -> FaceImage {
        if random.nextUnit() < 0.5 {
            return FacePlanes(face).greyed(by: value(none: 0, weakest: 0.5, strongest: 1)).face
        }
        return FacePlanes(face).faded(to: value(none: 1, weakest: 0.8, strongest: 0.3)).face
    }

    /// Blurred, then noisy, then scratched: no pixel is as it was.
    private func mixed(_ face: FaceImage, _ random: inout SeededRandom) -> DamagedFace {
        let mask = DamageMask.scratches(side: face.side, count: scratches, &random)
        let deviation = Self.scaled(value(none: 0, weakest: 0.8, strongest: 1.5), face.side)
        let planes = FacePlanes(face).blurred(deviation: deviation)
        let noise = noisy(planes, deviation: value(none: 0, weakest: 0.05, strongest: 0.25), &random)
        return .covered(noise.face, mask, keepsKnown: false)
    }
}
