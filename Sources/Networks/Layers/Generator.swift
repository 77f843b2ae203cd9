/// The generator: random numbers to 2x2 features, three transposed convolutions to a 28x28 picture.
///
/// Its parameters live apart (`NetworkParameters`), so that one set of buffers serves the raw weights and their average.
final class Generator {
    /// The random numbers: [1][image][latentSize].
    let latents: FeatureMap
    private let latentBuffer: FeatureBuffer
    private let layers: [Layer]
    private let last: PictureConvolution
    private let lastWeight: NetworkParameters.Place
    private let lastBias: NetworkParameters.Place
    private let rowBiasGradients: FloatBuffer
    private let kernels: KernelTable
    private let workers: Workers
    private let clock: LayerClock

    /// A linear layer and the normalisation behind it.
    private struct Layer {
        let name: String
        let linear: any ConvolutionAlgorithm
        let features: NormalisedFeatures
        let weight: NetworkParameters.Place
        let bias: NetworkParameters.Place?
        let norm: NetworkParameters.NormPlaces
    }

    init(
        _ architecture: Architecture, parameters: NetworkParameters, images: Int, isTrained: Bool, workers: Workers,
        clock: LayerClock, kernels: KernelTable = .chosen
    ) {
        self.kernels = kernels
        self.workers = workers
        self.clock = clock
        let channels = architecture.generatorChannels
        latentBuffer = FeatureBuffer(side: 1, images: images, channels: architecture.latentSize)
        latents = latentBuffer.map
        let shapes = [
            ConvolutionShape(
                inputSide: 1, outputSide: 2, inputChannels: architecture.latentSize, outputChannels: channels[0],
                kernel: 2, stride: 1, padding: 0, isTransposed: true),
            ConvolutionShape(
                inputSide: 2, outputSide: 7, inputChannels: channels[0], outputChannels: channels[1], kernel: 5,
                stride: 2, padding: 0, isTransposed: true),
            ConvolutionShape(
                inputSide: 7, outputSide: 14, inputChannels: channels[1], outputChannels: channels[2], kernel: 5,
                stride: 2, padding: 1, isTransposed: true),
        ]
        layers = shapes.enumerated().map { index, shape in
            let name = index == 0 ? "dense" : "deconv\(index)"
            return Layer(
                name: "generator." + name,
                linear: makeConvolution(shape, images: images, workers: workers, kernels: kernels),
                features: NormalisedFeatures(
                    side: shape.outputSide, images: images, channels: shape.outputChannels, isTrained: isTrained,
                    kernels: kernels),
                weight: parameters.place(name + ".weight"),
                bias: index == 0 ? parameters.place("dense.bias") : nil,
                norm: parameters.normPlaces("norm\(index + 1)"))
        }
        last = PictureConvolution(
            channels: channels[2], scatteredImages: images, isTrained: isTrained, workers: workers, kernels: kernels)
        lastWeight = parameters.place("deconv3.weight")
        lastBias = parameters.place("deconv3.bias")
        rowBiasGradients = FloatBuffer(count: PictureMap.side * PictureMap.colours)
    }

    /// The linear layers between features, by name.
    var shapes: [(name: String, shape: ConvolutionShape)] { layers.map { ($0.name, $0.linear.shape) } }

    /// How many pictures one call can make.
    var capacity: Int { latents.images }

    /// Copies random numbers, latentSize for each picture, into `latents`.
    func setLatents(_ numbers: Span<Float>) {
        let size = latents.channels
        for image in 0..<numbers.count / size {
            let target = latents.base + image * latents.imageStride
            for index in 0..<size { target[index] = numbers[image * size + index] }
        }
    }

    /// Makes pictures from `latents` with the batch's own statistics, and moves the running ones.
    func forward(_ parameters: NetworkParameters, into pictures: PictureMap) {
        let batch = Batches(0..<pictures.images)
        run(parameters.buffer, into: pictures) { layer, panel in
            layer.features.forward(panel, parameters.buffer.norm(layer.norm), batches: batch)
        }
    }

    /// Makes pictures from `latents` with running statistics.
    func infer(_ numbers: FloatBuffer, into pictures: PictureMap) {
        run(numbers, into: pictures) { layer, panel in
            layer.features.infer(panel, numbers.norm(layer.norm), images: pictures.images)
        }
    }

    private func run(
        _ numbers: FloatBuffer, into pictures: PictureMap, normalise: (_ layer: Layer, _ panel: Int) -> Void
    ) {
        let images = 0..<pictures.images
        var input = latents.images(images)
        for layer in layers {
            let raw = layer.features.raw.images(images)
            clock.measure(layer.name, .forward) {
                layer.linear.forward(
                    input, weights: numbers.at(layer.weight), into: raw, reuse: [], workers: workers
                ) { panel in
                    if let bias = layer.bias { addBias(numbers.at(bias), to: raw, panel) }
                    normalise(layer, panel)
                }
            }
            input = layer.features.activation.images(images)
        }
        let bias = numbers.at(lastBias)
        clock.measure("generator.deconv3", .forward) {
            last.scatter(input, weights: numbers.at(lastWeight), into: pictures, workers: workers) { row in
                kernels.biasAndTanhForward(
                    images.count, PictureMap.side, bias, pictures.row(row), PictureMap.imageStride)
            }
        }
    }

    /// The dense layer's bias differs from pixel to pixel: [panel][pixel][32].
    private func addBias(_ bias: UnsafePointer<Float>, to raw: FeatureMap, _ panel: Int) {
        for pixel in 0..<raw.pixels {
            kernels.addBias(
                raw.images, bias + (panel * raw.pixels + pixel) * Panel.width,
                raw.panel(panel) + pixel * raw.pixelStride, raw.imageStride)
        }
    }

    /// Takes the pictures' gradient, which it overwrites, back through the network and hands over all gradients.
    ///
    /// Each layer's data gradient comes before its weights' update, since it reads the weights.
    func backward(_ parameters: NetworkParameters, pictures: PictureMap, gradient: PictureMap) {
        throughTanh(parameters, pictures: pictures, gradient: gradient)
        let images = 0..<pictures.images
        let batch = Batches(images)
        let top = layers[layers.count - 1].features
        clock.measure("generator.deconv3", .dataGradient) {
            let updates = parameters.updates(layers[layers.count - 1].norm)
            let norm = parameters.buffer.norm(layers[layers.count - 1].norm)
            last.gather(
                gradient, weights: parameters.buffer.at(lastWeight), into: top.gradient.images(images),
                workers: workers
            ) { panel in top.backward(panel, norm, batches: batch, updates: updates) }
        }
        clock.measure("generator.deconv3", .weightGradient) {
            last.weightGradient(
                pictures: gradient, features: top.activation.images(images), update: parameters.update(lastWeight),
                workers: workers)
        }
        for index in layers.indices.reversed() { backward(parameters, layer: index, images: images, batch: batch) }
    }

    private func backward(_ parameters: NetworkParameters, layer index: Int, images: Range<Int>, batch: Batches) {
        let layer = layers[index]
        let gradient = layer.features.gradient.images(images)
        var input = latents.images(images)
        if index > 0 {
            let before = layers[index - 1]
            input = before.features.activation.images(images)
            let updates = parameters.updates(before.norm)
            let norm = parameters.buffer.norm(before.norm)
            clock.measure(layer.name, .dataGradient) {
                layer.linear.dataGradient(
                    gradient, weights: parameters.buffer.at(layer.weight),
                    into: before.features.gradient.images(images), reuse: .weights, workers: workers
                ) { panel in before.features.backward(panel, norm, batches: batch, updates: updates) }
            }
        } else if let bias = layer.bias {
            updateDenseBias(parameters.update(bias), gradient)
        }
        clock.measure(layer.name, .weightGradient) {
            layer.linear.weightGradient(
                input: input, outputGradient: gradient, reuse: index > 0 ? [.input, .outputGradient] : .input,
                update: parameters.update(layer.weight), workers: workers)
        }
    }

    /// The pictures' gradient becomes that of the sums under tanh; the last bias is updated.
    private func throughTanh(_ parameters: NetworkParameters, pictures: PictureMap, gradient: PictureMap) {
        let sums = rowBiasGradients.base
        sums.update(repeating: 0, count: rowBiasGradients.count)
        workers.forEach(PictureMap.side) { row, _ in
            kernels.tanhBackward(
                pictures.images, PictureMap.side, pictures.row(row), gradient.row(row), PictureMap.imageStride,
                sums + row * PictureMap.colours)
        }
        lastBiasGradient.base.update(repeating: 0, count: Panel.width)
        for row in 0..<PictureMap.side {
            kernels.addNumbers(PictureMap.colours, sums + row * PictureMap.colours, lastBiasGradient.base)
        }
        parameters.update(lastBias).apply(slot: 0, offset: 0, count: Panel.width, gradient: lastBiasGradient.base)
    }

    /// The dense layer's bias gradient: the sum over images at each pixel.
    private func updateDenseBias(_ update: WeightUpdate, _ gradient: FeatureMap) {
        for panel in 0..<gradient.panels {
            for pixel in 0..<gradient.pixels {
                let sums = denseBiasGradient.base
                kernels.sumImages(
                    gradient.images, gradient.panel(panel) + pixel * gradient.pixelStride, gradient.imageStride, sums)
                let slot = panel * gradient.pixels + pixel
                update.apply(slot: slot, offset: slot * Panel.width, count: Panel.width, gradient: sums)
            }
        }
    }

    private let denseBiasGradient = FloatBuffer(count: Panel.width)
    private let lastBiasGradient = FloatBuffer(count: Panel.width)
}
