import Testing

@testable import Networks

/// Every way to compute a layer between features, against its definition in Double.
@Suite struct ConvolutionTests {
    /// The recipe's planes with few channels, odd ones, and planes of one pixel.
    static let small: [ConvolutionShape] = [
        .plain(14, 7, 5, 33, kernel: 5, stride: 2, padding: 1), .plain(7, 7, 33, 4, kernel: 5, stride: 1, padding: 2),
        .transposed(2, 7, 3, 7, kernel: 5, stride: 2, padding: 0),
        .transposed(7, 14, 4, 5, kernel: 5, stride: 2, padding: 1),
        .transposed(1, 2, 7, 34, kernel: 2, stride: 1, padding: 0),
        .plain(1, 1, 1, 1, kernel: 1, stride: 1, padding: 0),
        .plain(3, 3, 2, 3, kernel: 3, stride: 1, padding: 1),
    ]
    static let algorithms = ["direct", "chosen"]

    func make(_ name: String, _ shape: ConvolutionShape, images: Int, _ kernels: KernelTable = .chosen)
        -> ConvolutionHarness
    {
        let workers = Workers(threads: 2)
        let algorithm: any ConvolutionAlgorithm =
            name == "direct"
            ? DirectConvolution(shape, workers: workers, kernels: kernels)
            : makeConvolution(shape, images: images, workers: workers, kernels: kernels)
        return ConvolutionHarness(algorithm: algorithm, images: images, workers: workers, kernels: kernels)
    }

    struct Operands {
        let input: [Float]
        let weights: [Float]
        let outputGradient: [Float]

        init(_ shape: ConvolutionShape, images: Int) {
            var random = SeededRandom(seed: UInt64(shape.weightCount + images))
            // The same 4,999 numbers over and over: a prime, so that they fall differently on each row.
            func numbers(_ count: Int) -> [Float] {
                let block = (0..<min(count, 4999)).map { _ in random.nextSymmetric() }
                var result: [Float] = []
                while result.count < count { result.append(contentsOf: block.prefix(count - result.count)) }
                return result
            }
            input = numbers(shape.inputPixels * images * shape.inputChannels)
            weights = numbers(shape.taps * shape.inputChannels * shape.outputChannels)
            outputGradient = numbers(shape.outputPixels * images * shape.outputChannels)
        }
    }

    @Test(arguments: algorithms, small)
    func smallLayersMatchTheirDefinition(_ name: String, shape: ConvolutionShape) {
        for images in [1, 3] {
            let operands = Operands(shape, images: images)
            let exact = ExactConvolution(shape: shape, images: images)
            let (input, weights) = (operands.input.map(Double.init), operands.weights.map(Double.init))
            let outputGradient = operands.outputGradient.map(Double.init)
            for build in KernelBuild.allCases where build.isAvailable {
                let harness = make(name, shape, images: images, .table(for: build))
                let forward = harness.forward(operands.input, operands.weights)
                let back = harness.dataGradient(operands.outputGradient, operands.weights)
                let gradient = harness.weightGradient(operands.input, operands.outputGradient)
                #expect(forward.finished && back.finished)
                // Sums of at most 825 products: rounding of 2^-24 grows with the root of their number.
                #expect(relativeError(forward.numbers, exact.forward(input, weights)) < 1e-6)
                #expect(relativeError(back.numbers, exact.dataGradient(outputGradient, weights)) < 1e-6)
                let truth = exact.weightGradient(input, outputGradient)
                #expect(relativeError(gradient.numbers, truth) < 1e-6)
                let squares = truth.reduce(0) { $0 + $1 * $1 }
                #expect(abs(gradient.squares - squares) <= 1e-5 * squares)
            }
        }
    }

    /// At the recipe's size 100 numbers of each result are checked: no algorithm may be further off than 2e-6 of the
    /// results' root mean square.
    @Test(arguments: ConvolutionShape.recipe.map(\.name), [16, 17])
    func recipeLayersMatchTheirDefinition(_ layer: String, images: Int) throws {
        let shape = try #require(ConvolutionShape.recipe.first { $0.name == layer }).shape
        let operands = Operands(shape, images: images)
        let exact = ExactConvolution(shape: shape, images: images)
        for name in Self.algorithms {
            let harness = make(name, shape, images: images)
            let forward = harness.forward(operands.input, operands.weights).numbers
            let back = harness.dataGradient(operands.outputGradient, operands.weights).numbers
            let gradient = harness.weightGradient(operands.input, operands.outputGradient).numbers
            let errors = [
                sampledError(forward) { exact.forward(at: $0, operands.input, operands.weights) },
                sampledError(back) { exact.dataGradient(at: $0, operands.outputGradient, operands.weights) },
                sampledError(gradient) { exact.weightGradient(at: $0, operands.input, operands.outputGradient) },
            ]
            #expect(errors.allSatisfy { $0 < 2e-6 }, "\(name): \(errors)")
        }
    }

    private func sampledError(_ numbers: [Float], _ truth: (Int) -> Double) -> Double {
        var random = SeededRandom(seed: 9)
        let places = (0..<100).map { _ in random.nextInteger(below: numbers.count) }
        return relativeError(places.map { numbers[$0] }, places.map(truth))
    }

    /// <W x, y> = <x, W* y>: forward and data gradient are each other's adjoint, and the weights' gradient belongs to both.
    @Test(arguments: algorithms, small) func passesAreAdjoint(_ name: String, shape: ConvolutionShape) {
        let operands = Operands(shape, images: 2)
        let harness = make(name, shape, images: 2)
        let (x, w, y) = (operands.input, operands.weights, operands.outputGradient)
        func product(_ left: [Float], _ right: [Float]) -> Double {
            zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        func size(_ numbers: [Float]) -> Double { product(numbers, numbers).squareRoot() }
        let forward = harness.forward(x, w).numbers
        // Rounding of single precision, as a part of what the product could be at most.
        let tolerance = 1e-6 * size(forward) * size(y)
        let whole = product(forward, y)
        #expect(abs(product(x, harness.dataGradient(y, w).numbers) - whole) <= tolerance)
        #expect(abs(product(w, harness.weightGradient(x, y).numbers) - whole) <= tolerance)
    }
}
