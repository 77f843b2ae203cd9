/// Two networks that learn against each other: a generator that makes pictures, or a restorer that makes damaged ones
/// whole, and a discriminator that tells them from real ones; with both optimisers and a moving average of the first.
///
/// After Goodfellow et al., "Generative adversarial networks" (arXiv:1406.2661), in the form of DCGAN
/// (arXiv:1511.06434). Equal seeds, inputs and batch sizes give equal bits on any number of threads.
///
/// Not thread-safe: use it from one queue; its work spreads over `threads` cores by itself.
public final class AdversarialModel {
    /// The networks' description.
    public var architecture: Architecture { plan.architecture }
    /// How many real and how many fake pictures a step takes.
    public let batchSize: Int
    /// The rates, read at the beginning of each step.
    public var hyperparameters = Hyperparameters()
    /// How many steps are done. Set it after loading a snapshot: the optimisers' bias correction depends on it.
    public var step = 0
    /// How many updates of the discriminator are done beyond one a step; set it after loading, too.
    public var extraDiscriminatorUpdates = 0
    /// How many updates of the generator are done beyond one a step; set it after loading, too.
    public var extraGeneratorUpdates = 0

    let plan: PairPlan
    let generatorParameters: NetworkParameters
    let discriminatorParameters: NetworkParameters
    let generator: Network
    let discriminator: Network
    let clock: LayerClock
    let kernels: KernelTable
    /// A step's real pictures and then its fakes, and the fakes' gradient.
    let pictures: PictureBuffer
    let pictureGradient: PictureBuffer
    let tensorTable: TensorTable
    let workers: Workers
    /// The damaged pictures and what becomes of them; nil for a pair that makes pictures from random numbers.
    let restoring: RestoringRoom?
    let losses = FloatBuffer(count: 8)
    /// Room for so many generated pictures at a time even if batches are smaller: a call reads all weights.
    static let leastCapacity = 16

    /// Networks whose initial weights `seed` decides. `threads` nil uses all cores.
    ///
    /// - Precondition: the description's stages fit together, see `PairPlan`.
    public convenience init(
        architecture: Architecture = .tutorial, batchSize: Int, seed: UInt64, threads: Int? = nil
    ) {
        self.init(architecture: architecture, batchSize: batchSize, seed: seed, threads: threads, kernels: .chosen)
    }

    convenience init(architecture: Architecture, batchSize: Int, seed: UInt64, threads: Int?, kernels: KernelTable) {
        let plan = architecture.plan
        let generator = NetworkParameters(
            layout: ParameterLayout(plan.generator), isTrained: true, hasAverage: true, kernels: kernels)
        let discriminator = NetworkParameters(
            layout: ParameterLayout(plan.discriminator), isTrained: true, hasAverage: false, kernels: kernels)
        var random = SeededRandom(seed: seed, stream: 0x77_6569_6768_7473)
        generator.initialise(&random)
        discriminator.initialise(&random)
        self.init(
            plan: plan, batchSize: batchSize, generator: generator, discriminator: discriminator,
            workers: Workers(threads: threads), clock: LayerClock(), kernels: kernels)
    }

    /// The same networks for batches of another size: all tensors, Adam's moments among them, stay in their memory;
    /// step and rates come along.
    ///
    /// `other` must not train or draw any more: its tensors are this model's now.
    public convenience init(takingOver other: AdversarialModel, batchSize: Int) {
        self.init(
            plan: other.plan, batchSize: batchSize, generator: other.generatorParameters,
            discriminator: other.discriminatorParameters, workers: other.workers, clock: other.clock,
            kernels: other.kernels)
        hyperparameters = other.hyperparameters
        step = other.step
        extraDiscriminatorUpdates = other.extraDiscriminatorUpdates
        extraGeneratorUpdates = other.extraGeneratorUpdates
    }

    private init(
        plan: PairPlan, batchSize: Int, generator generatorParameters: NetworkParameters,
        discriminator discriminatorParameters: NetworkParameters, workers: Workers, clock: LayerClock,
        kernels: KernelTable
    ) {
        precondition(batchSize > 0, "a batch cannot have \(batchSize) pictures")
        self.plan = plan
        self.batchSize = batchSize
        self.kernels = kernels
        self.workers = workers
        self.clock = clock
        self.generatorParameters = generatorParameters
        self.discriminatorParameters = discriminatorParameters
        let capacity = max(batchSize, Self.leastCapacity)
        let frame = plan.frame
        generator = Network(
            plan.generator, parameters: generatorParameters,
            room: Network.Room(images: capacity, frame: frame, damagedFrame: plan.damagedFrame), workers: workers,
            clock: clock, kernels: kernels)
        restoring = plan.damagedFrame.map { RestoringRoom(images: capacity, damaged: $0, restored: frame) }
        discriminator = Network(
            plan.discriminator, parameters: discriminatorParameters,
            room: Network.Room(images: 2 * batchSize, gradientImages: batchSize, frame: frame), workers: workers,
            clock: clock, kernels: kernels)
        pictures = PictureBuffer(images: max(2 * batchSize, capacity), frame: frame)
        pictureGradient = PictureBuffer(images: batchSize, frame: frame)
        tensorTable = TensorTable(
            generator: generatorParameters, named: plan.generator.role.rawValue, discriminator: discriminatorParameters)
    }

    /// How many threads work on a step.
    public var threads: Int { workers.threads }

    /// One step: the discriminator learns from a real and a fake batch, then the generator from the discriminator.
    ///
    /// With `discriminatorUpdates` d and `generatorUpdates` g other than the recipe's 1 and 1, the discriminator learns
    /// d times, each time from a real batch and from fakes of its own; then the generator learns g times, first from the
    /// discriminator's last fakes, then from new ones. Each optimiser counts its own updates, as PyTorch's do. The
    /// figures are means over the updates of their network.
    ///
    /// - Parameters:
    ///   - faces: d batches x side x side x 3 bytes, red, green and blue of each pixel together.
    ///   - latents: `latentBatches` batches x latentSize numbers, uniform in [-1, 1).
    ///   - conditions: what a pair that is told conditions takes for each of these batches.
    /// - Precondition: all have exactly that many.
    public func trainStep(faces: [UInt8], latents: [Float], conditions: StepConditions = .none) -> StepResult {
        let (discriminatorUpdates, generatorUpdates) = (
            hyperparameters.discriminatorUpdates, hyperparameters.generatorUpdates
        )
        precondition(discriminatorUpdates > 0 && generatorUpdates > 0, "each network learns in each step")
        precondition(architecture.purpose == .generating, "a restorer learns from damaged pictures")
        precondition(
            faces.count == discriminatorUpdates * batchSize * architecture.picture.count,
            "a step takes \(discriminatorUpdates) x \(batchSize) pictures")
        precondition(
            latents.count == hyperparameters.latentBatches * batchSize * architecture.latentSize,
            "a step takes \(hyperparameters.latentBatches) x \(batchSize) latents")
        check(conditions)
        var means = StepMeans()
        for update in 0..<discriminatorUpdates {
            beginDiscriminator(update: step + extraDiscriminatorUpdates + update + 1)
            setFaces(faces, batch: update)
            makeFakes(latents, conditions, batch: update)
            trainDiscriminator(conditions, batch: update)
            means.addDiscriminator(losses, gradientNorm: discriminatorParameters.optimiser?.gradientNorm ?? 0)
        }
        for update in 0..<generatorUpdates {
            let number = step + extraGeneratorUpdates + update + 1
            beginGenerator(update: number)
            let batch = discriminatorUpdates + update - 1
            if update > 0 { makeFakes(latents, conditions, batch: batch) }
            trainGenerator(conditions, batch: batch)
            averageRunningStatistics(update: number)
            means.addGenerator(losses, gradientNorm: generatorParameters.optimiser?.gradientNorm ?? 0)
        }
        countStep()
        return means.result(hyperparameters, hasConditions: architecture.conditions > 0)
    }

    /// Counts a step that is done, and the updates that it had beyond one of each network.
    func countStep() {
        step += 1
        extraDiscriminatorUpdates += hyperparameters.discriminatorUpdates - 1
        extraGeneratorUpdates += hyperparameters.generatorUpdates - 1
    }

    private func check(_ conditions: StepConditions) {
        let size = batchSize * architecture.conditions
        precondition(
            conditions.told.count == hyperparameters.latentBatches * size
                && conditions.toldLessons.count == conditions.told.count,
            "a step tells \(hyperparameters.latentBatches) x \(size) conditions")
        precondition(
            conditions.lessons.count == hyperparameters.discriminatorUpdates * size,
            "a step takes \(hyperparameters.discriminatorUpdates) x \(size) lessons")
    }

    /// Fakes from one of the batches of random numbers, beside the real pictures.
    private func makeFakes(_ latents: [Float], _ conditions: StepConditions, batch: Int) {
        let count = batchSize * architecture.latentSize
        generator.setLatents(
            latents.span.extracting(batch * count..<(batch + 1) * count),
            conditions: conditions.told.span.extracting(part(batch)), images: batchSize)
        let images = 0..<batchSize
        generator.forward(
            StagePass(
                numbers: generatorParameters.buffer, images: images, batches: Batches(images),
                pictures: pictures.map.images(fakes)))
    }

    /// Where one batch's conditions or lessons stand.
    private func part(_ batch: Int) -> Range<Int> {
        let count = batchSize * architecture.conditions
        return batch * count..<(batch + 1) * count
    }

    /// Where the fakes stand beside the real pictures.
    var fakes: Range<Int> { batchSize..<2 * batchSize }

    /// The discriminator on the real and the fake pictures side by side, back, and its update.
    func trainDiscriminator(_ conditions: StepConditions, batch: Int) {
        let (logits, slopes) = (discriminator.logits.base, discriminator.slopes.base)
        var pass = StagePass(
            numbers: discriminatorParameters.buffer, images: 0..<2 * batchSize,
            batches: Batches(0..<batchSize, fakes), pictures: pictures.map.images(0..<2 * batchSize))
        discriminator.forward(pass)
        kernels.sigmoidCrossEntropy(batchSize, logits, hyperparameters.realLabel, slopes, losses.base)
        kernels.sigmoidCrossEntropy(batchSize, logits + batchSize, 0, slopes + batchSize, losses.base + 2)
        if let head = discriminator.head {
            losses.base[6] = head.teach(conditions.lessons.span.extracting(part(batch)), images: 0..<batchSize)
        }
        pass.updates = discriminatorParameters
        discriminator.backward(pass)
    }

    /// The discriminator's answer to the same fakes, back through it into the generator, and the generator's update.
    private func trainGenerator(_ conditions: StepConditions, batch: Int) {
        losses.base[4] = judgeFakes { head in
            losses.base[7] = head.teach(conditions.toldLessons.span.extracting(part(batch)), images: fakes)
        }
        let images = 0..<batchSize
        generator.backward(
            StagePass(
                numbers: generatorParameters.buffer, images: images, batches: Batches(images),
                pictures: pictures.map.images(fakes), gradient: pictureGradient.map, updates: generatorParameters))
    }

    /// The discriminator's answer to the fakes, and the gradient of what they lose by it in `pictureGradient`.
    ///
    /// - Parameters:
    ///   - weight: how much the answer counts in the gradient.
    ///   - teach: gives the attribute head its lessons, where there is one.
    /// - Returns: the cross-entropy against "real".
    func judgeFakes(weight: Float = 1, teach: (AttributeHead) -> Void = { _ in }) -> Float {
        let (logits, slopes) = (discriminator.logits.base, discriminator.slopes.base)
        let judged = StagePass(
            numbers: discriminatorParameters.buffer, images: fakes, batches: Batches(fakes),
            pictures: pictures.map.images(fakes), gradient: pictureGradient.map)
        discriminator.forward(judged)
        // Mean loss, mean answer.
        let results = losses.base + 4
        kernels.sigmoidCrossEntropy(batchSize, logits + batchSize, 1, slopes + batchSize, results)
        if weight != 1 { for image in fakes { slopes[image] *= weight } }
        if let head = discriminator.head { teach(head) }
        discriminator.backward(judged)
        return results[0]
    }

    func beginDiscriminator(update: Int) {
        discriminatorParameters.optimiser?.begin(
            step: update, rate: hyperparameters.discriminatorLearningRate, hyperparameters, averageBlend: 1)
    }

    func beginGenerator(update: Int) {
        generatorParameters.optimiser?.begin(
            step: update, rate: hyperparameters.generatorLearningRate, hyperparameters,
            averageBlend: WeightsAverage.blend(update: update))
    }

    /// The generator's running statistics enter their average as the weights do.
    func averageRunningStatistics(update: Int) {
        guard let average = generatorParameters.average else { return }
        let trained = generatorParameters.layout.trainedCount
        kernels.blend(
            average.count - trained, generatorParameters.buffer.base + trained, average.base + trained,
            WeightsAverage.blend(update: update))
    }

    func setFaces(_ faces: [UInt8], batch: Int) {
        let (shape, map) = (architecture.picture, pictures.map)
        faces.withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return }
            for image in 0..<batchSize {
                kernels.bytesToNumbers(
                    shape.side, map.frame.rowCount, first + (batch * batchSize + image) * shape.count,
                    map.image(image), map.frame.rowStride)
            }
        }
    }
}
