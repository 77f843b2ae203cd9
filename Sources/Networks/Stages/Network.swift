/// One of a pair's networks: a list of stages with their memory.
///
/// Its numbers live apart (`NetworkParameters`), so that one set of buffers serves the raw weights and their average.
/// Each pass works on some of the images that there is room for; going back follows the way there of the same ones.
final class Network {
    let plan: NetworkPlan
    /// The random numbers of a generator: [1][image][latentSize].
    let latents: FeatureBuffer?
    /// How many pictures one call can take.
    let capacity: Int

    private let stages: [any RunningStage]
    /// A discriminator's last stage.
    private let output: LogitStage?
    private let workers: Workers
    private let clock: LayerClock

    /// Room for a network's work.
    struct Room {
        /// The most images of a pass.
        var images: Int
        /// The most images whose pictures' gradient a discriminator is asked for at a time.
        var gradientImages = 0
        /// False for a network that only makes pictures.
        var isTrained = true
        /// How the pictures lie that it will meet.
        var frame: PictureFrame
        /// How the damaged pictures lie that a restorer reads; nil for every other network.
        var damagedFrame: PictureFrame?

        /// How the pictures lie that it reads.
        var readFrame: PictureFrame { damagedFrame ?? frame }
    }

    init(
        _ plan: NetworkPlan, parameters: NetworkParameters, room: Room, workers: Workers, clock: LayerClock,
        kernels: KernelTable = .chosen
    ) {
        self.plan = plan
        self.workers = workers
        self.clock = clock
        capacity = room.images
        latents =
            plan.role == .generator
            ? FeatureBuffer(side: 1, images: room.images, channels: plan.stages[0].input.channels) : nil
        var builder = StageBuilder(
            role: plan.role, parameters: parameters, room: room, workers: workers, kernels: kernels,
            head: plan.head, features: latents?.map)
        for stage in plan.stages { builder.append(stage) }
        stages = builder.stages
        output = builder.output
    }

    /// The logits of all images; a forward pass writes those of its own.
    var logits: FloatBuffer {
        guard let output else { preconditionFailure("a network that makes pictures gives no logits") }
        return output.logits
    }

    /// The gradient of the logits, for the caller to fill before a backward pass.
    var slopes: FloatBuffer {
        guard let output else { preconditionFailure("a network that makes pictures gives no logits") }
        return output.slopes
    }

    /// What answers for attributes in a discriminator that has such a head.
    var head: AttributeHead? { output?.head }

    /// Copies what pictures are made from into `latents`: random numbers, and behind them the conditions, if the pair
    /// is told any.
    ///
    /// - Parameters:
    ///   - numbers: [image][latentSize].
    ///   - conditions: [image][conditions].
    func setLatents(_ numbers: Span<Float>, conditions: Span<Float>, images: Int) {
        guard let map = latents?.map else { preconditionFailure("a network that reads pictures has no latents") }
        guard images > 0 else { return }
        let (size, told) = (numbers.count / images, conditions.count / images)
        precondition(size + told == map.channels, "a picture is made from \(map.channels) numbers, not \(size + told)")
        for image in 0..<images {
            let target = map.base + image * map.imageStride
            for index in 0..<size { target[index] = numbers[image * size + index] }
            for index in 0..<told { target[size + index] = conditions[image * told + index] }
        }
    }

    /// From the input to the end; batch statistics move the running ones.
    func forward(_ pass: StagePass) {
        for stage in stages { clock.measure(stage.name, .forward) { stage.forward(pass, workers) } }
    }

    /// From the end's gradient back, handing over all gradients for which the pass has a place.
    func backward(_ pass: StagePass) {
        for stage in stages.reversed() {
            clock.measure(stage.name, .dataGradient) { stage.dataGradient(pass, workers) }
            guard let updates = pass.updates else { continue }
            clock.measure(stage.name, .weightGradient) {
                stage.weightGradient(pass, into: updates, workers)
            }
        }
    }
}
