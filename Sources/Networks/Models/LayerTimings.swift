/// How long one layer's pass took in a step, and how fast that is.
public struct LayerTiming: Sendable, Equatable, Codable {
    /// For instance `discriminator.conv3`; `other` for what no layer does.
    public var layer: String
    /// Which of the layer's three computations; nil for `other`.
    public var pass: LayerPass?
    /// Milliseconds a step, over all calls of this pass in it.
    public var milliseconds: Double
    /// Billions of additions and multiplications a second, counted as the direct form needs them, without those on
    /// padding: a faster algorithm shows as a higher rate. Nil for `other`.
    public var gigaflopsPerSecond: Double?
}

extension AdversarialModel {
    /// Takes `steps` training steps on random pictures and returns the milliseconds of each, in order.
    ///
    /// The steps really train: measure with a model of its own.
    public func measureSteps(_ steps: Int, seed: UInt64 = 0) -> [Double] {
        var random = SeededRandom(seed: seed)
        let faces = (0..<batchSize * architecture.picture.count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        if architecture.purpose == .restoring { return measureRestoringSteps(steps, faces: faces, &random) }
        let latents = (0..<batchSize * architecture.latentSize).map { _ in random.nextSymmetric() }
        let told = (0..<batchSize * architecture.conditions).map { _ in random.nextSymmetric() < 0 ? Float(-1) : 1 }
        let conditions = StepConditions(told: told, lessons: told)
        let watch = ContinuousClock()
        return (0..<steps).map { _ in
            watch.measure { _ = trainStep(faces: faces, latents: latents, conditions: conditions) }.milliseconds
        }
    }

    /// The same of a pair that restores, on random holes and noise.
    private func measureRestoringSteps(_ steps: Int, faces: [UInt8], _ random: inout SeededRandom) -> [Double] {
        let maps = architecture.damagedPicture.channels
        let damaged = (0..<batchSize * architecture.damagedPicture.count).map { index in
            let number = random.nextSymmetric()
            return index % maps == maps - 1 ? (number < 0 ? 0 : 1) : number
        }
        let batch = RestoringBatch(
            faces: faces, damaged: damaged, keepsKnown: (0..<batchSize).map { $0 % 2 == 0 })
        let watch = ContinuousClock()
        return (0..<steps).map { _ in watch.measure { _ = restoringStep(batch) }.milliseconds }
    }

    /// The mean time of each layer and pass over `steps` training steps, in the order of a step, `other` last.
    public func measureLayers(steps: Int, seed: UInt64 = 0) -> [LayerTiming] {
        clock.reset()
        clock.isRunning = true
        let total = measureSteps(steps, seed: seed).reduce(0, +) / Double(steps)
        clock.isRunning = false
        var timings: [LayerTiming] = []
        for (layer, pass) in clock.order {
            let time = (clock.seconds[LayerClock.key(layer, pass)] ?? 0) * 1e3 / Double(steps)
            let operations = 2 * multiplications(layer, pass)
            timings.append(
                LayerTiming(
                    layer: layer, pass: pass, milliseconds: time,
                    gigaflopsPerSecond: time > 0 ? operations / time * 1e-6 : nil))
        }
        let rest = total - timings.map(\.milliseconds).reduce(0, +)
        return timings + [LayerTiming(layer: "other", pass: nil, milliseconds: rest, gigaflopsPerSecond: nil)]
    }

    /// The multiplications of a layer's pass in one step.
    private func multiplications(_ layer: String, _ pass: LayerPass) -> Double {
        for network in [plan.generator, plan.discriminator] {
            for stage in network.stages where "\(network.role.rawValue).\(stage.name)" == layer {
                return Double(batches(network.role, stage, pass) * batchSize * stage.multiplications)
            }
        }
        return 0
    }

    /// How many batches pass through a layer in a step.
    private func batches(_ role: NetworkPlan.Role, _ stage: PlannedStage, _ pass: LayerPass) -> Int {
        guard role == .discriminator else { return 1 }
        // Real, fake and fake again go forward; two of them update weights; the last alone goes to the pictures.
        return switch pass {
        case .forward: 3
        case .weightGradient: 2
        case .dataGradient: stage.place == .pictureInput ? 1 : 3
        }
    }
}

extension Duration {
    /// The duration in milliseconds.
    var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15 }
}
