import Kernels

/// Adam for the trained numbers of one network: the moments, and the numbers of the step under way.
final class Optimiser {
    let mean: FloatBuffer
    let square: FloatBuffer

    private let layout: ParameterLayout
    private let kernels: KernelTable
    private let constants = FloatBuffer(count: AdamConstant.count)
    /// A slot for each block that the tensors' gradients come in.
    private let squares: FloatBuffer
    private let slotOffsets: [Int]

    init(layout: ParameterLayout, kernels: KernelTable = .chosen) {
        self.layout = layout
        self.kernels = kernels
        mean = FloatBuffer(count: layout.trainedCount)
        square = FloatBuffer(count: layout.trainedCount)
        var offsets = [0]
        for parameter in layout.parameters {
            offsets.append((offsets.last ?? 0) + (parameter.isTrained ? parameter.slots : 0))
        }
        slotOffsets = offsets
        squares = FloatBuffer(count: offsets.last ?? 0)
    }

    /// Prepares step number `step`, counted from 1. `averageBlend` is how much of the new weights enters the average.
    ///
    /// The bias correction is made with the decays in force now, as PyTorch does when `betas` change between steps: the
    /// moments stay what they are.
    func begin(step: Int, rate: Float, _ hyperparameters: Hyperparameters, averageBlend: Float) {
        let (beta1, beta2) = (Double(hyperparameters.beta1), Double(hyperparameters.beta2))
        let numbers = constants.base
        numbers[AdamConstant.meanBlend] = Float(1 - beta1)
        numbers[AdamConstant.squareDecay] = hyperparameters.beta2
        numbers[AdamConstant.squareBlend] = Float(1 - beta2)
        numbers[AdamConstant.stepSize] = Float(Double(rate) / (1 - power(beta1, step)))
        numbers[AdamConstant.rootCorrection] = Float(1 / (1 - power(beta2, step)).squareRoot())
        numbers[AdamConstant.epsilon] = hyperparameters.epsilon
        numbers[AdamConstant.averageBlend] = averageBlend
        squares.base.update(repeating: 0, count: squares.count)
    }

    /// Where the gradient of tensor `index` goes; `average` is the buffer of the weights' moving average.
    func update(_ index: Int, weights: FloatBuffer, average: FloatBuffer?, gradient: FloatBuffer?) -> WeightUpdate {
        let parameter = layout.parameters[index]
        let offset = parameter.offset
        return WeightUpdate(
            kernels: kernels, weights: weights.base + offset,
            destination: gradient.map { .gradient($0.base + offset) }
                ?? .adam(
                    mean: mean.base + offset, square: square.base + offset, average: average.map { $0.base + offset },
                    constants: constants.base),
            squares: UnsafeMutableBufferPointer(start: squares.base + slotOffsets[index], count: parameter.slots))
    }

    /// The Euclidean norm of the gradient of all tensors, once all have been through their updates.
    var gradientNorm: Float {
        var sum = 0.0
        for slot in 0..<squares.count { sum += Double(squares.base[slot]) }
        return Float(sum.squareRoot())
    }

    /// base to the power of a whole number by repeated squaring: the same bits everywhere.
    private func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= factor }
            factor *= factor
            rest >>= 1
        }
        return result
    }
}
