/// The tensors of one network in their fixed order, and where each lies: trained ones first, then running statistics,
/// so that an optimiser sees one stretch of numbers. Every tensor begins on a cache line.
struct ParameterLayout {
    private(set) var parameters: [Parameter] = []
    /// The length of the trained stretch and of the whole buffer.
    private(set) var trainedCount = 0
    private(set) var totalCount = 0

    /// The tensor named `name`.
    subscript(name: String) -> Parameter {
        guard let found = parameters.first(where: { $0.name == name }) else {
            preconditionFailure("the network has no tensor named \(name)")
        }
        return found
    }

    private struct Draft {
        var name: String
        var shape: [Int]
        var isTrained = true
        var axes: [Int]
        var order: [Int]
    }

    private init(_ drafts: [Draft]) {
        var offsets = [Int](repeating: 0, count: drafts.count)
        var end = 0
        for isTrained in [true, false] {
            for (index, draft) in drafts.enumerated() where draft.isTrained == isTrained {
                offsets[index] = end
                end += Parameter.room(axes: draft.axes, order: draft.order)
            }
            if isTrained { trainedCount = end }
        }
        totalCount = end
        parameters = zip(drafts, offsets).map { draft, offset in
            Parameter(
                name: draft.name, shape: draft.shape, offset: offset, isTrained: draft.isTrained, axes: draft.axes,
                order: draft.order)
        }
    }

    /// The generator's tensors.
    static func generator(_ architecture: Architecture) -> ParameterLayout {
        let channels = architecture.generatorChannels
        let latent = architecture.latentSize
        var drafts = [
            Draft(
                name: "dense.weight", shape: [channels[0] * 4, latent], axes: [channels[0], 4, latent],
                order: [1, 2, 0]),
            Draft(name: "dense.bias", shape: [channels[0] * 4], axes: [channels[0], 4, 1], order: [1, 2, 0]),
        ]
        let widths = channels + [Architecture.pictureChannels]
        for layer in 1...3 {
            drafts += norm(layer, widths[layer - 1])
            drafts.append(
                Draft(
                    name: "deconv\(layer).weight", shape: [widths[layer - 1], widths[layer], 5, 5],
                    axes: [widths[layer - 1], widths[layer], 25],
                    // Colours are too few to run fastest.
                    order: layer == 3 ? [2, 1, 0] : [2, 0, 1]))
        }
        drafts.append(vector("deconv3.bias", Architecture.pictureChannels))
        return ParameterLayout(drafts)
    }

    /// The discriminator's tensors.
    static func discriminator(_ architecture: Architecture) -> ParameterLayout {
        let widths = [Architecture.pictureChannels] + architecture.discriminatorChannels
        var drafts: [Draft] = []
        for layer in 1...3 {
            drafts.append(
                Draft(
                    name: "conv\(layer).weight", shape: [widths[layer], widths[layer - 1], 5, 5],
                    axes: [widths[layer], widths[layer - 1], 25], order: [2, 1, 0]))
            drafts += layer == 1 ? [vector("conv1.bias", widths[1])] : norm(layer, widths[layer])
        }
        drafts.append(
            Draft(name: "dense.weight", shape: [1, widths[3] * 49], axes: [widths[3], 49, 1], order: [1, 2, 0]))
        drafts.append(vector("dense.bias", 1))
        return ParameterLayout(drafts)
    }

    private static func vector(_ name: String, _ count: Int, isTrained: Bool = true) -> Draft {
        Draft(name: name, shape: [count], isTrained: isTrained, axes: [1, 1, count], order: [0, 1, 2])
    }

    private static func norm(_ layer: Int, _ channels: Int) -> [Draft] {
        [
            vector("norm\(layer).weight", channels), vector("norm\(layer).bias", channels),
            vector("norm\(layer).running_mean", channels, isTrained: false),
            vector("norm\(layer).running_var", channels, isTrained: false),
        ]
    }
}
