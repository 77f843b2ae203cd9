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
        let faces = (0..<batchSize * Architecture.pictureSize).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let latents = (0..<batchSize * architecture.latentSize).map { _ in random.nextSymmetric() }
        let watch = ContinuousClock()
        return (0..<steps).map { _ in
            watch.measure { _ = trainStep(faces: faces, latents: latents) }.milliseconds
        }
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
        let batches: Int
        if layer.hasPrefix("generator.") {
            batches = 1
        } else {
            // Real, fake and fake again go forward; two of them update weights; the last alone goes to the pictures.
            batches = pass == .weightGradient ? 2 : pass == .dataGradient && layer.hasSuffix("conv1") ? 1 : 3
        }
        return Double(batches * batchSize * multiplicationsPerImage(layer))
    }

    private func multiplicationsPerImage(_ layer: String) -> Int {
        if let shape = (generator.shapes + discriminator.shapes).first(where: { $0.name == layer })?.shape {
            return shape.pairs.reduce(0) { $0 + $1.count } * shape.inputChannels * shape.outputChannels
        }
        let pictureTaps = ConvolutionShape.picture.pairs.reduce(0) { $0 + $1.count } * Architecture.pictureChannels
        switch layer {
        case "generator.deconv3": return pictureTaps * architecture.generatorChannels[2]
        case "discriminator.conv1": return pictureTaps * architecture.discriminatorChannels[0]
        default: return 49 * architecture.discriminatorChannels[2]
        }
    }
}

extension Duration {
    /// The duration in milliseconds.
    var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15 }
}
