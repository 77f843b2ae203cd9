/// Makes pictures for people: any number, with running statistics, in as many calls of the network as it takes.
struct Generation {
    let generator: Network
    let numbers: FloatBuffer
    let pictures: PictureMap
    let kernels: KernelTable

    private var shape: PictureShape { pictures.frame.shape }
    private var latentSize: Int { generator.plan.stages[0].input.channels }

    /// One picture from each `latentSize` numbers: [n, 3, side, side] in [-1, 1].
    func planes(_ latents: [Float]) -> [Float] {
        let (side, colours) = (shape.side, shape.channels)
        var result = [Float](repeating: 0, count: latents.count / latentSize * shape.count)
        result.withUnsafeMutableBufferPointer { target in
            forEachPicture(latents) { index, map, image in
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
    func bytes(_ latents: [Float]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: latents.count / latentSize * shape.count)
        result.withUnsafeMutableBufferPointer { target in
            guard let first = target.baseAddress else { return }
            forEachPicture(latents) { index, map, image in
                kernels.numbersToBytes(
                    shape.side, map.frame.rowCount, map.image(image), map.frame.rowStride, first + index * shape.count)
            }
        }
        return result
    }

    /// Calls `body` with each picture's number, the map that holds it and its place there.
    private func forEachPicture(_ latents: [Float], _ body: (Int, PictureMap, Int) -> Void) {
        let size = latentSize
        precondition(
            latents.count % size == 0, "each picture takes \(size) numbers; \(latents.count) are not a multiple")
        let count = latents.count / size
        var done = 0
        while done < count {
            let map = pictures.images(0..<min(generator.capacity, count - done))
            generator.setLatents(latents.span.extracting(done * size..<(done + map.images) * size))
            generator.forward(StagePass(numbers: numbers, images: 0..<map.images, batches: nil, pictures: map))
            for image in 0..<map.images { body(done + image, map, image) }
            done += map.images
        }
    }
}

extension AdversarialModel {
    /// Makes one picture from each `latentSize` numbers, with running statistics; any number of pictures.
    ///
    /// - Returns: [n, 3, side, side] numbers in [-1, 1].
    public func generate(latents: [Float], weights: GeneratorChoice) -> [Float] {
        generation(weights).planes(latents)
    }

    /// Makes one picture from each `latentSize` numbers, with running statistics; any number of pictures.
    ///
    /// - Returns: [n, side, side, 3] bytes, red, green and blue of each pixel together.
    public func generateBytes(latents: [Float], weights: GeneratorChoice) -> [UInt8] {
        generation(weights).bytes(latents)
    }

    private func generation(_ weights: GeneratorChoice) -> Generation {
        Generation(
            generator: generator, numbers: generatorParameters.numbers(weights), pictures: pictures.map,
            kernels: kernels)
    }
}
