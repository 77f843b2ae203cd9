/// The shape of a linear layer between two square planes of features: a convolution or the adjoint of one.
///
/// Weights are [panel of output channels][tap][input channel][32], taps row by row.
struct ConvolutionShape: Equatable, Sendable {
    let inputSide: Int
    let outputSide: Int
    let inputChannels: Int
    let outputChannels: Int
    /// The kernel's side.
    let kernel: Int
    let stride: Int
    /// The rows and columns of zeros before the wider plane.
    let padding: Int
    /// Whether the output is the wider plane: a transposed convolution, the exact adjoint of the convolution that leads
    /// back.
    let isTransposed: Bool

    var taps: Int { kernel * kernel }
    /// The places that the weights take, and one panel of them.
    var weightCount: Int { Panel.count(outputChannels) * panelWeightCount }
    var panelWeightCount: Int { taps * inputChannels * Panel.width }

    /// Where the weights of a tap, from one input channel on, to a panel of output channels begin.
    func weightOffset(panel: Int, tap: Int, input: Int = 0) -> Int {
        ((panel * taps + tap) * inputChannels + input) * Panel.width
    }
    var inputPixels: Int { inputSide * inputSide }
    var outputPixels: Int { outputSide * outputSide }

    /// How many pairs of pixels its taps connect, those in the padding left out.
    var pairCount: Int {
        let (narrow, wide) = isTransposed ? (inputSide, outputSide) : (outputSide, inputSide)
        // Rows and columns are alike.
        var line = 0
        for place in 0..<narrow {
            for tap in 0..<kernel where 0..<wide ~= stride * place + tap - padding { line += 1 }
        }
        return line * line
    }

    /// The pairs (input pixel, output pixel) that each tap connects, those in the padding left out.
    var pairs: [[(input: Int, output: Int)]] {
        let (narrow, wide) = isTransposed ? (inputSide, outputSide) : (outputSide, inputSide)
        return (0..<taps).map { tap in
            var result: [(input: Int, output: Int)] = []
            for y in 0..<narrow {
                for x in 0..<narrow {
                    let row = stride * y + tap / kernel - padding
                    let column = stride * x + tap % kernel - padding
                    guard 0..<wide ~= row, 0..<wide ~= column else { continue }
                    let (near, far) = (y * narrow + x, row * wide + column)
                    result.append(isTransposed ? (near, far) : (far, near))
                }
            }
            return result
        }
    }
}
