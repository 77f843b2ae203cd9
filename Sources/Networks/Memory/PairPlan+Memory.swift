extension PairPlan {
    /// Bytes of a model that trains: numbers, moments and average, and the buffers of a step.
    ///
    /// Everything that `AdversarialModel` takes is reckoned by what takes it, from the same arithmetic.
    public func trainingMemory(batchSize: Int, threads: Int? = nil) -> Int {
        let workers = threads ?? ProcessorShare.count
        let capacity = max(batchSize, AdversarialModel.leastCapacity)
        let maker = NetworkMemory(
            generator, room: Network.Room(images: capacity, frame: frame, damagedFrame: damagedFrame),
            threads: workers, kernels: .chosen)
        let judge = NetworkMemory(
            discriminator, room: Network.Room(images: 2 * batchSize, gradientImages: batchSize, frame: frame),
            threads: workers, kernels: .chosen)
        let pictures =
            (max(2 * batchSize, capacity) + batchSize) * frame.imageStride
            + restoringMemory(images: capacity)
        return parameterMemory + (maker.count + judge.count + pictures) * MemoryLayout<Float>.stride
    }

    /// Bytes of all numbers of both networks, Adam's moments and the average among them: what a snapshot's copy takes.
    public var parameterMemory: Int {
        let (maker, judge) = (ParameterLayout(generator), ParameterLayout(discriminator))
        let count = 2 * maker.totalCount + 2 * maker.trainedCount + judge.totalCount + 2 * judge.trainedCount
        return count * MemoryLayout<Float>.stride
    }

    /// Bytes of all tensors of a snapshot: both networks, the average, and Adam's moments.
    public var snapshotMemory: Int {
        func count(_ network: NetworkPlan) -> Int { network.tensors.reduce(0) { $0 + $1.shape.reduce(1, *) } }
        func moments(_ network: NetworkPlan) -> Int { 2 * network.parameterCount }
        let numbers = 2 * count(generator) + moments(generator) + count(discriminator) + moments(discriminator)
        return numbers * MemoryLayout<Float>.stride
    }

    /// Bytes of a generator alone that makes pictures.
    public func samplingMemory(threads: Int? = nil) -> Int {
        let room = Network.Room(
            images: GeneratorModel.capacity, isTrained: false, frame: frame, damagedFrame: damagedFrame)
        let maker = NetworkMemory(generator, room: room, threads: threads ?? ProcessorShare.count, kernels: .chosen)
        let pictures = room.images * frame.imageStride + restoringMemory(images: room.images)
        let count = ParameterLayout(generator).totalCount + maker.count + pictures
        return count * MemoryLayout<Float>.stride
    }

    /// Numbers of the pictures that a restorer reads and makes.
    private func restoringMemory(images: Int) -> Int {
        damagedFrame.map { RestoringRoom.memory(images: images, damaged: $0, restored: frame) } ?? 0
    }
}

/// How many numbers the buffers of a network's stages hold.
struct NetworkMemory {
    private(set) var count = 0

    init(_ plan: NetworkPlan, room: Network.Room, threads: Int, kernels: KernelTable) {
        if plan.role == .generator {
            count += FeatureBuffer.count(side: 1, images: room.images, channels: plan.stages[0].input.channels)
        }
        for stage in plan.stages {
            switch stage.place {
            case .features:
                count += Self.epilogue(stage, room)
                count += JoinedFeatures.memory(stage, images: room.images, isTrained: room.isTrained)
                count += convolutionMemory(stage.linear, images: room.images, threads: threads, kernels: kernels)
            case .pictureInput:
                count += Self.epilogue(stage, room)
                count += Self.picture(stage, room, channels: stage.output.channels, scattered: room.gradientImages)
            case .pictureOutput:
                count += Self.picture(stage, room, channels: stage.linear.inputChannels, scattered: room.images)
                count += JoinedFeatures.memory(stage, images: room.images, isTrained: room.isTrained)
            case .logit: count += LogitStage.memory(stage, images: room.images)
            }
        }
        if let head = plan.head {
            count += AttributeHead.memory(head, images: room.images, threads: threads, kernels: kernels)
        }
    }

    private static func epilogue(_ stage: PlannedStage, _ room: Network.Room) -> Int {
        let maps = Epilogue.mapCount(hasNorm: stage.stage.norm != nil, isTrained: room.isTrained)
        let output = stage.output
        return maps * FeatureBuffer.count(side: output.side, images: room.images, channels: output.channels)
            + (stage.stage.norm == nil ? 0 : NormLayer.memory(channels: output.channels))
    }

    private static func picture(_ stage: PlannedStage, _ room: Network.Room, channels: Int, scattered: Int) -> Int {
        let memory = PictureConvolution.memory(
            channels: channels, window: PictureWindow(stage), scatteredImages: scattered, isTrained: room.isTrained)
        return memory.transposed + memory.patches + memory.shares
    }
}
