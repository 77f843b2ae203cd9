import Foundation
import Testing

@testable import Networks

@Suite struct LossTests {
    @Test(arguments: builds, [1, 2, 15, 16, 17, 37])
    func crossEntropy(_ build: KernelBuild, count: Int) {
        var source = Numbers(UInt64(count))
        let logits = source.floats(count).map { $0 * 12 }
        for label: Float in [0, 0.9, 1] {
            var (slopes, results) = ([Float](repeating: 9, count: count + 1), [Float](repeating: 9, count: 3))
            KernelTable.table(for: build).sigmoidCrossEntropy(count, logits, label, &slopes, &results)
            var (loss, score) = (0.0, 0.0)
            for (index, logit) in logits.map(Double.init).enumerated() {
                let sigmoid = 1 / (1 + exp(-logit))
                loss += max(logit, 0) - logit * Double(label) + log1p(exp(-abs(logit)))
                score += sigmoid
                #expect(abs(Double(slopes[index]) - (sigmoid - Double(label)) / Double(count)) < 2e-7)
            }
            #expect(abs(Double(results[0]) - loss / Double(count)) < 2e-6)
            #expect(abs(Double(results[1]) - score / Double(count)) < 1e-6)
            #expect(results[2] == 9 && slopes[count] == 9)
        }
    }

    @Test(arguments: builds) func extremeLogitsStayFinite(_ build: KernelBuild) {
        for (logit, label, loss, score): (Float, Float, Float, Float) in [
            (1000, 0, 1000, 1), (-1000, 1, 1000, 0), (1000, 1, 0, 1), (-1000, 0, 0, 0), (0, 0, Float(log(2.0)), 0.5),
        ] {
            var (slopes, results) = ([Float](repeating: 9, count: 1), [Float](repeating: 9, count: 2))
            KernelTable.table(for: build).sigmoidCrossEntropy(1, [logit], label, &slopes, &results)
            #expect(abs(results[0] - loss) <= 1e-6 && abs(results[1] - score) <= 1e-6)
            #expect(abs(slopes[0] - (score - label)) <= 1e-6)
        }
    }
}
