/// The discriminator: three convolutions and a dense layer turn a picture into one logit, positive for "real".
///
/// Real and fake batches may pass side by side, as one product for each layer with statistics apart. Its buffers hold
/// two batches; each method works on some of the images, and backward passes follow the forward pass of the same ones.
final class Discriminator {
    private let first: PictureConvolution
    /// The first layer's features after LeakyReLU and their gradient.
    private let firstFeatures: FeatureBuffer
    private let firstGradient: FeatureBuffer
    private let firstBiasGradient: FloatBuffer
    private let second: any ConvolutionAlgorithm
    private let secondFeatures: NormalisedFeatures
    private let third: any ConvolutionAlgorithm
    private let thirdFeatures: NormalisedFeatures
    private let output: OutputLayer
    private let places: Places
    private let kernels: KernelTable
    private let workers: Workers
    private let clock: LayerClock

    private struct Places {
        let firstWeight: NetworkParameters.Place
        let firstBias: NetworkParameters.Place
        let secondWeight: NetworkParameters.Place
        let secondNorm: NetworkParameters.NormPlaces
        let thirdWeight: NetworkParameters.Place
        let thirdNorm: NetworkParameters.NormPlaces
        let outputWeight: NetworkParameters.Place
        let outputBias: NetworkParameters.Place

        init(_ parameters: NetworkParameters) {
            firstWeight = parameters.place("conv1.weight")
            firstBias = parameters.place("conv1.bias")
            secondWeight = parameters.place("conv2.weight")
            secondNorm = parameters.normPlaces("norm2")
            thirdWeight = parameters.place("conv3.weight")
            thirdNorm = parameters.normPlaces("norm3")
            outputWeight = parameters.place("dense.weight")
            outputBias = parameters.place("dense.bias")
        }
    }

    /// Room for `images` pictures, the gradient of `scatteredImages` of them at a time.
    init(
        _ architecture: Architecture, parameters: NetworkParameters, images: Int, scatteredImages: Int,
        workers: Workers, clock: LayerClock, kernels: KernelTable = .chosen
    ) {
        self.kernels = kernels
        self.workers = workers
        self.clock = clock
        let channels = architecture.discriminatorChannels
        let side = PictureConvolution.featureSide
        first = PictureConvolution(
            channels: channels[0], scatteredImages: scatteredImages, workers: workers, kernels: kernels)
        firstFeatures = FeatureBuffer(side: side, images: images, channels: channels[0])
        firstGradient = FeatureBuffer(side: side, images: images, channels: channels[0])
        firstBiasGradient = FloatBuffer(count: Panel.count(channels[0]) * Panel.width)
        let secondShape = ConvolutionShape(
            inputSide: side, outputSide: side / 2, inputChannels: channels[0], outputChannels: channels[1], kernel: 5,
            stride: 2, padding: 1, isTransposed: false)
        let thirdShape = ConvolutionShape(
            inputSide: side / 2, outputSide: side / 2, inputChannels: channels[1], outputChannels: channels[2],
            kernel: 5, stride: 1, padding: 2, isTransposed: false)
        second = makeConvolution(secondShape, images: images, workers: workers, kernels: kernels)
        third = makeConvolution(thirdShape, images: images, workers: workers, kernels: kernels)
        secondFeatures = NormalisedFeatures(
            side: side / 2, images: images, channels: channels[1], isTrained: true, kernels: kernels)
        thirdFeatures = NormalisedFeatures(
            side: side / 2, images: images, channels: channels[2], isTrained: true, kernels: kernels)
        output = OutputLayer(images: images, channels: channels[2], pixels: side / 2 * (side / 2), kernels: kernels)
        places = Places(parameters)
    }

    /// The linear layers between features, by name.
    var shapes: [(name: String, shape: ConvolutionShape)] {
        [("discriminator.conv2", second.shape), ("discriminator.conv3", third.shape)]
    }

    /// The logits of all images; a forward pass writes those of its range.
    var logits: UnsafeMutablePointer<Float> { output.logits.base }
    /// The gradient of the logits, for the caller to fill before a backward pass.
    var slopes: UnsafeMutablePointer<Float> { output.slopes.base }

    /// The logits of some images, each batch normalised by itself; running statistics move once for each.
    ///
    /// - Parameters:
    ///   - range: the images, of which `batches` are parts.
    ///   - reuse: whether the weights are those of the last pass.
    func forward(
        _ parameters: NetworkParameters, pictures: PictureMap, range: Range<Int>, batches: Batches, reuse: Reuse
    ) {
        let numbers = parameters.buffer
        let features = firstFeatures.map.images(range)
        clock.measure("discriminator.conv1", .forward) {
            first.gather(
                pictures.images(range), weights: numbers.at(places.firstWeight), into: features, workers: workers
            ) { panel in
                kernels.biasAndLeakyForward(
                    features.pixels, features.images, features.panel(panel), features.pixelStride,
                    features.imageStride, numbers.at(places.firstBias) + panel * Panel.width, NormalisedFeatures.slope)
            }
        }
        clock.measure("discriminator.conv2", .forward) {
            let norm = numbers.norm(places.secondNorm)
            second.forward(
                features, weights: numbers.at(places.secondWeight), into: secondFeatures.raw.images(range),
                reuse: reuse, workers: workers
            ) { panel in secondFeatures.forward(panel, norm, batches: batches) }
        }
        let top = thirdFeatures.activation.images(range)
        clock.measure("discriminator.conv3", .forward) {
            let norm = numbers.norm(places.thirdNorm)
            third.forward(
                secondFeatures.activation.images(range), weights: numbers.at(places.thirdWeight),
                into: thirdFeatures.raw.images(range), reuse: reuse, workers: workers
            ) { panel in
                thirdFeatures.forward(panel, norm, batches: batches)
                output.forward(panel, top, weights: numbers.at(places.outputWeight), range: range)
            }
        }
        output.finish(bias: numbers.at(places.outputBias), range: range)
    }

    /// Takes `slopes` back through the network and hands over all gradients of its parameters.
    func backward(_ parameters: NetworkParameters, pictures: PictureMap, range: Range<Int>, batches: Batches) {
        dataGradients(parameters, range: range, batches: batches, updates: true)
        let gradient = firstGradient.map.images(range)
        clock.measure("discriminator.conv1", .weightGradient) {
            first.weightGradient(
                pictures: pictures.images(range), features: gradient, update: parameters.update(places.firstWeight),
                workers: workers)
        }
    }

    /// Takes `slopes` back through the network to the pictures; its parameters get no gradients.
    ///
    /// - Parameter gradient: written, as many pictures as `range` has.
    func backwardToPictures(
        _ parameters: NetworkParameters, range: Range<Int>, batches: Batches, gradient: PictureMap
    ) {
        dataGradients(parameters, range: range, batches: batches, updates: false)
        clock.measure("discriminator.conv1", .dataGradient) {
            first.scatter(
                firstGradient.map.images(range), weights: parameters.buffer.at(places.firstWeight), into: gradient,
                workers: workers
            ) { _ in }
        }
    }

    /// From the logits back to the first features; where a layer is updated, after its data gradient.
    private func dataGradients(_ parameters: NetworkParameters, range: Range<Int>, batches: Batches, updates: Bool) {
        outputGradients(parameters, range: range, batches: batches, updates: updates)
        let numbers = parameters.buffer
        let features = secondFeatures
        let top = thirdFeatures.gradient.images(range)
        let middle = features.gradient.images(range)
        clock.measure("discriminator.conv3", .dataGradient) {
            let norm = numbers.norm(places.secondNorm)
            let normUpdates = updates ? parameters.updates(places.secondNorm) : nil
            third.dataGradient(
                top, weights: numbers.at(places.thirdWeight), into: middle, reuse: .weights, workers: workers
            ) { panel in features.backward(panel, norm, batches: batches, updates: normUpdates) }
        }
        if updates {
            clock.measure("discriminator.conv3", .weightGradient) {
                third.weightGradient(
                    input: features.activation.images(range), outputGradient: top, reuse: [.input, .outputGradient],
                    update: parameters.update(places.thirdWeight), workers: workers)
            }
        }
        let bottom = firstGradient.map.images(range)
        clock.measure("discriminator.conv2", .dataGradient) {
            second.dataGradient(
                middle, weights: numbers.at(places.secondWeight), into: bottom, reuse: .weights, workers: workers
            ) { panel in firstBackward(parameters, panel, range: range, updates: updates) }
        }
        if updates {
            clock.measure("discriminator.conv2", .weightGradient) {
                second.weightGradient(
                    input: firstFeatures.map.images(range), outputGradient: middle, reuse: [.input, .outputGradient],
                    update: parameters.update(places.secondWeight), workers: workers)
            }
        }
    }

    /// From the logits to the third convolution's output.
    private func outputGradients(_ parameters: NetworkParameters, range: Range<Int>, batches: Batches, updates: Bool) {
        let weights = parameters.buffer.at(places.outputWeight)
        let norm = parameters.buffer.norm(places.thirdNorm)
        let features = thirdFeatures
        let activation = features.activation.images(range)
        clock.measure("discriminator.dense", .dataGradient) {
            workers.forEach(activation.panels) { panel, _ in
                features.backward(
                    panel, from: output, weights: weights, norm, batches: batches,
                    updates: updates ? parameters.updates(places.thirdNorm) : nil)
                guard updates else { return }
                output.weightGradient(
                    panel, activation, range: range, update: parameters.update(places.outputWeight))
            }
        }
        if updates { output.updateBias(range: range, update: parameters.update(places.outputBias)) }
    }

    /// Through the first LeakyReLU.
    private func firstBackward(_ parameters: NetworkParameters, _ panel: Int, range: Range<Int>, updates: Bool) {
        let gradient = firstGradient.map.images(range)
        let features = firstFeatures.map.images(range)
        let sums = firstBiasGradient.base + panel * Panel.width
        kernels.biasAndLeakyBackward(
            gradient.pixels, gradient.images, gradient.panel(panel), features.panel(panel), gradient.pixelStride,
            gradient.imageStride, NormalisedFeatures.slope, sums)
        guard updates else { return }
        parameters.update(places.firstBias).apply(
            slot: panel, offset: panel * Panel.width, count: Panel.width, gradient: sums)
    }
}
