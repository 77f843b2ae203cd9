import Faces
import Foundation

/// How near pictures come to the true ones.
struct RestorationMeasure: Equatable {
    let kind: DamageKind
    /// The mean of the faces' peak signal-to-noise ratios in dB, over all bytes of a face: as damaged, and restored.
    let damaged: Double
    let restored: Double

    /// What a perfect face counts: the mean would be without bound.
    static let bestDecibels = 60.0

    /// The peak signal-to-noise ratio of two faces in dB: 10 log10 of 255 squared over the mean square of the bytes'
    /// differences.
    static func decibels(_ face: FaceImage, of truth: FaceImage) -> Double {
        let sum = zip(face.pixels, truth.pixels).reduce(0) { sum, pair in
            let difference = Int(pair.0) - Int(pair.1)
            return sum + difference * difference
        }
        guard sum > 0 else { return bestDecibels }
        let meanSquare = Double(sum) / Double(truth.pixels.count)
        return min(bestDecibels, 10 * log10(255 * 255 / meanSquare))
    }

    /// The measures of each kind that there is among the examples, in the kinds' order.
    static func measures(_ examples: RestoringExamples, _ restored: [FaceImage]) -> [RestorationMeasure] {
        DamageKind.allCases.compactMap { kind in
            let places = examples.examples.indices.filter { examples.examples[$0].kind == kind }
            guard !places.isEmpty else { return nil }
            func mean(_ decibels: (Int) -> Double) -> Double {
                places.reduce(0) { $0 + decibels($1) } / Double(places.count)
            }
            return RestorationMeasure(
                kind: kind,
                damaged: mean { Self.decibels(examples.examples[$0].damaged.image, of: examples.examples[$0].face) },
                restored: mean { Self.decibels(restored[$0], of: examples.examples[$0].face) })
        }
    }
}
