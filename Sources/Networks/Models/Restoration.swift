/// Restores pictures for people: any number, with running statistics, in as many calls of the network as it takes.
struct Restoration {
    let restorer: Network
    let numbers: FloatBuffer
    let room: RestoringRoom

    /// - Parameter damaged: [n][row][column][4], as `RestoringBatch` has them.
    /// - Returns: [n][row][column][3] in [-1, 1], known pixels as the network makes them.
    func restored(_ damaged: [Float]) -> [Float] {
        let (into, out) = (room.damaged.map.frame.shape.count, room.restored.map.frame.shape)
        precondition(damaged.count % into == 0, "a picture takes \(into) numbers, not a part of \(damaged.count)")
        let count = damaged.count / into
        var result: [Float] = []
        result.reserveCapacity(count * out.count)
        var done = 0
        while done < count {
            let images = 0..<min(restorer.capacity, count - done)
            room.setDamaged(damaged.span.extracting(done * into..<(done + images.count) * into))
            let map = room.restored.map.images(images)
            restorer.forward(
                StagePass(
                    numbers: numbers, images: images, batches: nil, pictures: map,
                    damaged: room.damaged.map.images(images)))
            for image in images {
                for row in 0..<out.side {
                    let source = map.image(image) + row * map.frame.rowStride
                    for index in 0..<map.frame.rowCount { result.append(source[index]) }
                }
            }
            done += images.count
        }
        return result
    }
}

extension AdversarialModel {
    /// Restores any number of pictures, with running statistics.
    ///
    /// - Parameter damaged: [n][row][column][4], as `RestoringBatch` has them.
    /// - Returns: [n][row][column][3] numbers in [-1, 1], red, green and blue of each pixel together; known pixels are as
    ///   the network makes them.
    /// - Precondition: the pair restores.
    public func restored(_ damaged: [Float], weights: GeneratorChoice) -> [Float] {
        guard let restoring else { preconditionFailure("this pair makes pictures from random numbers") }
        return Restoration(restorer: generator, numbers: generatorParameters.numbers(weights), room: restoring)
            .restored(damaged)
    }
}
