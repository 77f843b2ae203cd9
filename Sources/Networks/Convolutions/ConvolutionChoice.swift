/// Picks the way to compute a layer of this shape.
///
/// - Parameter images: the most images that a call will have.
func makeConvolution(
    _ shape: ConvolutionShape, images: Int, workers: Workers, kernels: KernelTable = .chosen
) -> any ConvolutionAlgorithm {
    if let method = TransformMethod(shape) {
        return TransformConvolution(shape, method, images: images, workers: workers, kernels: kernels)
    }
    return DirectConvolution(shape, workers: workers, kernels: kernels)
}

/// How many numbers that way's buffers hold.
func convolutionMemory(_ shape: ConvolutionShape, images: Int, threads: Int, kernels: KernelTable = .chosen) -> Int {
    guard let method = TransformMethod(shape) else {
        return threads * DirectConvolution.scratchCount(shape)
    }
    let memory = TransformConvolution.memory(shape, method, images: images, kernels: kernels)
    return memory.inputs + memory.outputGradients + memory.sums + threads * (memory.workspace + memory.piece)
}
