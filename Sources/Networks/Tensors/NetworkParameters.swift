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

    /// Numbers of zero; factors and running variances of one.
    init(layout: ParameterLayout, isTrained: Bool, hasAverage: Bool, kernels: KernelTable = .chosen) {
        self.layout = layout
        buffer = FloatBuffer(count: layout.totalCount)
        average = hasAverage ? FloatBuffer(count: layout.totalCount) : nil
        optimiser = isTrained ? Optimiser(layout: layout, kernels: kernels) : nil
    }

    /// The average if asked for, else the numbers themselves.
    func numbers(_ choice: GeneratorChoice) -> FloatBuffer { choice == .average ? average ?? buffer : buffer }

    /// Initial values: Glorot uniform weights (Glorot and Bengio, "Understanding the difficulty of training deep
    /// feedforward neural networks", AISTATS 2010), biases and shifts 0, factors 1, running statistics 0 and 1.
    func initialise(_ random: inout SeededRandom) {
        for parameter in layout.parameters {
            let target = buffer.base
            if parameter.shape.count == 1 {
                let isOne = parameter.name.hasPrefix("norm") && !parameter.name.hasSuffix(".bias")
                let value: Float = isOne && !parameter.name.hasSuffix(".running_mean") ? 1 : 0
                (target + parameter.offset).update(repeating: value, count: parameter.count)
            } else {
                let field = parameter.shape.dropFirst(2).reduce(1, *)
                let limit = (6 / Float((parameter.shape[0] + parameter.shape[1]) * field)).squareRoot()
                parameter.forEachIndex { _, inside in target[inside] = limit * random.nextSymmetric() }
            }
        }
        average?.base.update(from: buffer.base, count: buffer.count)
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

    func updates(_ places: NormPlaces) -> NormalisedFeatures.Updates {
        NormalisedFeatures.Updates(gamma: update(places.gamma), beta: update(places.beta))
    }
}

extension FloatBuffer {
    /// A tensor's first number.
    func at(_ place: NetworkParameters.Place) -> UnsafeMutablePointer<Float> { base + place.offset }

    /// A normalisation's parameters.
    func norm(_ places: NetworkParameters.NormPlaces) -> NormalisedFeatures.Parameters {
        NormalisedFeatures.Parameters(
            gamma: at(places.gamma), beta: at(places.beta), runningMean: at(places.runningMean),
            runningVariance: at(places.runningVariance))
    }
}
