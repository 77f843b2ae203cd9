/// The tensors of a snapshot in their order: the generator or restorer, its average, the discriminator, then Adam's means and mean
/// squares of both networks.
struct TensorTable {
    let descriptions: [TensorDescription]
    private let entries: [(parameter: Parameter, buffer: FloatBuffer)]

    /// - Parameter name: what the first network's tensors are named by: `generator`, or `restorer`.
    init(generator: NetworkParameters, named name: String, discriminator: NetworkParameters) {
        var descriptions: [TensorDescription] = []
        var entries: [(parameter: Parameter, buffer: FloatBuffer)] = []
        func add(_ prefix: String, _ network: NetworkParameters, _ buffer: FloatBuffer?, onlyTrained: Bool = false) {
            guard let buffer else { return }
            for parameter in network.layout.parameters where parameter.isTrained || !onlyTrained {
                descriptions.append(TensorDescription(name: prefix + parameter.name, shape: parameter.shape))
                entries.append((parameter, buffer))
            }
        }
        add("\(name).", generator, generator.buffer)
        add("\(name)_ema.", generator, generator.average)
        add("discriminator.", discriminator, discriminator.buffer)
        add("adam.m.\(name).", generator, generator.optimiser?.mean, onlyTrained: true)
        add("adam.m.discriminator.", discriminator, discriminator.optimiser?.mean, onlyTrained: true)
        add("adam.v.\(name).", generator, generator.optimiser?.square, onlyTrained: true)
        add("adam.v.discriminator.", discriminator, discriminator.optimiser?.square, onlyTrained: true)
        self.descriptions = descriptions
        self.entries = entries
    }

    private init(descriptions: [TensorDescription], entries: [(parameter: Parameter, buffer: FloatBuffer)]) {
        self.descriptions = descriptions
        self.entries = entries
    }

    /// The buffers that hold the tensors, each once.
    var buffers: [FloatBuffer] {
        entries.reduce(into: []) { buffers, entry in
            if !buffers.contains(where: { $0 === entry.buffer }) { buffers.append(entry.buffer) }
        }
    }

    /// The same tensors in other memory: `others` take the places of `buffers`, in their order.
    ///
    /// - Precondition: there are as many others, each of the same size.
    func replacing(with others: [FloatBuffer]) -> TensorTable {
        let pairs = zip(buffers, others).map { ($0, $1) }
        let moved = entries.map { entry in
            guard let pair = pairs.first(where: { $0.0 === entry.buffer }), pair.1.count == entry.buffer.count else {
                preconditionFailure("no memory for \(entry.parameter.name)")
            }
            return (parameter: entry.parameter, buffer: pair.1)
        }
        return TensorTable(descriptions: descriptions, entries: moved)
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
