import Testing

@testable import Networks

@Suite struct FourierConvolutionTests {
    enum Kind: CaseIterable {
        case plain, strided, transposed

        func shape(_ inputs: Int, _ outputs: Int) -> ConvolutionShape {
            switch self {
            case .plain:
                ConvolutionShape(
                    inputSide: 7, outputSide: 7, inputChannels: inputs, outputChannels: outputs, kernel: 5, stride: 1,
                    padding: 2, isTransposed: false)
            case .strided:
                ConvolutionShape(
                    inputSide: 14, outputSide: 7, inputChannels: inputs, outputChannels: outputs, kernel: 5, stride: 2,
                    padding: 1, isTransposed: false)
            case .transposed:
                ConvolutionShape(
                    inputSide: 7, outputSide: 14, inputChannels: inputs, outputChannels: outputs, kernel: 5, stride: 2,
                    padding: 1, isTransposed: true)
            }
        }

        /// The layer's channels in the networks of the recipe.
        var recipeShape: ConvolutionShape {
            switch self {
            case .plain: shape(128, 256)
            case .strided: shape(64, 128)
            case .transposed: shape(256, 128)
            }
        }
    }

    static let builds = KernelBuild.allCases.filter(\.isAvailable)

    /// Counts of images around a tile's rows, channels around a chunk of 64.
    @Test(arguments: builds, Kind.allCases)
    func agreesWithTheDirectForm(_ build: KernelBuild, _ kind: Kind) {
        let kernels = KernelTable.table(for: build)
        let workers = Workers(threads: 2)
        for (images, inputs, outputs) in [
            (1, 32, 32), (2, 96, 32), (5, 32, 96), (7, 64, 32), (8, 32, 64), (13, 32, 32),
        ] {
            let shape = kind.shape(inputs, outputs)
            let layer = ConvolutionCase(shape, images: images, seed: 7 + images)
            let direct = layer.results(DirectConvolution(shape, workers: workers, kernels: kernels), workers)
            let fourier = layer.results(
                FourierConvolution(shape, images: images + 1, workers: workers, kernels: kernels), workers)
            // Both forms are within 1e-6 of the truth.
            let what = "\(kind) \(images) images, \(inputs) to \(outputs) channels"
            expectClose(fourier.output, direct.output, within: 2e-6, what)
            expectClose(fourier.inputGradient, direct.inputGradient, within: 2e-6, what)
            expectClose(fourier.weightGradient, direct.weightGradient, within: 2e-6, what)
            #expect(abs(fourier.squares / direct.squares - 1) < 1e-5, "\(what)")
        }
    }

    /// At most twice the direct form's error, and never more than 2e-6.
    @Test(arguments: builds, Kind.allCases)
    func isAsExactAsTheDirectForm(_ build: KernelBuild, _ kind: Kind) {
        let kernels = KernelTable.table(for: build)
        let workers = Workers(threads: 2)
        let shape = kind.recipeShape
        let layer = ConvolutionCase(shape, images: 16, seed: 99)
        let direct = layer.results(DirectConvolution(shape, workers: workers, kernels: kernels), workers)
        let fourier = layer.results(FourierConvolution(shape, images: 16, workers: workers, kernels: kernels), workers)
        let truth = ConvolutionTruth(layer, samples: 150, seed: 5)
        let passes: [(KeyPath<ConvolutionResults, [Float]>, [(index: Int, value: Double)])] = [
            (\.output, truth.output), (\.inputGradient, truth.inputGradient), (\.weightGradient, truth.weightGradient),
        ]
        for (pass, samples) in passes {
            let expected = samples.map(\.value)
            let error = relativeError(samples.map { fourier[keyPath: pass][$0.index] }, expected)
            let directError = relativeError(samples.map { direct[keyPath: pass][$0.index] }, expected)
            #expect(error <= 2 * directError, "\(kind) \(pass): \(error), direct \(directError)")
            #expect(error <= 2e-6, "\(kind) \(pass)")
        }
    }

    @Test(arguments: Kind.allCases)
    func sameBitsOnAnyNumberOfThreads(_ kind: Kind) {
        let layer = ConvolutionCase(kind.shape(64, 96), images: 6, seed: 3)
        let results = [1, 2, 5].map { threads in
            let workers = Workers(threads: threads)
            return layer.results(FourierConvolution(layer.shape, images: 6, workers: workers), workers)
        }
        #expect(results[0] == results[1])
        #expect(results[0] == results[2])
    }

    @Test(.enabled(if: KernelBuild.avx2.isAvailable && KernelBuild.avx512.isAvailable), arguments: Kind.allCases)
    func sameBitsOnBothFastBuilds(_ kind: Kind) {
        let workers = Workers(threads: 1)
        let layer = ConvolutionCase(kind.shape(96, 64), images: 9, seed: 4)
        let results = [KernelBuild.avx2, .avx512].map { build in
            layer.results(
                FourierConvolution(layer.shape, images: 9, workers: workers, kernels: .table(for: build)), workers)
        }
        #expect(results[0] == results[1])
    }

    @Test(arguments: Kind.allCases)
    func transformsAnewWithoutReuse(_ kind: Kind) {
        let layer = ConvolutionCase(kind.shape(32, 32), images: 2, seed: 8)
        let workers = Workers(threads: 1)
        let expected = layer.results(FourierConvolution(layer.shape, images: 2, workers: workers), workers)
        let fresh = FourierConvolution(layer.shape, images: 2, workers: workers)
        let gradient = FloatBuffer(count: layer.shape.weightCount)
        let squares = FloatBuffer(count: layer.shape.taps)
        let update = WeightUpdate(
            kernels: .chosen, weights: layer.weights.base, destination: .gradient(gradient.base),
            squares: UnsafeMutableBufferPointer(start: squares.base, count: squares.count))
        fresh.weightGradient(
            input: layer.input.map, outputGradient: layer.outputGradient.map, reuse: [], update: update,
            workers: workers)
        #expect((0..<gradient.count).map { gradient.base[$0] } == expected.weightGradient)
    }

    @Test func knowsItsShapes() {
        for kind in Kind.allCases {
            #expect(FourierConvolution.supports(kind.recipeShape))
            #expect(!FourierConvolution.supports(kind.shape(36, 64)), "channels that are no whole panels")
            #expect(!FourierConvolution.supports(kind.shape(64, 31)), "channels that are no whole panels")
        }
        let toSeven = ConvolutionShape(
            inputSide: 2, outputSide: 7, inputChannels: 64, outputChannels: 64, kernel: 5, stride: 2, padding: 0,
            isTransposed: true)
        #expect(!FourierConvolution.supports(toSeven))
    }
}
