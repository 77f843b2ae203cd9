/// A generator alone, for making pictures from a snapshot: it keeps no optimiser and no gradients.
///
/// Not thread-safe: use it from one queue.
public final class GeneratorModel {
    /// The sizes of the network.
    public let architecture: Architecture
    /// The tensors in their order, named without a network's prefix, as in `deconv1.weight`.
    public let tensors: [TensorDescription]

    private let layout: ParameterLayout
    private let weights: FloatBuffer

    /// A generator whose weights are zero until they are loaded. `threads` nil uses all cores.
    public init(architecture: Architecture = .recipe, threads: Int? = nil) {
        self.architecture = architecture
        layout = .generator(architecture)
        weights = FloatBuffer(count: layout.totalCount)
        tensors = layout.parameters.map { TensorDescription(name: $0.name, shape: $0.shape) }
    }

    /// Gives tensor `index` its values, in PyTorch's order.
    ///
    /// - Precondition: `values` holds exactly the tensor's numbers.
    public func loadTensor(_ index: Int, from values: Span<Float>) {
        let parameter = layout.parameters[index]
        precondition(values.count == parameter.count, "\(parameter.name) has \(parameter.count) numbers")
        parameter.forEachIndex { outside, inside in weights.base[inside] = values[outside] }
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics.
    ///
    /// - Returns: [n, 3, 28, 28] numbers in [-1, 1].
    public func generate(latents: [Float]) -> [Float] {
        [Float](repeating: 0, count: latents.count / architecture.latentSize * Architecture.pictureSize)
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics.
    ///
    /// - Returns: [n, 28, 28, 3] bytes, red, green and blue of each pixel together.
    public func generateBytes(latents: [Float]) -> [UInt8] {
        [UInt8](repeating: 0, count: latents.count / architecture.latentSize * Architecture.pictureSize)
    }
}
