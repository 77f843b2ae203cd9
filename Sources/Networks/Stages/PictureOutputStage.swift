/// The last stage of a generator or a restorer: features to pictures, with a bias for each colour and an activation.
final class PictureOutputStage: RunningStage {
    let name: String

    private let input: StageInput
    private let linear: PictureConvolution
    private let weight: NetworkParameters.Place
    private let bias: NetworkParameters.Place?
    private let endsInTanh: Bool
    private let slope: Float
    private let kernels: KernelTable
    private let zeros = FloatBuffer(count: Panel.width)
    private let rowBiasGradients: FloatBuffer
    private let biasGradient = FloatBuffer(count: Panel.width)

    init(
        _ stage: PlannedStage, name: String, input: StageInput, linear: PictureConvolution,
        parameters: NetworkParameters, kernels: KernelTable
    ) {
        self.name = name
        self.input = input
        self.linear = linear
        self.kernels = kernels
        weight = parameters.place(stage.name + ".weight")
        bias = stage.stage.bias ? parameters.place(stage.name + ".bias") : nil
        (slope, endsInTanh) =
            switch stage.stage.activation {
            case .leaky(let slope): (Float(slope), false)
            case .relu: (0, false)
            case .none: (1, false)
            case .tanh: (1, true)
            }
        rowBiasGradients = FloatBuffer(count: stage.output.side * stage.output.channels)
    }

    func forward(_ pass: StagePass, _ workers: Workers) {
        let pictures = pass.pictures
        let shape = pictures.frame.shape
        let numbers = bias.map { pass.numbers.at($0) } ?? zeros.base
        input.prepare(pass, workers)
        linear.scatter(
            input.features.images(pass.images), weights: pass.numbers.at(weight), into: pictures, workers: workers
        ) { row in
            if endsInTanh {
                kernels.biasAndTanhForward(
                    pictures.images, shape.side, shape.channels, numbers, pictures.row(row),
                    pictures.frame.imageStride)
            } else {
                kernels.biasAndLeakyPictures(
                    pictures.images, shape.side, shape.channels, numbers, slope, pictures.row(row),
                    pictures.frame.imageStride)
            }
        }
    }

    func dataGradient(_ pass: StagePass, _ workers: Workers) {
        guard let gradient = pass.gradient else {
            preconditionFailure("a generator learns from its pictures' gradient")
        }
        throughActivation(pass, gradient, workers)
        guard let target = input.gradient else { return }
        linear.gather(
            gradient, weights: pass.numbers.at(weight), into: target.images(pass.images),
            panels: input.gradientPanels, workers: workers
        ) { panel in input.finish(panel, pass) }
    }

    func weightGradient(_ pass: StagePass, into updates: NetworkParameters, _ workers: Workers) {
        guard let gradient = pass.gradient else {
            preconditionFailure("a generator learns from its pictures' gradient")
        }
        linear.weightGradient(
            pictures: gradient, features: input.features.images(pass.images), update: updates.update(weight),
            workers: workers)
    }

    /// The pictures' gradient becomes that of the sums under the activation; the bias is updated.
    private func throughActivation(_ pass: StagePass, _ gradient: PictureMap, _ workers: Workers) {
        let shape = gradient.frame.shape
        let sums = rowBiasGradients.base
        sums.update(repeating: 0, count: rowBiasGradients.count)
        workers.forEach(shape.side) { row, _ in
            let (output, slopes) = (pass.pictures.row(row), gradient.row(row))
            if endsInTanh {
                kernels.tanhBackward(
                    gradient.images, shape.side, shape.channels, output, slopes, gradient.frame.imageStride,
                    sums + row * shape.channels)
            } else {
                kernels.leakyPicturesBackward(
                    gradient.images, shape.side, shape.channels, slope, output, slopes, gradient.frame.imageStride,
                    sums + row * shape.channels)
            }
        }
        guard let bias, let updates = pass.updates else { return }
        biasGradient.base.update(repeating: 0, count: Panel.width)
        for row in 0..<shape.side { kernels.addNumbers(shape.channels, sums + row * shape.channels, biasGradient.base) }
        updates.update(bias).apply(slot: 0, offset: 0, count: Panel.width, gradient: biasGradient.base)
    }
}
