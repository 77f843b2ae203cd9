import Foundation
import Testing

@testable import Networks

/// A restoring step's gradients, of every tensor of both networks and through every join, against central differences of
/// twins in Double.
@Suite(.timeLimit(.minutes(15))) struct RestoringGradientTests {
    private static let batch = 3

    @Test(arguments: ["narrow", "ragged"]) func gradients(_ name: String) throws {
        let pair = try #require(RestoringPairs.all[name])
        let model = AdversarialModel(architecture: pair, batchSize: Self.batch, seed: 11, threads: 2)
        var noise = Noise(2027)
        NetworkGradientTests.spread(model, &noise)
        for parameters in [model.generatorParameters, model.discriminatorParameters] {
            parameters.gradient = FloatBuffer(count: parameters.layout.totalCount)
        }
        let batch = RestoringPairs.batch(&noise, pair, images: Self.batch)
        let twins = RestoringTwins(model, batch)
        let result = model.restoringStep(batch)
        // Losses are sums of a few numbers of about 1, rounded to single precision behind some six layers.
        let tolerance = 1e-5
        let losses = try #require(result.restorationLosses)
        #expect(abs(Double(result.discriminatorLoss) - twins.discriminatorLoss(twins.discriminator)) < tolerance)
        #expect(abs(Double(losses.difference) - twins.difference(twins.restored)) < tolerance)
        #expect(abs(Double(losses.total) - twins.restorerLoss(twins.restorer)) < tolerance)
        #expect(result.generatorLoss == losses.total)
        try NetworkGradientTests.compare(model.discriminatorParameters, twins.discriminator) {
            twins.discriminatorLoss($0)
        }
        try NetworkGradientTests.compare(model.generatorParameters, twins.restorer) { twins.restorerLoss($0) }
    }
}

/// The twins of a model's networks on one batch.
private struct RestoringTwins {
    let restorer: NetworkTwin
    let discriminator: NetworkTwin
    /// What the restorer makes with the model's numbers.
    let restored: NetworkTwin.Map
    private let faces: NetworkTwin.Map
    private let damaged: NetworkTwin.Map
    private let keepsKnown: [Bool]
    private var images: Int { keepsKnown.count }

    init(_ model: AdversarialModel, _ batch: RestoringBatch) {
        let pair = model.architecture
        keepsKnown = batch.keepsKnown
        let images = batch.keepsKnown.count
        func tensors(_ prefix: String) -> [String: [Double]] {
            var result: [String: [Double]] = [:]
            for (index, tensor) in model.tensors.enumerated() where tensor.name.hasPrefix(prefix) {
                result[String(tensor.name.dropFirst(prefix.count))] = model.tensorValues(index).map(Double.init)
            }
            return result
        }
        restorer = NetworkTwin(stages: pair.generator, tensors: tensors("restorer."), images: images)
        discriminator = NetworkTwin(
            stages: pair.discriminator, tensors: tensors("discriminator."), images: 2 * images)
        func map(_ numbers: [Double], channels: Int) -> NetworkTwin.Map {
            let (side, pixels) = (pair.picture.side, pair.picture.side * pair.picture.side)
            var planes = numbers
            for index in numbers.indices {
                let (pixel, channel) = index.quotientAndRemainder(dividingBy: channels)
                planes[(pixel / pixels * channels + channel) * pixels + pixel % pixels] = numbers[index]
            }
            return NetworkTwin.Map(side: side, channels: channels, numbers: planes)
        }
        faces = map(batch.faces.map { Double((Float($0) / 255 - 0.5) * 2) }, channels: 3)
        damaged = map(batch.damaged.map(Double.init), channels: 4)
        restored = restorer.forward(damaged, batches: [0..<images])
    }

    /// What is unknown at a number of the restored pictures, and its place among the damaged ones.
    private func place(_ index: Int) -> (unknown: Double, damaged: Int, image: Int) {
        let pixels = faces.side * faces.side
        let (image, colour, pixel) = (index / (3 * pixels), index / pixels % 3, index % pixels)
        return (damaged.numbers[(image * 4 + 3) * pixels + pixel], (image * 4 + colour) * pixels + pixel, image)
    }

    private func judged(_ restored: NetworkTwin.Map) -> NetworkTwin.Map {
        var judged = restored
        for index in judged.numbers.indices {
            let place = place(index)
            if keepsKnown[place.image], place.unknown == 0 { judged.numbers[index] = damaged.numbers[place.damaged] }
        }
        return judged
    }

    func difference(_ restored: NetworkTwin.Map) -> Double {
        let sum = restored.numbers.indices.reduce(0.0) { sum, index in
            sum + (1 + 2 * place(index).unknown) * abs(restored.numbers[index] - faces.numbers[index])
        }
        return sum / Double(faces.numbers.count)
    }

    func discriminatorLoss(_ twin: NetworkTwin) -> Double {
        var both = faces
        both.numbers += judged(restored).numbers
        let logits = twin.forward(both, batches: [0..<images, images..<2 * images]).numbers
        return crossEntropy(logits[..<images], 0.9) + crossEntropy(logits[images...], 0)
    }

    func restorerLoss(_ twin: NetworkTwin) -> Double {
        let restored = twin.forward(damaged, batches: [0..<images])
        let judge = NetworkTwin(stages: discriminator.stages, tensors: discriminator.tensors, images: images)
        let logits = judge.forward(judged(restored), batches: [0..<images]).numbers
        return difference(restored) + 0.01 * crossEntropy(logits[...], 1)
    }

    private func crossEntropy(_ logits: ArraySlice<Double>, _ label: Float) -> Double {
        let sum = logits.reduce(0) { $0 + max($1, 0) - $1 * Double(label) + log1p(exp(-abs($1))) }
        return sum / Double(logits.count)
    }
}
