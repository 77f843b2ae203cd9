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
    /// The rates, read at the beginning of each step.
    public var hyperparameters = Hyperparameters()
    /// How many steps are done. Set it after loading a snapshot: the optimisers' bias correction depends on it.
    public var step = 0

    let generatorParameters: NetworkParameters
    let discriminatorParameters: NetworkParameters
    let generator: Generator
    let discriminator: Discriminator
    let clock = LayerClock()
    let kernels: KernelTable
    /// A step's real pictures and then its fakes, and the fakes' gradient.
    let pictures: PictureBuffer
    let pictureGradient: PictureBuffer
    let tensorTable: TensorTable
    let workers: Workers
    private let losses = FloatBuffer(count: 6)
    /// Room for so many generated pictures at a time even if batches are smaller: a call reads all weights.
    private static let leastCapacity = 16

    /// Networks with Glorot uniform weights that `seed` decides. `threads` nil uses all cores.
    public convenience init(
        architecture: Architecture = .recipe, batchSize: Int, seed: UInt64, threads: Int? = nil
    ) {
        self.init(architecture: architecture, batchSize: batchSize, seed: seed, threads: threads, kernels: .chosen)
    }

    init(architecture: Architecture, batchSize: Int, seed: UInt64, threads: Int?, kernels: KernelTable) {
        precondition(batchSize > 0, "a batch cannot have \(batchSize) pictures")
        self.architecture = architecture
        self.batchSize = batchSize
        self.kernels = kernels
        workers = Workers(threads: threads)
        generatorParameters = NetworkParameters(
            layout: .generator(architecture), isTrained: true, hasAverage: true, kernels: kernels)
        discriminatorParameters = NetworkParameters(
            layout: .discriminator(architecture), isTrained: true, hasAverage: false, kernels: kernels)
        var random = SeededRandom(seed: seed, stream: 0x77_6569_6768_7473)
        generatorParameters.initialise(&random)
        discriminatorParameters.initialise(&random)
        let capacity = max(batchSize, Self.leastCapacity)
        generator = Generator(
            architecture, parameters: generatorParameters, images: capacity, isTrained: true, workers: workers,
            clock: clock, kernels: kernels)
        discriminator = Discriminator(
            architecture, parameters: discriminatorParameters, images: 2 * batchSize, scatteredImages: batchSize,
            workers: workers, clock: clock, kernels: kernels)
        pictures = PictureBuffer(images: max(2 * batchSize, capacity))
        pictureGradient = PictureBuffer(images: batchSize)
        tensorTable = TensorTable(generator: generatorParameters, discriminator: discriminatorParameters)
    }

    /// How many threads work on a step.
    public var threads: Int { workers.threads }

    /// One step: the discriminator learns from a real and a fake batch, then the generator from the discriminator.
    ///
    /// - Parameters:
    ///   - faces: batch x 28 x 28 x 3 bytes, red, green and blue of each pixel together.
    ///   - latents: batch x latentSize numbers, uniform in [-1, 1).
    /// - Precondition: both have exactly that many.
    public func trainStep(faces: [UInt8], latents: [Float]) -> StepResult {
        precondition(faces.count == batchSize * Architecture.pictureSize, "a step takes \(batchSize) pictures")
        precondition(latents.count == batchSize * architecture.latentSize, "a step takes \(batchSize) latents")
        step += 1
        beginUpdates()
        setFaces(faces)
        generator.setLatents(latents.span)
        generator.forward(generatorParameters, into: pictures.map.images(batchSize..<2 * batchSize))
        trainDiscriminator()
        trainGenerator()
        let numbers = losses.base
        return StepResult(
            discriminatorLoss: numbers[0] + numbers[2], generatorLoss: numbers[4], realScore: numbers[1],
            fakeScore: numbers[3], discriminatorGradientNorm: discriminatorParameters.optimiser?.gradientNorm ?? 0,
            generatorGradientNorm: generatorParameters.optimiser?.gradientNorm ?? 0)
    }

    /// The discriminator on the real and the fake pictures side by side, back, and its update.
    private func trainDiscriminator() {
        let batches = Batches(0..<batchSize, batchSize..<2 * batchSize)
        let all = 0..<2 * batchSize
        discriminator.forward(
            discriminatorParameters, pictures: pictures.map, range: all, batches: batches, reuse: [])
        kernels.sigmoidCrossEntropy(
            batchSize, discriminator.logits, hyperparameters.realLabel, discriminator.slopes, losses.base)
        kernels.sigmoidCrossEntropy(
            batchSize, discriminator.logits + batchSize, 0, discriminator.slopes + batchSize, losses.base + 2)
        discriminator.backward(discriminatorParameters, pictures: pictures.map, range: all, batches: batches)
    }

    /// The discriminator's answer to the same fakes, back through it into the generator, and the generator's update.
    private func trainGenerator() {
        let fakes = batchSize..<2 * batchSize
        let batch = Batches(fakes)
        discriminator.forward(
            discriminatorParameters, pictures: pictures.map, range: fakes, batches: batch, reuse: [])
        kernels.sigmoidCrossEntropy(
            batchSize, discriminator.logits + batchSize, 1, discriminator.slopes + batchSize, losses.base + 4)
        discriminator.backwardToPictures(
            discriminatorParameters, range: fakes, batches: batch, gradient: pictureGradient.map)
        generator.backward(
            generatorParameters, pictures: pictures.map.images(fakes), gradient: pictureGradient.map)
        averageRunningStatistics()
    }

    /// How much of the new weights enters their average at the present step: the window is 5% of the steps done, at
    /// most 1,000.
    private var averageBlend: Float { Float(1 / max(1, min(1000, 0.05 * Double(step)))) }

    private func beginUpdates() {
        discriminatorParameters.optimiser?.begin(
            step: step, rate: hyperparameters.discriminatorLearningRate, hyperparameters, averageBlend: 1)
        generatorParameters.optimiser?.begin(
            step: step, rate: hyperparameters.generatorLearningRate, hyperparameters, averageBlend: averageBlend)
    }

    /// The generator's running statistics enter their average as the weights do.
    private func averageRunningStatistics() {
        guard let average = generatorParameters.average else { return }
        let trained = generatorParameters.layout.trainedCount
        kernels.blend(
            average.count - trained, generatorParameters.buffer.base + trained, average.base + trained, averageBlend)
    }

    private func setFaces(_ faces: [UInt8]) {
        let width = PictureMap.side * PictureMap.colours
        faces.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return }
            for image in 0..<batchSize {
                kernels.bytesToNumbers(
                    PictureMap.side, width, first + image * Architecture.pictureSize, pictures.map.image(image),
                    PictureMap.rowStride)
            }
        }
    }
}
