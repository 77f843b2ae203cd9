import Testing

@testable import Networks

/// What `ConvolutionTests` does not ask of every algorithm: counts at the edges of tiles and chunks, rounding beside the
/// direct form's, equal bits, and the spectra that passes share.
@Suite struct TransformConvolutionTests {
    enum Kind: String, CaseIterable {
        case conv3, conv2, deconv2, deconv1

        func shape(_ inputs: Int, _ outputs: Int) -> ConvolutionShape {
            switch self {
            case .conv3: .plain(7, 7, inputs, outputs, kernel: 5, stride: 1, padding: 2)
            case .conv2: .plain(14, 7, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .deconv2: .transposed(7, 14, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .deconv1: .transposed(2, 7, inputs, outputs, kernel: 5, stride: 2, padding: 0)
            }
        }
    }

    static let builds = KernelBuild.allCases.filter(\.isAvailable)

    struct Operands {
        let input: [Float]
        let weights: [Float]
        let outputGradient: [Float]

        init(_ shape: ConvolutionShape, images: Int) {
            var noise = Noise(shape.weightCount + images)
            input = noise.floats(shape.inputPixels * images * shape.inputChannels)
            weights = noise.floats(shape.taps * shape.inputChannels * shape.outputChannels)
            outputGradient = noise.floats(shape.outputPixels * images * shape.outputChannels)
        }
    }

    struct Results: Equatable {
        let output: [Float]
        let inputGradient: [Float]
        let weightGradient: [Float]
    }

    func results(
        _ operands: Operands, _ algorithm: any ConvolutionAlgorithm, images: Int, _ workers: Workers,
        _ kernels: KernelTable
    ) -> Results {
        let harness = ConvolutionHarness(algorithm: algorithm, images: images, workers: workers, kernels: kernels)
        return Results(
            output: harness.forward(operands.input, operands.weights).numbers,
            inputGradient: harness.dataGradient(operands.outputGradient, operands.weights).numbers,
            weightGradient: harness.weightGradient(operands.input, operands.outputGradient).numbers)
    }

    func make(
        _ shape: ConvolutionShape, images: Int, _ workers: Workers, _ kernels: KernelTable
    ) -> TransformConvolution {
        guard let method = TransformConvolution.Method(shape) else { preconditionFailure("no method for \(shape)") }
        return TransformConvolution(shape, method, images: images, workers: workers, kernels: kernels)
    }

    func fast(
        _ operands: Operands, _ shape: ConvolutionShape, images: Int, threads: Int = 2, _ kernels: KernelTable = .chosen
    ) -> Results {
        let workers = Workers(threads: threads)
        // Room for one more image than there are: strides must follow the call.
        let algorithm = make(shape, images: images + 1, workers, kernels)
        return results(operands, algorithm, images: images, workers, kernels)
    }

    func direct(
        _ operands: Operands, _ shape: ConvolutionShape, images: Int, _ kernels: KernelTable = .chosen
    ) -> Results {
        let workers = Workers(threads: 2)
        let algorithm = DirectConvolution(shape, workers: workers, kernels: kernels)
        return results(operands, algorithm, images: images, workers, kernels)
    }

    /// Counts of images around a tile's rows, channels around a chunk of 64.
    @Test(arguments: builds, Kind.allCases)
    func agreesWithTheDirectForm(_ build: KernelBuild, _ kind: Kind) {
        let sizes = [(1, 32, 32), (2, 96, 32), (7, 32, 96), (8, 64, 32), (13, 32, 32)]
        for (images, inputs, outputs) in sizes {
            let shape = kind.shape(inputs, outputs)
            let operands = Operands(shape, images: images)
            let plain = direct(operands, shape, images: images, .table(for: build))
            let quick = fast(operands, shape, images: images, .table(for: build))
            // Both forms are within 1e-6 of the truth.
            let what = "\(kind) \(images) images, \(inputs) to \(outputs) channels"
            expectClose(quick.output, plain.output, within: 2e-6, what)
            expectClose(quick.inputGradient, plain.inputGradient, within: 2e-6, what)
            expectClose(quick.weightGradient, plain.weightGradient, within: 2e-6, what)
        }
    }

    /// At the recipe's size at most twice the direct form's error, and never more than 2e-6, at 150 numbers of each
    /// result.
    @Test(arguments: builds, Kind.allCases)
    func roundsLikeTheDirectForm(_ build: KernelBuild, _ kind: Kind) throws {
        let shape = try #require(ConvolutionShape.recipe.first { $0.name == kind.rawValue }).shape
        let images = 16
        let operands = Operands(shape, images: images)
        let exact = ExactConvolution(shape: shape, images: images)
        let plain = direct(operands, shape, images: images, .table(for: build))
        let quick = fast(operands, shape, images: images, .table(for: build))
        func compare(_ pass: KeyPath<Results, [Float]>, _ truth: (Int) -> Double) {
            var noise = Noise(11)
            let places = (0..<150).map { _ in noise.integer() % plain[keyPath: pass].count }
            let expected = places.map(truth)
            let plainError = relativeError(places.map { plain[keyPath: pass][$0] }, expected)
            let error = relativeError(places.map { quick[keyPath: pass][$0] }, expected)
            #expect(error <= 2 * plainError, "\(kind) \(pass): \(error), direct \(plainError)")
            #expect(error <= 2e-6, "\(kind) \(pass)")
        }
        compare(\.output) { exact.forward(at: $0, operands.input, operands.weights) }
        compare(\.inputGradient) { exact.dataGradient(at: $0, operands.outputGradient, operands.weights) }
        compare(\.weightGradient) { exact.weightGradient(at: $0, operands.input, operands.outputGradient) }
    }

    @Test(arguments: Kind.allCases)
    func sameBitsOnAnyNumberOfThreads(_ kind: Kind) {
        let shape = kind.shape(64, 96)
        let operands = Operands(shape, images: 6)
        let alone = fast(operands, shape, images: 6, threads: 1)
        #expect(alone == fast(operands, shape, images: 6, threads: 2))
        #expect(alone == fast(operands, shape, images: 6, threads: 5))
    }

    @Test(.enabled(if: KernelBuild.avx2.isAvailable && KernelBuild.avx512.isAvailable), arguments: Kind.allCases)
    func sameBitsOnBothFastBuilds(_ kind: Kind) {
        let shape = kind.shape(96, 64)
        let operands = Operands(shape, images: 9)
        let narrow = fast(operands, shape, images: 9, .table(for: .avx2))
        #expect(narrow == fast(operands, shape, images: 9, .table(for: .avx512)))
    }

    /// The weight gradient from the spectra that the other passes left is the one from spectra of its own.
    @Test(arguments: Kind.allCases)
    func passesShareSpectra(_ kind: Kind) {
        let shape = kind.shape(32, 64)
        let operands = Operands(shape, images: 3)
        let workers = Workers(threads: 2)
        let algorithm = make(shape, images: 3, workers, .chosen)
        let harness = ConvolutionHarness(algorithm: algorithm, images: 3, workers: workers, kernels: .chosen)
        let input = harness.fill(shape.inputSide, shape.inputChannels, operands.input)
        let outputGradient = harness.fill(shape.outputSide, shape.outputChannels, operands.outputGradient)
        func gradient(_ reuse: Reuse) -> [Float] {
            let result = FloatBuffer(count: shape.weightCount)
            let squares = FloatBuffer(count: shape.taps * Panel.count(shape.inputChannels) * 2)
            algorithm.weightGradient(
                input: input.map, outputGradient: outputGradient.map, reuse: reuse,
                update: WeightUpdate(
                    kernels: .chosen, weights: result.base, destination: .gradient(result.base),
                    squares: UnsafeMutableBufferPointer(start: squares.base, count: squares.count)),
                workers: workers)
            return shape.plain(result)
        }
        let weights = FloatBuffer(count: shape.weightCount)
        let output = harness.fill(shape.outputSide, shape.outputChannels, nil)
        let inputGradient = harness.fill(shape.inputSide, shape.inputChannels, nil)
        algorithm.forward(input.map, weights: weights.base, into: output.map, reuse: [], workers: workers) { _ in }
        algorithm.dataGradient(
            outputGradient.map, weights: weights.base, into: inputGradient.map, reuse: .weights, workers: workers
        ) { _ in }
        let shared = gradient([.input, .outputGradient])
        #expect(shared.contains { $0 != 0 })
        #expect(shared == gradient([]))
    }

    /// More images than are summed up at a time, and a last part of one.
    @Test(arguments: Kind.allCases)
    func sumsManyImagesInParts(_ kind: Kind) {
        let shape = kind.shape(32, 32)
        let operands = Operands(shape, images: 65)
        let plain = direct(operands, shape, images: 65)
        expectClose(fast(operands, shape, images: 65).weightGradient, plain.weightGradient, within: 2e-6, "\(kind)")
    }

    @Test func knowsItsShapes() {
        typealias Method = TransformConvolution.Method
        for kind in Kind.allCases {
            #expect(Method(kind.shape(64, 128)) == (kind == .deconv1 ? .toomCook : .fourier))
            #expect(Method(kind.shape(36, 64)) == nil, "channels that are no whole panels")
            #expect(Method(kind.shape(64, 31)) == nil, "channels that are no whole panels")
        }
        #expect(Method(.plain(7, 7, 64, 64, kernel: 3, stride: 1, padding: 1)) == nil)
        #expect(Method(.transposed(7, 7, 64, 64, kernel: 5, stride: 1, padding: 2)) == nil)
        #expect(Method(.transposed(1, 2, 128, 64, kernel: 2, stride: 1, padding: 0)) == nil)
    }
}
