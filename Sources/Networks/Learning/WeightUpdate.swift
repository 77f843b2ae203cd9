/// Where a gradient goes: straight into Adam, block by block while it is in the cache, or into a buffer.
///
/// Blocks may come from any thread; each block of one tensor has a slot of its own for its sum of squares, so that the
/// gradient's norm is added up in one order.
struct WeightUpdate {
    let kernels: KernelTable
    /// The tensor's numbers in the network's buffers.
    let weights: UnsafeMutablePointer<Float>
    let destination: Destination
    /// The sums of squares, one for each slot, zero at first.
    let squares: UnsafeMutableBufferPointer<Float>

    enum Destination {
        /// Adam's moments and the moving average at the same tensor, and the step's `AdamConstant`s.
        case adam(
            mean: UnsafeMutablePointer<Float>, square: UnsafeMutablePointer<Float>,
            average: UnsafeMutablePointer<Float>?, constants: UnsafePointer<Float>)
        /// The gradient itself at the same tensor.
        case gradient(UnsafeMutablePointer<Float>)
    }

    /// Takes the gradient of a block of the tensor: one stretch of the tensor's own layout.
    ///
    /// - Parameters:
    ///   - slot: the block's own number, below `squares.count`.
    ///   - offset: where the block begins in the tensor.
    ///   - count: a multiple of 32.
    func apply(slot: Int, offset: Int, count: Int, gradient: UnsafePointer<Float>) {
        switch destination {
        case .adam(let mean, let square, let average, let constants):
            squares[slot] = kernels.adam(
                count, gradient, weights + offset, mean + offset, square + offset, average.map { $0 + offset },
                constants)
        case .gradient(let buffer):
            squares[slot] = kernels.storeGradient(count, gradient, buffer + offset)
        }
    }
}
