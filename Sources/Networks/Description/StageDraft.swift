/// A stage at its place in a network, before it is known to fit there.
struct StageDraft {
    let role: NetworkPlan.Role
    let name: String
    /// The stage's place in the list, from 1.
    let number: Int
    let stage: Stage
    /// What the stage before hands on.
    let before: MapShape
    /// That and what joins it; nil where nothing does.
    var joined: JoinedInput?
    let isLast: Bool

    /// All that comes in.
    private var input: MapShape {
        MapShape(side: before.side, channels: joined?.widths.channels ?? before.channels)
    }

    /// The stage with its shapes and tensors.
    func planned() throws(DescriptionError) -> PlannedStage {
        try checkNumbers()
        let place = try self.place()
        let linear = try self.linear()
        let output = MapShape(side: linear.outputSide, channels: stage.channels)
        guard NetworkLimits.mapSides ~= output.side else {
            throw refusal("\(input) becomes \(output); sides end at \(NetworkLimits.mapSides.upperBound)")
        }
        return PlannedStage(
            name: name, number: number, stage: stage, input: input, output: output, joined: joined, linear: linear,
            place: place, tensors: weights(linear, place) + bias(output) + norm())
    }

    private func refusal(_ problem: String) -> DescriptionError {
        DescriptionError("\(role.rawValue).\(name)", problem)
    }

    private func checkNumbers() throws(DescriptionError) {
        guard NetworkLimits.channels ~= stage.channels else {
            throw refusal("it has 1 to \(NetworkLimits.channels.upperBound) channels, not \(stage.channels)")
        }
        if let norm = stage.norm {
            guard norm.epsilon > 0, norm.epsilon <= 1, norm.momentum > 0, norm.momentum <= 1 else {
                throw refusal(
                    "its norm's epsilon and momentum lie above 0 and up to 1, not at \(norm.epsilon) and"
                        + " \(norm.momentum)")
            }
        }
        if case .leaky(let slope) = stage.activation, !(0...1 ~= slope) {
            throw refusal("its slope lies in 0 to 1, not at \(slope)")
        }
        if case .normal(let deviation) = stage.initial, !(deviation > 0 && deviation <= 10) {
            throw refusal("its weights' deviation lies above 0 and up to 10, not at \(deviation)")
        }
        guard let window else { return }
        guard NetworkLimits.kernels ~= window.kernel, NetworkLimits.strides ~= window.stride else {
            throw refusal(
                "its kernel is \(NetworkLimits.kernels.lowerBound) to \(NetworkLimits.kernels.upperBound) and its stride"
                    + " 1 or 2, not \(window.kernel) and \(window.stride)")
        }
    }

    private var window: Stage.Window? {
        switch stage.kind {
        case .dense: nil
        case .convolution(let window), .transposedConvolution(let window): window
        }
    }

    /// Where the stage stands, if it may stand there.
    private func place() throws(DescriptionError) -> PlannedStage.Place {
        switch (role, isLast) {
        case (.generator, true), (.restorer, true):
            guard stage.norm == nil else {
                throw refusal("it makes the picture, which is not normalised: leave out its norm")
            }
            switch stage.kind {
            case .dense:
                throw refusal("the last stage of a \(role.rawValue) is a convolution or a transposed one")
            case .convolution(let window) where window.stride > 1:
                throw refusal("a convolution that makes the picture has stride 1, not \(window.stride)")
            default: return .pictureOutput
            }
        case (.discriminator, true):
            guard case .dense(side: 1) = stage.kind, stage.channels == 1, stage.norm == nil, stage.activation == .none,
                number > 1
            else {
                throw refusal(
                    "a discriminator ends in a dense stage of side 1 and 1 channel, without norm and activation")
            }
            return .logit
        case (.discriminator, false) where number == 1, (.restorer, false) where number == 1:
            if case .transposedConvolution = stage.kind {
                throw refusal("the first stage of a \(role.rawValue) is a convolution or a dense one")
            }
            return .pictureInput
        default: return .features
        }
    }

    /// The linear layer between the map that comes in and the one that it makes.
    private func linear() throws(DescriptionError) -> ConvolutionShape {
        func shape(
            to side: Int, kernel: Int, stride: Int = 1, padding: Int = 0, isTransposed: Bool
        ) -> ConvolutionShape {
            ConvolutionShape(
                inputSide: input.side, outputSide: side, inputChannels: joined?.widths.places ?? input.channels,
                outputChannels: stage.channels, kernel: kernel, stride: stride, padding: padding,
                isTransposed: isTransposed)
        }
        switch stage.kind {
        case .dense(let side):
            guard NetworkLimits.mapSides ~= side else {
                throw refusal("it makes a map of side 1 to \(NetworkLimits.mapSides.upperBound), not \(side)")
            }
            guard input.side == 1 || side == 1 else {
                throw refusal(
                    "\(input) comes in; a dense stage after a map makes one pixel: give it side 1, not \(side)")
            }
            return input.side == 1
                ? shape(to: side, kernel: side, isTransposed: true)
                : shape(to: 1, kernel: input.side, isTransposed: false)
        case .convolution(let window):
            let (kernel, stride) = (window.kernel, window.stride)
            guard window.padding == .same else {
                guard input.side >= kernel else {
                    throw refusal("\(input) comes in; its kernel needs \(kernel) x \(kernel) pixels without padding")
                }
                return shape(
                    to: (input.side - kernel) / stride + 1, kernel: kernel, stride: stride, isTransposed: false)
            }
            let side = (input.side + stride - 1) / stride
            let total = max((side - 1) * stride + kernel - input.side, 0)
            return shape(to: side, kernel: kernel, stride: stride, padding: total / 2, isTransposed: false)
        case .transposedConvolution(let window):
            let (kernel, stride) = (window.kernel, window.stride)
            guard window.padding == .same else {
                return shape(
                    to: (input.side - 1) * stride + kernel, kernel: kernel, stride: stride, isTransposed: true)
            }
            return shape(
                to: input.side * stride, kernel: kernel, stride: stride, padding: (kernel - stride) / 2,
                isTransposed: true)
        }
    }

    /// The linear layer's weights in PyTorch's shape, and how they lie inside.
    private func weights(_ linear: ConvolutionShape, _ place: PlannedStage.Place) -> [TensorDraft] {
        let (into, out, taps) = (input.channels, linear.outputChannels, linear.taps)
        var draft = TensorDraft(
            name: name + ".weight", shape: [out, into, linear.kernel, linear.kernel], axes: [out, into, taps],
            order: [2, 1, 0], joined: joined.map { .init(axis: 1, widths: $0.widths) }, initial: .random(stage.initial))
        switch stage.kind {
        case .dense where place == .logit:
            draft.shape = [out, into * taps]
            draft.axes = [into, taps, 1]
            draft.order = [1, 2, 0]
        case .dense where linear.isTransposed:
            draft.shape = [out * taps, into]
            draft.axes = [out, taps, into]
            draft.order = [1, 2, 0]
        case .dense:
            draft.shape = [out, into * taps]
        case .convolution:
            // Colours are too few to run fastest. Seen from the picture the taps of a convolution run backwards.
            if place == .pictureOutput {
                draft.order = [2, 0, 1]
                draft.isReversed = true
            }
        case .transposedConvolution:
            draft.shape = [into, out, linear.kernel, linear.kernel]
            draft.axes = [into, out, taps]
            draft.joined?.axis = 0
            draft.order = place == .pictureOutput ? [2, 1, 0] : [2, 0, 1]
        }
        return [draft]
    }

    private func bias(_ output: MapShape) -> [TensorDraft] {
        guard stage.bias else { return [] }
        let name = name + ".bias"
        guard case .dense = stage.kind, output.side > 1 else { return [.vector(name, output.channels)] }
        let pixels = output.side * output.side
        return [
            TensorDraft(
                name: name, shape: [output.channels * pixels], axes: [output.channels, pixels, 1], order: [1, 2, 0],
                initial: .zero)
        ]
    }

    private func norm() -> [TensorDraft] {
        guard stage.norm != nil else { return [] }
        let name = "norm\(number)"
        return [
            .vector(name + ".weight", stage.channels, initial: .one), .vector(name + ".bias", stage.channels),
            .vector(name + ".running_mean", stage.channels, isTrained: false),
            .vector(name + ".running_var", stage.channels, initial: .one, isTrained: false),
        ]
    }
}
