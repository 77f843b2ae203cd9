/// The tensors of a snapshot in their order: the generator, its average, the discriminator, then Adam's means and mean
/// squares of both networks.
struct TensorTable {
    let descriptions: [TensorDescription]
    private let entries: [(parameter: Parameter, buffer: FloatBuffer)]

    init(generator: NetworkParameters, discriminator: NetworkParameters) {
        var descriptions: [TensorDescription] = []
        var entries: [(parameter: Parameter, buffer: FloatBuffer)] = []
        func add(_ prefix: String, _ network: NetworkParameters, _ buffer: FloatBuffer?, onlyTrained: Bool = false) {
            guard let buffer else { return }
            for parameter in network.layout.parameters where parameter.isTrained || !onlyTrained {
                descriptions.append(TensorDescription(name: prefix + parameter.name, shape: parameter.shape))
                entries.append((parameter, buffer))
            }
        }
        add("generator.", generator, generator.buffer)
        add("generator_ema.", generator, generator.average)
        add("discriminator.", discriminator, discriminator.buffer)
        add("adam.m.generator.", generator, generator.optimiser?.mean, onlyTrained: true)
        add("adam.m.discriminator.", discriminator, discriminator.optimiser?.mean, onlyTrained: true)
        add("adam.v.generator.", generator, generator.optimiser?.square, onlyTrained: true)
        add("adam.v.discriminator.", discriminator, discriminator.optimiser?.square, onlyTrained: true)
        self.descriptions = descriptions
        self.entries = entries
    }

    func copy(_ index: Int, into values: inout MutableSpan<Float>) {
        let (parameter, buffer) = entries[index]
        precondition(values.count == parameter.count, "\(parameter.name) has \(parameter.count) numbers")
        parameter.forEachIndex { outside, inside in values[outside] = buffer.base[inside] }
    }

    func load(_ index: Int, from values: Span<Float>) {
        let (parameter, buffer) = entries[index]
        precondition(values.count == parameter.count, "\(parameter.name) has \(parameter.count) numbers")
        parameter.forEachIndex { outside, inside in buffer.base[inside] = values[outside] }
    }
}

extension AdversarialModel {
    /// The tensors of a snapshot in their order: both generators, the discriminator, the optimisers' moments.
    public var tensors: [TensorDescription] { tensorTable.descriptions }

    /// Copies tensor `index` in PyTorch's order.
    ///
    /// - Precondition: `values` has room for exactly the tensor's numbers.
    public func copyTensor(_ index: Int, into values: inout MutableSpan<Float>) {
        tensorTable.copy(index, into: &values)
    }

    /// Gives tensor `index` its values, in PyTorch's order.
    ///
    /// - Precondition: `values` holds exactly the tensor's numbers.
    public func loadTensor(_ index: Int, from values: Span<Float>) {
        tensorTable.load(index, from: values)
    }
}
