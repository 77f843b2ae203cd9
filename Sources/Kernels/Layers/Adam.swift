/// The numbers of one Adam step, in the order in which `adam` reads them.
public enum AdamConstant {
    /// 1 - beta1: how much of the gradient enters the mean.
    public static let meanBlend = 0
    /// beta2: what stays of the mean square.
    public static let squareDecay = 1
    /// 1 - beta2: how much of the squared gradient enters the mean square.
    public static let squareBlend = 2
    /// The learning rate / (1 - beta1^t).
    public static let stepSize = 3
    /// 1 / sqrt(1 - beta2^t).
    public static let rootCorrection = 4
    /// What is added to the corrected root.
    public static let epsilon = 5
    /// 1 - decay of the weights' moving average.
    public static let averageBlend = 6
    /// How many there are.
    public static let count = 7
}

/// One step of Adam for a block of weights, and of the weights' moving average, in one pass over memory.
///
/// Kingma and Ba, "Adam: a method for stochastic optimization" (arXiv:1412.6980) in PyTorch's form: epsilon is added
/// after the bias correction.
///
/// - Parameters:
///   - count: a multiple of 16.
///   - weights, mean, square: updated; their first number belongs to the gradient's first.
///   - average: the moving average of the weights, or nil.
///   - constants: the `AdamConstant.count` numbers that `AdamConstant` names.
/// - Returns: the sum of the gradient's squares; not a number if a new weight is not finite.
public func adam(
    count: Int, gradient: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>,
    mean: UnsafeMutablePointer<Float>, square: UnsafeMutablePointer<Float>, average: UnsafeMutablePointer<Float>?,
    constants: UnsafePointer<Float>
) -> Float {
    let step = AdamStep(constants)
    var squares = Lanes(repeating: 0)
    for at in stride(from: 0, to: count, by: 16) {
        let slope = loadLanes(gradient + at)
        squares = multiplyAdd(slope, slope, squares)
        var moments = (loadLanes(mean + at), loadLanes(square + at))
        let weight = step.update(loadLanes(weights + at), slope, &moments)
        // 0 for every finite number, which changes no bit of the sum; NaN for all others.
        squares += weight - weight
        storeLanes(weight, to: weights + at)
        storeLanes(moments.0, to: mean + at)
        storeLanes(moments.1, to: square + at)
        if let average {
            let before = loadLanes(average + at)
            storeLanes(multiplyAdd(weight - before, step.averageBlend, before), to: average + at)
        }
    }
    return horizontalSum(squares)
}

/// sum[i] += numbers[i].
public func addNumbers(count: Int, numbers: UnsafePointer<Float>, sum: UnsafeMutablePointer<Float>) {
    for index in 0..<count { sum[index] += numbers[index] }
}

/// average += blend (values - average).
public func blend(
    count: Int, values: UnsafePointer<Float>, average: UnsafeMutablePointer<Float>, blend: Float
) {
    for index in 0..<count { average[index] += blend * (values[index] - average[index]) }
}

/// Copies a gradient of `count` numbers, a multiple of 16, and returns the sum of its squares.
public func storeGradient(
    count: Int, gradient: UnsafePointer<Float>, target: UnsafeMutablePointer<Float>
) -> Float {
    var squares = Lanes(repeating: 0)
    for at in stride(from: 0, to: count, by: 16) {
        let slope = loadLanes(gradient + at)
        squares = multiplyAdd(slope, slope, squares)
        storeLanes(slope, to: target + at)
    }
    return horizontalSum(squares)
}

private struct AdamStep {
    let meanBlend: Lanes
    let squareDecay: Lanes
    let squareBlend: Lanes
    let stepSize: Lanes
    let rootCorrection: Lanes
    let epsilon: Lanes
    let averageBlend: Lanes

    @inline(__always)
    init(_ constants: UnsafePointer<Float>) {
        meanBlend = Lanes(repeating: constants[AdamConstant.meanBlend])
        squareDecay = Lanes(repeating: constants[AdamConstant.squareDecay])
        squareBlend = Lanes(repeating: constants[AdamConstant.squareBlend])
        stepSize = Lanes(repeating: constants[AdamConstant.stepSize])
        rootCorrection = Lanes(repeating: constants[AdamConstant.rootCorrection])
        epsilon = Lanes(repeating: constants[AdamConstant.epsilon])
        averageBlend = Lanes(repeating: constants[AdamConstant.averageBlend])
    }

    @inline(__always)
    func update(_ weight: Lanes, _ gradient: Lanes, _ moments: inout (Lanes, Lanes)) -> Lanes {
        moments.0 = multiplyAdd(gradient - moments.0, meanBlend, moments.0)
        moments.1 = multiplyAdd(gradient * squareBlend, gradient, moments.1 * squareDecay)
        let root = multiplyAdd(moments.1.squareRoot(), rootCorrection, epsilon)
        return weight - stepSize * moments.0 / root
    }
}
