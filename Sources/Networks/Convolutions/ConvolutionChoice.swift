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
