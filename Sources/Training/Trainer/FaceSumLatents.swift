import Networks
import RunEvents

extension LatentVectors {
    /// How far the faces around a sum lie from it in each number, as in the paper.
    private static let sumNoise: Float = 0.25
    /// "noise" in ASCII: a stream that nothing else uses.
    private static let sumStream: UInt64 = 0x6e6f_6973_6500_0000

    /// The latent vectors of a sum of the faces that a seed gives: nine, the sum itself in the middle, around it the sum
    /// and uniform noise.
    ///
    /// - Parameter variation: which noise.
    /// - Precondition: `sum.isSane`.
    public static func sum(_ sum: FaceSum, seed: UInt64, variation: Int, size: Int) -> [Float] {
        precondition(sum.isSane, "the sum makes no sense")
        let count = sum.terms.flatMap(\.self).max() ?? 0
        let all = fixed(seed: seed, count: count, size: size)
        var middle = [Float](repeating: 0, count: size)
        for (sign, term) in zip([1, -1, 1] as [Float], sum.terms) {
            for number in term {
                let start = (number - 1) * size
                for index in 0..<size { middle[index] += sign * all[start + index] / Float(term.count) }
            }
        }
        var random = SeededRandom(seed: seed, stream: sumStream &+ UInt64(variation))
        return (0..<FaceSum.shownCount).flatMap { place in
            guard place != FaceSum.shownCount / 2 else { return middle }
            return middle.map { $0 + sumNoise * random.nextSymmetric() }
        }
    }

    /// The vectors of a sum's own faces, term after term, and then those of the sum.
    static func sumAndTerms(_ request: FaceSumRequest, seed: UInt64, size: Int) -> [Float] {
        let numbers = request.sum.terms.flatMap(\.self)
        let all = fixed(seed: seed, count: numbers.max() ?? 0, size: size)
        return numbers.flatMap { all[($0 - 1) * size..<$0 * size] }
            + sum(request.sum, seed: seed, variation: request.variation, size: size)
    }
}

extension Trainer {
    /// Sends the faces of a sum: now, or when the last faces that someone explored are old enough.
    func sumFaces(_ request: FaceSumRequest) {
        guard request.isSane else { return hub.notice(.warning, "a sum takes one to three faces a term") }
        explore(.sum(request))
    }

    func sendSum(_ request: FaceSumRequest) {
        let latents = LatentVectors.sumAndTerms(request, seed: state.previewSeed, size: state.architecture.latentSize)
        let count = latents.count / state.architecture.latentSize
        let pixels = model.generateBytes(
            latents: latents, conditions: explorerConditions(count),
            weights: request.weights == .average ? .average : .raw)
        let faces = images(count, pixels)
        hub.post(
            .faceSum(
                FaceSumFaces(request: request, step: state.step, latentSeed: state.previewSeed, faces: faces)))
    }
}
