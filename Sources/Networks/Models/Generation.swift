/// Makes pictures for people: any number, with running statistics, in as many calls of the network as it takes.
struct Generation {
    let generator: Network
    let numbers: FloatBuffer
    let pictures: PictureMap
    let kernels: KernelTable

    private var shape: PictureShape { pictures.frame.shape }
    /// How many random numbers, and how many conditions, a picture is made from.
    let latentSize: Int
    let conditionCount: Int

    private func pictureCount(_ latents: [Float]) -> Int {
        precondition(latentSize > 0, "a restorer makes no pictures from random numbers")
        return latents.count / latentSize
    }

    /// One picture from each `latentSize` numbers: [n, 3, side, side] in [-1, 1].
    func planes(_ latents: [Float], conditions: [Float]) -> [Float] {
        let (side, colours) = (shape.side, shape.channels)
        var result = [Float](repeating: 0, count: pictureCount(latents) * shape.count)
        result.withUnsafeMutableBufferPointer { target in
            forEachPicture(latents, conditions) { index, map, image in
                for row in 0..<side {
                    let source = map.row(row) + image * map.frame.imageStride
                    for place in 0..<side * colours {
                        let plane = index * colours + place % colours
                        target[(plane * side + row) * side + place / colours] = source[place]
                    }
                }
            }
        }
        return result
    }

    /// One picture from each `latentSize` numbers: [n, side, side, 3] bytes.
    func bytes(_ latents: [Float], conditions: [Float]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: pictureCount(latents) * shape.count)
        result.withUnsafeMutableBufferPointer { target in
            guard let first = target.baseAddress else { return }
            forEachPicture(latents, conditions) { index, map, image in
                kernels.numbersToBytes(
                    shape.side, map.frame.rowCount, map.image(image), map.frame.rowStride, first + index * shape.count)
            }
        }
        return result
    }

    /// Calls `body` with each picture's number, the map that holds it and its place there.
    private func forEachPicture(
        _ latents: [Float], _ conditions: [Float], _ body: (Int, PictureMap, Int) -> Void
    ) {
        forEachChunk(latents, conditions, limit: generator.capacity) { first, map in
            for image in 0..<map.images { body(first + image, map, image) }
        }
    }

    /// Calls `body` with the first picture's number and the map that holds it and those that follow, at most `limit`.
    func forEachChunk(
        _ latents: [Float], _ conditions: [Float], limit: Int, _ body: (Int, PictureMap) -> Void
    ) {
        let (size, told) = (latentSize, conditionCount)
        precondition(
            latents.count % size == 0, "each picture takes \(size) numbers; \(latents.count) are not a multiple")
        let count = pictureCount(latents)
        precondition(
            conditions.count == count * told, "\(count) pictures are told \(told) conditions each")
        var done = 0
        while done < count {
            let map = pictures.images(0..<min(limit, generator.capacity, count - done))
            generator.setLatents(
                latents.span.extracting(done * size..<(done + map.images) * size),
                conditions: conditions.span.extracting(done * told..<(done + map.images) * told), images: map.images)
            generator.forward(StagePass(numbers: numbers, images: 0..<map.images, batches: nil, pictures: map))
            body(done, map)
            done += map.images
        }
    }
}

extension AdversarialModel {
    /// Makes one picture from each `latentSize` numbers, with running statistics; any number of pictures.
    ///
    /// - Parameter conditions: [n, conditions] for a pair that is told any: 1, -1, or 0 where nothing is said.
    /// - Returns: [n, 3, side, side] numbers in [-1, 1].
    public func generate(
        latents: [Float], conditions: [Float] = [], weights: GeneratorChoice
    ) -> [Float] {
        generation(weights).planes(latents, conditions: conditions)
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics; any number of pictures.
    ///
    /// - Parameter conditions: [n, conditions] for a pair that is told any: 1, -1, or 0 where nothing is said.
    /// - Returns: [n, side, side, 3] bytes, red, green and blue of each pixel together.
    public func generateBytes(
        latents: [Float], conditions: [Float] = [], weights: GeneratorChoice
    ) -> [UInt8] {
        generation(weights).bytes(latents, conditions: conditions)
    }

    private func generation(_ weights: GeneratorChoice) -> Generation {
        Generation(
            generator: generator, numbers: generatorParameters.numbers(weights), pictures: pictures.map,
            kernels: kernels, latentSize: architecture.latentSize, conditionCount: architecture.conditions)
    }
}

extension AdversarialModel {
    /// What the discriminator's attribute head says of pictures made from these numbers and told these conditions, all
    /// with running statistics.
    ///
    /// - Returns: a logit for each picture and condition, [n, conditions], positive for "has it".
    /// - Precondition: the pair is told conditions.
    public func answers(latents: [Float], conditions: [Float], weights: GeneratorChoice) -> [Float] {
        guard let head = discriminator.head else { preconditionFailure("the pair is told no conditions") }
        var result: [Float] = []
        generation(weights).forEachChunk(latents, conditions, limit: discriminator.capacity) { _, map in
            discriminator.forward(
                StagePass(
                    numbers: discriminatorParameters.buffer, images: 0..<map.images, batches: nil, pictures: map))
            result += head.answers(0..<map.images)
        }
        return result
    }
}
