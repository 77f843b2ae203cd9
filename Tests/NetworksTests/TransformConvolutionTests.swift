import Testing

@testable import Networks

/// What `ConvolutionTests` does not ask of every algorithm: counts at the edges of tiles and chunks, rounding beside the
/// direct form's, equal bits, and the spectra that passes share.
@Suite struct TransformConvolutionTests {
    enum Kind: String, CaseIterable {
        case conv3, conv2, deconv2, deconv1
        /// By tiles: between 4 and 8, 8 and 16, 6 and 12 (tiles that reach beyond the map), 9 and 18.
        case tiles8to4, tiles4to8, tiles16to8, tiles8to16, tiles12to6, tiles6to12, tiles17to9, tiles9to18
        /// And between the maps beside pictures of 64 and 128 pixels.
        case tiles32to16, tiles16to32, tiles64to32, tiles32to64
        /// Without padding, and with a wider map of an odd side.
        case tiles4to11, tiles15to8

        func shape(_ inputs: Int, _ outputs: Int) -> ConvolutionShape {
            switch self {
            case .conv3: .plain(7, 7, inputs, outputs, kernel: 5, stride: 1, padding: 2)
            case .conv2: .plain(14, 7, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .deconv2: .transposed(7, 14, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .deconv1: .transposed(2, 7, inputs, outputs, kernel: 5, stride: 2, padding: 0)
            case .tiles8to4: .plain(8, 4, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles4to8: .transposed(4, 8, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles16to8: .plain(16, 8, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles8to16: .transposed(8, 16, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles12to6: .plain(12, 6, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles6to12: .transposed(6, 12, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles17to9: .plain(17, 9, inputs, outputs, kernel: 5, stride: 2, padding: 2)
            case .tiles9to18: .transposed(9, 18, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles32to16: .plain(32, 16, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles16to32: .transposed(16, 32, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles64to32: .plain(64, 32, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles32to64: .transposed(32, 64, inputs, outputs, kernel: 5, stride: 2, padding: 1)
            case .tiles4to11: .transposed(4, 11, inputs, outputs, kernel: 5, stride: 2, padding: 0)
            case .tiles15to8: .plain(15, 8, inputs, outputs, kernel: 5, stride: 2, padding: 2)
            }
        }

        var isTiled: Bool { rawValue.hasPrefix("tiles") }
        /// Maps whose every image is many tiles: few images are many rows.
        var isWide: Bool { [.tiles32to16, .tiles16to32, .tiles64to32, .tiles32to64].contains(self) }
        /// How far apart the direct form and this one may be: each is within 1e-6 of the truth, tiles' points within three
        /// times that.
        var tolerance: Double { isTiled ? 4e-6 : 2e-6 }
        /// The tutorial's layers, whose ways to compute them stay.
        static let tutorial: [Kind] = [.conv3, .conv2, .deconv2, .deconv1]
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
        guard let method = TransformMethod(shape) else { preconditionFailure("no method for \(shape)") }
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
        for (images, inputs, outputs) in kind.isWide ? Array(sizes.prefix(2)) : sizes {
            let shape = kind.shape(inputs, outputs)
            let operands = Operands(shape, images: images)
            let plain = direct(operands, shape, images: images, .table(for: build))
            let quick = fast(operands, shape, images: images, .table(for: build))
            let tolerance = kind.tolerance
            let what = "\(kind) \(images) images, \(inputs) to \(outputs) channels"
            expectClose(quick.output, plain.output, within: tolerance, what)
            expectClose(quick.inputGradient, plain.inputGradient, within: tolerance, what)
            expectClose(quick.weightGradient, plain.weightGradient, within: tolerance, what)
        }
    }

    /// At the recipe's size at most twice the direct form's error, and never more than 2e-6, at 150 numbers of each
    /// result.
    @Test(arguments: builds, Kind.tutorial)
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
        let images = kind.isWide ? 3 : 6
        let operands = Operands(shape, images: images)
        let alone = fast(operands, shape, images: images, threads: 1)
        for threads in [2, 5] {
            #expect(alone == fast(operands, shape, images: images, threads: threads))
        }
    }

    @Test(.enabled(if: KernelBuild.avx2.isAvailable && KernelBuild.avx512.isAvailable), arguments: Kind.allCases)
    func sameBitsOnBothFastBuilds(_ kind: Kind) {
        let shape = kind.shape(96, 64)
        let images = kind.isWide ? 2 : 9
        let operands = Operands(shape, images: images)
        let narrow = fast(operands, shape, images: images, .table(for: .avx2))
        #expect(narrow == fast(operands, shape, images: images, .table(for: .avx512)))
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
        algorithm.forward(input.map, weights: weights.base, into: output.map, workers: workers) { _ in }
        algorithm.dataGradient(
            outputGradient.map, weights: weights.base, into: inputGradient.map, workers: workers
        ) { _ in }
        let shared = gradient([.input, .outputGradient])
        #expect(shared.contains { $0 != 0 })
        #expect(shared == gradient([]))
    }

    /// Tiles at half the paper's widths: at most four times the direct form's error, and never more than 4e-6.
    @Test(arguments: builds, [Kind.tiles4to8, .tiles8to16, .tiles8to4, .tiles16to8])
    func tilesRoundNearlyAsTheDirectForm(_ build: KernelBuild, _ kind: Kind) {
        let shape = kind.shape(256, 128)
        let images = 16
        let operands = Operands(shape, images: images)
        let exact = ExactConvolution(shape: shape, images: images)
        let plain = direct(operands, shape, images: images, .table(for: build))
        let quick = fast(operands, shape, images: images, .table(for: build))
        func compare(_ pass: KeyPath<Results, [Float]>, _ truth: (Int) -> Double) {
            var noise = Noise(11)
            let places = (0..<100).map { _ in noise.integer() % plain[keyPath: pass].count }
            let expected = places.map(truth)
            let plainError = relativeError(places.map { plain[keyPath: pass][$0] }, expected)
            let error = relativeError(places.map { quick[keyPath: pass][$0] }, expected)
            #expect(error <= 4 * plainError, "\(kind) \(pass): \(error), direct \(plainError)")
            #expect(error <= 4e-6, "\(kind) \(pass)")
        }
        compare(\.output) { exact.forward(at: $0, operands.input, operands.weights) }
        compare(\.inputGradient) { exact.dataGradient(at: $0, operands.outputGradient, operands.weights) }
        compare(\.weightGradient) { exact.weightGradient(at: $0, operands.input, operands.outputGradient) }
    }

    /// More images than pass together, and a last part of one.
    @Test(arguments: Kind.allCases)
    func sumsManyImagesInParts(_ kind: Kind) throws {
        let shape = kind.shape(32, 32)
        let method = try #require(TransformMethod(shape))
        let images = 2 * method.chunk(shape) + 1
        let operands = Operands(shape, images: images)
        let plain = direct(operands, shape, images: images)
        let quick = fast(operands, shape, images: images)
        let what = "\(kind), \(images) images"
        expectClose(quick.output, plain.output, within: kind.tolerance, what)
        expectClose(quick.inputGradient, plain.inputGradient, within: kind.tolerance, what)
        expectClose(quick.weightGradient, plain.weightGradient, within: kind.tolerance, what)
    }

    /// <W x, y> = <x, W* y>: forward and data gradient are each other's adjoint, and the weights' gradient belongs to both.
    @Test(arguments: Kind.allCases)
    func passesAreAdjoint(_ kind: Kind) {
        let shape = kind.shape(64, 32)
        let operands = Operands(shape, images: 2)
        let passes = fast(operands, shape, images: 2)
        func product(_ left: [Float], _ right: [Float]) -> Double {
            zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        func size(_ numbers: [Float]) -> Double { product(numbers, numbers).squareRoot() }
        // Each pass is within the tolerance of exact sums, as a part of what the product could be at most.
        let tolerance = kind.tolerance * size(passes.output) * size(operands.outputGradient)
        let whole = product(passes.output, operands.outputGradient)
        #expect(abs(product(operands.input, passes.inputGradient) - whole) <= tolerance, "\(kind)")
        #expect(abs(product(operands.weights, passes.weightGradient) - whole) <= tolerance, "\(kind)")
    }

    @Test func knowsItsShapes() {
        typealias Method = TransformMethod
        for kind in Kind.allCases {
            #expect(Method(kind.shape(64, 128)) == (kind.isTiled ? .tiles : kind == .deconv1 ? .toomCook : .fourier))
            #expect(Method(kind.shape(36, 64)) == nil, "channels that are no whole panels")
            #expect(Method(kind.shape(64, 31)) == nil, "channels that are no whole panels")
        }
        #expect(Method(.plain(7, 7, 64, 64, kernel: 3, stride: 1, padding: 1)) == nil)
        #expect(Method(.transposed(7, 7, 64, 64, kernel: 5, stride: 1, padding: 2)) == nil)
        // Two tiles a side for five values: nothing is saved. A row of the wider map that no tap reaches.
        #expect(Method(.transposed(5, 10, 64, 64, kernel: 5, stride: 2, padding: 1)) == nil)
        #expect(Method(.plain(12, 4, 64, 64, kernel: 5, stride: 2, padding: 0)) == nil)
        #expect(Method(.transposed(1, 2, 128, 64, kernel: 2, stride: 1, padding: 0)) == nil)
    }
}
