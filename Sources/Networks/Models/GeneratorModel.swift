/// A generator or a restorer alone, for making pictures from a snapshot: it keeps no optimiser and no gradients.
///
/// Not thread-safe: use it from one queue.
public final class GeneratorModel {
    /// The description of the pair that it belongs to.
    public let architecture: Architecture
    /// The tensors in their order, named without a network's prefix, as in `deconv1.weight`.
    public let tensors: [TensorDescription]

    private let parameters: NetworkParameters
    private let generator: Network
    private let pictures: PictureBuffer
    private let restoring: RestoringRoom?
    static let capacity = 32

    /// A generator whose weights are zero until they are loaded. `threads` nil uses all cores.
    ///
    /// - Precondition: the description's stages fit together, see `PairPlan`.
    public init(architecture: Architecture = .tutorial, threads: Int? = nil) {
        self.architecture = architecture
        let plan = architecture.plan
        parameters = NetworkParameters(
            layout: ParameterLayout(plan.generator), isTrained: false, hasAverage: false)
        generator = Network(
            plan.generator, parameters: parameters,
            room: Network.Room(
                images: Self.capacity, isTrained: false, frame: plan.frame, damagedFrame: plan.damagedFrame),
            workers: Workers(threads: threads), clock: LayerClock())
        pictures = PictureBuffer(images: Self.capacity, frame: plan.frame)
        restoring = plan.damagedFrame.map { RestoringRoom(images: Self.capacity, damaged: $0, restored: plan.frame) }
        tensors = parameters.layout.parameters.map { TensorDescription(name: $0.name, shape: $0.shape) }
    }

    /// Gives tensor `index` its values, in PyTorch's order.
    ///
    /// - Precondition: `values` holds exactly the tensor's numbers.
    public func loadTensor(_ index: Int, from values: Span<Float>) {
        let parameter = parameters.layout.parameters[index]
        precondition(values.count == parameter.count, "\(parameter.name) has \(parameter.count) numbers")
        let target = parameters.buffer.base
        parameter.forEachIndex { outside, inside in target[inside] = values[outside] }
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics.
    ///
    /// - Parameter conditions: [n, conditions] for a pair that is told any: 1, -1, or 0 where nothing is said.
    /// - Returns: [n, 3, side, side] numbers in [-1, 1].
    public func generate(latents: [Float], conditions: [Float] = []) -> [Float] {
        generation.planes(latents, conditions: conditions)
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics.
    ///
    /// - Parameter conditions: [n, conditions] for a pair that is told any: 1, -1, or 0 where nothing is said.
    /// - Returns: [n, side, side, 3] bytes, red, green and blue of each pixel together.
    public func generateBytes(latents: [Float], conditions: [Float] = []) -> [UInt8] {
        generation.bytes(latents, conditions: conditions)
    }

    /// Restores any number of pictures, with running statistics.
    ///
    /// - Parameter damaged: [n][row][column][4], as `RestoringBatch` has them.
    /// - Returns: [n][row][column][3] numbers in [-1, 1], red, green and blue of each pixel together; known pixels are as
    ///   the network makes them.
    /// - Precondition: the pair restores.
    public func restored(_ damaged: [Float]) -> [Float] {
        guard let restoring else { preconditionFailure("this pair makes pictures from random numbers") }
        return Restoration(restorer: generator, numbers: parameters.buffer, room: restoring).restored(damaged)
    }

    private var generation: Generation {
        Generation(
            generator: generator, numbers: parameters.buffer, pictures: pictures.map, kernels: .chosen,
            latentSize: architecture.latentSize, conditionCount: architecture.conditions)
    }
}
