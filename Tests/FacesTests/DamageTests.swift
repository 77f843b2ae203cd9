import Foundation
import Testing

@testable import Faces

/// Damages: functions of a face, a strength and a seed.
@Suite struct DamageTests {
    private static func face(side: Int = 28) -> FaceImage {
        FaceImage(side: side, pixels: Fixture.noise(width: side, height: side).pixels)
    }

    private static func plain(side: Int = 28) -> FaceImage {
        FaceImage(side: side, pixels: [UInt8](repeating: 128, count: side * side * 3))
    }

    @Test(arguments: DamageKind.allCases, [28, 32, 64]) func seedsDecide(_ kind: DamageKind, side: Int) {
        let face = Self.face(side: side)
        for strength in [0.1, 0.25, 0.6, 1] {
            let damage = Damage(kind, strength: strength)
            let first = damage.applied(to: face, seed: 7)
            #expect(first == damage.applied(to: face, seed: 7))
            #expect(first.image.side == side && first.unknown.count == side * side)
            #expect(first.image != face || kind == .hole && strength < 0.25, "\(kind) \(strength) changes nothing")
            let others = (8..<20).map { damage.applied(to: face, seed: $0) }
            let hasDraws = ![.blur, .jpeg].contains(kind)
            #expect(others.contains { $0 != first } == hasDraws)
        }
    }

    /// JPEG alone always loses something; all else of strength 0 leaves every byte.
    @Test(arguments: DamageKind.allCases) func noStrengthIsNoDamage(_ kind: DamageKind) {
        let damaged = Damage(kind, strength: 0).applied(to: Self.face(), seed: 3)
        #expect(kind == .jpeg || damaged.image == Self.face())
        #expect(!damaged.unknown.contains(true) && !damaged.keepsKnown)
    }

    @Test func strengthsStayInRange() {
        #expect(Damage(.blur, strength: -1).strength == 0 && Damage(.blur, strength: 7).strength == 1)
    }

    @Test(arguments: [(28, 8, 14), (32, 9, 16), (64, 18, 32)])
    func holesGrowWithTheSide(_ side: Int, _ least: Int, _ greatest: Int) {
        for seed in 0..<20 as Range<UInt64> {
            for (strength, length) in [(Damage.weakest, least), (1, greatest)] {
                let damaged = Damage(.hole, strength: strength).applied(to: Self.face(side: side), seed: seed)
                #expect(damaged.unknown.count { $0 } == length * length && damaged.keepsKnown)
            }
        }
    }

    /// Of a hole and of scratches all other pixels are as they were.
    @Test(arguments: [DamageKind.hole, .scratches]) func knownPixelsAreTrue(_ kind: DamageKind) {
        let face = Self.face()
        let damaged = Damage(kind, strength: 0.8).applied(to: face, seed: 5)
        for pixel in damaged.unknown.indices {
            let place = pixel * 3..<pixel * 3 + 3
            #expect(
                Array(damaged.image.pixels[place])
                    == (damaged.unknown[pixel] ? [128, 128, 128] : Array(face.pixels[place])))
        }
    }

    @Test func mixturesKeepNothing() {
        let face = Self.face()
        let damaged = Damage(.mixture, strength: 0.8).applied(to: face, seed: 5)
        #expect(damaged.unknown.contains(true) && !damaged.keepsKnown)
        let changed = damaged.unknown.indices.count { damaged.image.pixels[$0 * 3] != face.pixels[$0 * 3] }
        #expect(changed > damaged.unknown.count * 9 / 10)
    }

    /// Of 64 x 64 x 3 normal numbers the deviation is known to 0.7% of itself (one over the root of twice their number),
    /// the mean to 0.9% of the deviation: four of these are allowed, and a twelfth of a level squared for rounding. Of
    /// deviations as small no byte is cut off at 0 or 255.
    @Test(arguments: [(Damage.weakest, 0.1), (0.4, 0.18)]) func noiseHasItsDeviation(
        _ strength: Double, _ deviation: Double
    ) {
        let side = 64
        let pixels = Damage(.noise, strength: strength).applied(to: Self.plain(side: side), seed: 11).image.pixels
        let count = Double(pixels.count)
        let mean = pixels.reduce(0.0) { $0 + Double($1) } / count
        let variance = pixels.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
        let stated = 127.5 * deviation
        let found = (variance - 1.0 / 12).squareRoot()
        #expect(abs(found - stated) < 4 * stated / (2 * count).squareRoot())
        #expect(abs(mean - 128) < 4 * stated / count.squareRoot())
    }

    /// Blocks of two and of four pixels a side, where pixels are blown up as blocks.
    @Test func fewerPixelsAreBlocks() {
        let face = Self.face()
        for (strength, block) in [(0.4, 2), (0.9, 4)] {
            let isBlocky = (0..<20).map { (seed: UInt64) -> Bool in
                let pixels = Damage(.pixels, strength: strength).applied(to: face, seed: seed).image.pixels
                return (0..<28 * 28).allSatisfy { pixel in
                    let corner = pixel / 28 / block * block * 28 + pixel % 28 / block * block
                    return pixels[pixel * 3..<pixel * 3 + 3].elementsEqual(pixels[corner * 3..<corner * 3 + 3])
                }
            }
            #expect(isBlocky.contains(true) && isBlocky.contains(false))
        }
    }

    /// A stronger damage of the same seed is further from the face.
    @Test(arguments: DamageKind.allCases) func strengthCounts(_ kind: DamageKind) {
        let face = Self.face()
        func distance(_ strength: Double, _ seed: UInt64) -> Double {
            let damaged = Damage(kind, strength: strength).applied(to: face, seed: seed).image
            return zip(damaged.pixels, face.pixels).reduce(0.0) { $0 + pow(Double($1.0) - Double($1.1), 2) }
        }
        for seed in 0..<10 as Range<UInt64> {
            #expect(distance(0.1, seed) <= distance(0.3, seed) && distance(0.3, seed) < distance(1, seed))
        }
    }

    /// Of 4,000 draws each kind has an eighth, and an eighth are light, half of them none, within four deviations.
    @Test func choicesAreEven() {
        let damages = (0..<4000).map { DamageChoice().damage(seed: $0) }
        func expect(_ count: Int, _ share: Double) {
            let deviation = (4000 * share * (1 - share)).squareRoot()
            #expect(abs(Double(count) - 4000 * share) < 4 * deviation)
        }
        for kind in DamageKind.allCases { expect(damages.count { $0.kind == kind }, 1.0 / 8) }
        expect(damages.count { $0.strength < Damage.weakest }, 1.0 / 8)
        expect(damages.count { $0.strength == 0 }, 1.0 / 16)
        expect(damages.count { $0.strength >= 0.625 }, 7.0 / 16)
        #expect(DamageChoice([.hole, .blur]).damage(seed: 9) == DamageChoice([.hole, .blur]).damage(seed: 9))
        #expect(Set((0..<50).map { DamageChoice([.hole, .blur]).damage(seed: $0).kind }) == [.hole, .blur])
    }

    /// The words of the command line.
    @Test func kindsHaveNames() {
        #expect(
            DamageKind.allCases.map(\.rawValue) == [
                "hole", "scratches", "blur", "pixels", "noise", "jpeg", "colors", "mixture",
            ])
    }
}
