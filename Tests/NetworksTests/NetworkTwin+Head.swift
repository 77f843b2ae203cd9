import Foundation

@testable import Networks

extension NetworkTwin {
    /// The loss of the attribute head on the first images of some features, as many as have lessons; 0 without a head.
    func headLoss(_ features: Map, lessons: [Float]) -> Double {
        guard let weights = tensors["head.weight"], let bias = tensors["head.bias"] else { return 0 }
        let (count, pixels) = (bias.count, features.side * features.side)
        let images = lessons.count / count
        var loss = 0.0
        for image in 0..<images {
            let means = (0..<features.channels).map { channel in
                let start = (image * features.channels + channel) * pixels
                return features.numbers[start..<start + pixels].reduce(0, +) / Double(pixels)
            }
            for condition in 0..<count {
                let row = weights[condition * features.channels..<(condition + 1) * features.channels]
                let logit = zip(row, means).reduce(bias[condition]) { $0 + $1.0 * $1.1 }
                let lesson = Double(lessons[image * count + condition])
                let x = lesson < 0 ? -logit : logit
                loss += abs(lesson) * (max(-x, 0) + log1p(exp(-abs(x))))
            }
        }
        return loss * Double(AttributeHead.weight) / Double(count * images)
    }
}
