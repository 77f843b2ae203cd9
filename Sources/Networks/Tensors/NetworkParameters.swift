/// The numbers of one network, and where its gradients go.
///
/// A layer asks by name; which optimiser, average or buffer stands behind an update is not its affair.
final class NetworkParameters {
    let layout: ParameterLayout
    let buffer: FloatBuffer
    /// The moving average of `buffer`, if there is one.
    let average: FloatBuffer?
    /// Nil for a network that is not trained.
    let optimiser: Optimiser?
    /// If set, gradients are stored here and the weights stay as they are.
    var gradient: FloatBuffer?

    /// Numbers of zero, until they are initialised or loaded.
    init(layout: ParameterLayout, isTrained: Bool, hasAverage: Bool, kernels: KernelTable = .chosen) {
        self.layout = layout
        buffer = FloatBuffer(count: layout.totalCount)
        average = hasAverage ? FloatBuffer(count: layout.totalCount) : nil
        optimiser = isTrained ? Optimiser(layout: layout, kernels: kernels) : nil
    }

    /// The average if asked for, else the numbers themselves.
    func numbers(_ choice: GeneratorChoice) -> FloatBuffer { choice == .average ? average ?? buffer : buffer }

    /// Initial values, as the description has them: biases and shifts 0, factors 1, running statistics 0 and 1; weights
    /// Glorot uniform (Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
    /// AISTATS 2010) or normal.
    func initialise(_ random: inout SeededRandom) {
        for parameter in layout.parameters {
            let target = buffer.base
            switch parameter.draft.initial {
            case .zero: (target + parameter.offset).update(repeating: 0, count: parameter.room)
            case .one: parameter.forEachIndex { _, inside in target[inside] = 1 }
            case .random(.glorot):
                let limit = Self.glorotLimit(parameter.shape)
                parameter.forEachIndex { _, inside in target[inside] = limit * random.nextSymmetric() }
            case .random(.normal(let deviation)):
                parameter.forEachIndex { _, inside in target[inside] = Float(deviation * random.nextNormal()) }
            }
        }
        average?.base.update(from: buffer.base, count: buffer.count)
    }

    private static func glorotLimit(_ shape: [Int]) -> Float {
        let field = shape.dropFirst(2).reduce(1, *)
        return (6 / Float((shape[0] + shape[1]) * field)).squareRoot()
    }

    /// What a layer named `name` needs to work with its tensors.
    func place(_ name: String) -> Place {
        guard let index = layout.parameters.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("the network has no tensor named \(name)")
        }
        return Place(index: index, offset: layout.parameters[index].offset)
    }

    /// A tensor, found once.
    struct Place {
        let index: Int
        let offset: Int
    }

    /// The places of a normalisation's tensors.
    struct NormPlaces {
        let gamma: Place
        let beta: Place
        let runningMean: Place
        let runningVariance: Place
    }

    func normPlaces(_ name: String) -> NormPlaces {
        NormPlaces(
            gamma: place(name + ".weight"), beta: place(name + ".bias"), runningMean: place(name + ".running_mean"),
            runningVariance: place(name + ".running_var"))
    }

    /// Where the gradient of a tensor goes.
    func update(_ place: Place) -> WeightUpdate {
        guard let optimiser else { preconditionFailure("a network that is not trained has no gradients") }
        return optimiser.update(place.index, weights: buffer, average: average, gradient: gradient)
    }
}

extension FloatBuffer {
    /// A tensor's first number.
    func at(_ place: NetworkParameters.Place) -> UnsafeMutablePointer<Float> { base + place.offset }
}
