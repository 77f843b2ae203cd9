import KernelInterface

extension AdversarialModel {
    /// One step of a pair that restores: the discriminator learns from whole and from restored faces, then the restorer
    /// from the differences and from the discriminator.
    ///
    /// With more than one update of a network, `RestoringBatch` holds a part for each batch that `trainStep` would take
    /// random numbers for, in the same order.
    ///
    /// - Precondition: the pair restores; the batch holds `hyperparameters.latentBatches` x `batchSize` faces.
    public func restoringStep(_ batch: RestoringBatch) -> StepResult {
        let room = restoringRoom
        let count = hyperparameters.latentBatches * batchSize
        precondition(
            batch.faces.count == count * architecture.picture.count && batch.keepsKnown.count == count
                && batch.damaged.count == count * architecture.damagedPicture.count,
            "a step takes \(count) pictures, whole and damaged")
        var means = StepMeans()
        for update in 0..<hyperparameters.discriminatorUpdates {
            beginDiscriminator(update: step + extraDiscriminatorUpdates + update + 1)
            makeRestored(batch, part: update, room)
            trainDiscriminator(.none, batch: update)
            means.addDiscriminator(losses, gradientNorm: discriminatorParameters.optimiser?.gradientNorm ?? 0)
        }
        for update in 0..<hyperparameters.generatorUpdates {
            let number = step + extraGeneratorUpdates + update + 1
            beginGenerator(update: number)
            if update > 0 { makeRestored(batch, part: hyperparameters.discriminatorUpdates + update - 1, room) }
            let losses = trainRestorer(room)
            averageRunningStatistics(update: number)
            means.addRestorer(losses, gradientNorm: generatorParameters.optimiser?.gradientNorm ?? 0)
        }
        countStep()
        return means.result(hyperparameters, hasConditions: false)
    }

    private var restoringRoom: RestoringRoom {
        guard let restoring else { preconditionFailure("this pair makes pictures from random numbers") }
        return restoring
    }

    /// Whole faces of one part of the batch, and beside them what the restorer makes of the damaged ones.
    private func makeRestored(_ batch: RestoringBatch, part: Int, _ room: RestoringRoom) {
        setFaces(batch.faces, batch: part)
        let size = batchSize * architecture.damagedPicture.count
        room.setDamaged(batch.damaged.span.extracting(part * size..<(part + 1) * size))
        room.keepsKnown = Array(batch.keepsKnown[part * batchSize..<(part + 1) * batchSize])
        generator.forward(restorerPass(room))
        let (real, judged) = (pictures.map.images(0..<batchSize), pictures.map.images(fakes))
        workers.forEach(batchSize) { image, _ in
            for row in 0..<real.frame.shape.side {
                kernels.restoring.putBackKnown(room.row(row, of: image, real: real, judged: judged))
            }
        }
    }

    private func restorerPass(_ room: RestoringRoom) -> StagePass {
        let images = 0..<batchSize
        return StagePass(
            numbers: generatorParameters.buffer, images: images, batches: Batches(images),
            pictures: room.restored.map.images(images), damaged: room.damaged.map.images(images))
    }

    /// The discriminator's answer to the restored faces, back through it into the restorer together with the
    /// differences, and the restorer's update.
    private func trainRestorer(_ room: RestoringRoom) -> RestorationLosses {
        let adversarial = judgeFakes(weight: RestorationLosses.adversarialWeight)
        let difference = addDifferences(room)
        var pass = restorerPass(room)
        pass.gradient = pictureGradient.map
        pass.updates = generatorParameters
        generator.backward(pass)
        return RestorationLosses(difference: difference, adversarial: adversarial)
    }

    /// Turns the judged pictures' gradient into that of the restored ones, with the differences' added.
    ///
    /// - Returns: the mean weighted difference.
    private func addDifferences(_ room: RestoringRoom) -> Float {
        let (real, gradient) = (pictures.map.images(0..<batchSize), pictureGradient.map)
        let side = real.frame.shape.side
        let count = batchSize * architecture.picture.count
        let weights = DifferenceWeights(
            unknown: RestorationLosses.unknownWeight, scale: 1 / Float(count))
        workers.forEach(batchSize) { image, _ in
            for row in 0..<side {
                room.sums.base[image * side + row] = kernels.restoring.differences(
                    room.row(row, of: image, real: real, judged: gradient), weights)
            }
        }
        var sum = 0.0
        for index in 0..<batchSize * side { sum += Double(room.sums.base[index]) }
        return Float(sum / Double(count))
    }
}
