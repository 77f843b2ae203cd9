/// A way to compute a linear layer between features and its two gradients; which one a layer uses is its own affair.
///
/// All three spread their work over `workers` in pieces that do not depend on the number of threads, allocate nothing,
/// and call `finish` once for each panel of 32 channels of their result, on whatever thread completed it, when the
/// panel is complete for all pixels and images: there the layer adds what it does to each channel by itself while the
/// numbers are still in the cache.
protocol ConvolutionAlgorithm: AnyObject {
    var shape: ConvolutionShape { get }

    /// output = the layer applied to input.
    ///
    /// - Parameters:
    ///   - weights: as `ConvolutionShape` lays them out.
    ///   - input: `shape`'s input plane; at most as many images as the algorithm was made for.
    func forward(
        _ input: FeatureMap, weights: UnsafePointer<Float>, into output: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void)

    /// inputGradient = the adjoint applied to outputGradient.
    func dataGradient(
        _ outputGradient: FeatureMap, weights: UnsafePointer<Float>, into inputGradient: FeatureMap, workers: Workers,
        finish: (_ panel: Int) -> Void)

    /// Hands the weights' gradient, block by block, to `update`.
    func weightGradient(
        input: FeatureMap, outputGradient: FeatureMap, reuse: Reuse, update: WeightUpdate, workers: Workers)
}

/// What an algorithm may use again of the calls before, if it keeps transforms of its operands.
struct Reuse: OptionSet {
    let rawValue: Int
    /// The input is that of the last `forward`.
    static let input = Reuse(rawValue: 1)
    /// The output gradient is that of the last `dataGradient`.
    static let outputGradient = Reuse(rawValue: 2)
}
