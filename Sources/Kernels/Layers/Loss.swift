/// Sigmoid cross-entropy of logits against one label, its gradient, and the answers.
///
/// The mean over images of max(x, 0) - x t + ln(1 + e^-|x|), which never overflows; the gradient is (sigmoid x - t) / n.
///
/// - Parameters:
///   - logits: [count].
///   - slopes: [count], written: the gradient of the mean loss.
///   - results: written: the mean loss, the mean of sigmoid(logit).
public func sigmoidCrossEntropy(
    count: Int, logits: UnsafePointer<Float>, label: Float, slopes: UnsafeMutablePointer<Float>,
    results: UnsafeMutablePointer<Float>
) {
    var loss: Float = 0
    var score: Float = 0
    var index = 0
    while index < count {
        let rest = count - index
        let x = loadLanes(logits + index, count: rest)
        let zero = Lanes(repeating: 0)
        let size = x.replacing(with: -x, where: x .< 0)
        let decay = exponential(-size)
        let positive = x.replacing(with: zero, where: x .< 0)
        let losses = positive - x * label + logarithmOfOnePlus(decay)
        let low = decay / (decay + 1)
        let sigmoid = low.replacing(with: 1 - low, where: x .> 0)
        storeLanes((sigmoid - label) / Float(count), to: slopes + index, count: rest)
        for lane in 0..<min(rest, 16) {
            loss += losses[lane]
            score += sigmoid[lane]
        }
        index += 16
    }
    results[0] = loss / Float(max(count, 1))
    results[1] = score / Float(max(count, 1))
}
