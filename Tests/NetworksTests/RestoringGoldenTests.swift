import Foundation
import Testing

@testable import Networks

/// Whole pairs that restore against PyTorch in double precision: `Tests/Reference/make_restoring_goldens.py`.
@Suite(.timeLimit(.minutes(15))) struct RestoringGoldenTests {
    private static let batch = 3
    private static let names = ["restorer", "restorer-wide", "restorer-64"]
    /// Of larger tensors every n-th number is kept, so that there are at most so many.
    private static let sampleCount = 512
    /// Single precision through six to eight layers, some of them by tiles.
    private static let forwardTolerance = 3e-6
    /// Of gradients, which go back through both networks.
    private static let gradientTolerance = 5e-6

    private struct Bench {
        let pair: Architecture
        let goldens: SafetensorsFile
        let model: AdversarialModel
        var noise: Noise

        /// A model with the goldens' initial weights, and the noise that goes on with their inputs.
        init(_ name: String, _ kernels: KernelTable = .chosen) throws {
            goldens = try SafetensorsFile(named: name)
            let url = try #require(
                Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Goldens"))
            pair = try Architecture(json: String(decoding: Data(contentsOf: url), as: UTF8.self))
            model = AdversarialModel(
                architecture: pair, batchSize: RestoringGoldenTests.batch, seed: 1, threads: 2, kernels: kernels)
            model.hyperparameters = .restoring
            noise = Noise(2026)
            GoldenTests.fill(model, &noise)
        }

        mutating func draw() -> RestoringBatch {
            RestoringPairs.batch(&noise, pair, images: RestoringGoldenTests.batch)
        }

        /// Compares the numbers that the golden keeps.
        func expectClose(_ values: [Float], _ golden: String, within tolerance: Double) throws {
            let expected = try goldens.values(golden)
            let step = (values.count + RestoringGoldenTests.sampleCount - 1) / RestoringGoldenTests.sampleCount
            let kept = stride(from: 0, to: values.count, by: max(1, step)).map { values[$0] }
            NetworksTests.expectClose(kept, expected, within: tolerance, golden)
        }

        func expectLosses(_ result: StepResult, row: Int, within tolerance: Double) throws {
            let golden = Array(try goldens.values("losses")[6 * row..<6 * row + 6])
            let losses = try #require(result.restorationLosses)
            let found = [
                result.discriminatorLoss, result.realScore, result.fakeScore, losses.adversarial, losses.difference,
            ]
            let expected = [golden[0] + golden[2], golden[1], golden[3], golden[4], golden[5]]
            for (value, truth) in zip(found, expected) {
                #expect(abs(Double(value - truth)) <= tolerance * Double(max(1, truth)), "step \(row)")
            }
        }

        /// Pictures, [image][row][column][3], as PyTorch has them.
        func planes(_ numbers: [Float]) -> [Float] {
            var planes = numbers
            let pixels = pair.picture.side * pair.picture.side
            for index in numbers.indices {
                let (pixel, colour) = index.quotientAndRemainder(dividingBy: 3)
                planes[(pixel / pixels * 3 + colour) * pixels + pixel % pixels] = numbers[index]
            }
            return planes
        }

        /// The first pictures of a map.
        func planes(_ map: PictureMap) -> [Float] {
            let shape = pair.picture
            var numbers: [Float] = []
            for image in 0..<RestoringGoldenTests.batch {
                for row in 0..<shape.side {
                    let source = map.image(image) + row * map.frame.rowStride
                    numbers += (0..<map.frame.rowCount).map { source[$0] }
                }
            }
            return planes(numbers)
        }
    }

    @Test(arguments: KernelBuild.allCases.filter(\.isAvailable), names)
    func forwardAndGradients(_ build: KernelBuild, name: String) throws {
        var bench = try Bench(name, .table(for: build))
        let model = bench.model
        let networks = [("restorer.", model.generatorParameters), ("discriminator.", model.discriminatorParameters)]
        for (_, parameters) in networks { parameters.gradient = FloatBuffer(count: parameters.layout.totalCount) }
        let result = model.restoringStep(bench.draw())
        try bench.expectLosses(result, row: 0, within: 1e-6)
        let room = try #require(model.restoring)
        try bench.expectClose(bench.planes(room.restored.map), "restored", within: Self.forwardTolerance)
        let fakes = model.pictures.map.images(Self.batch..<2 * Self.batch)
        try bench.expectClose(bench.planes(fakes), "judged", within: Self.forwardTolerance)
        let logits = (0..<2 * Self.batch).map { model.discriminator.logits.base[$0] }
        try bench.expectClose(logits, "logits", within: Self.forwardTolerance)
        for (prefix, parameters) in networks {
            let gradient = try #require(parameters.gradient)
            for parameter in parameters.layout.parameters {
                if parameter.isTrained {
                    try bench.expectClose(
                        parameter.outsideValues(gradient), "gradient." + prefix + parameter.name,
                        within: Self.gradientTolerance)
                } else {
                    try bench.expectClose(
                        parameter.outsideValues(parameters.buffer), "running." + prefix + parameter.name,
                        within: Self.forwardTolerance)
                }
            }
        }
    }

    /// What three steps make of the rounding of one: Adam divides a gradient by its own size, so where that is near zero its
    /// rounding decides the direction, and differences of about 0 change their sign. PyTorch's own single precision is then
    /// off by 6e-5; further on the runs part.
    private static let steps = 3
    private static let drift = 2e-4

    @Test(arguments: names) func weightsAfterOneAndThreeSteps(_ name: String) throws {
        var bench = try Bench(name)
        let model = bench.model
        _ = bench.draw()
        var damaged: [Float] = []
        for number in 1...Self.steps {
            let batch = bench.draw()
            damaged = Array(batch.damaged.prefix(bench.pair.damagedPicture.count))
            try bench.expectLosses(model.restoringStep(batch), row: number, within: Self.drift)
            guard number == 1 || number == Self.steps else { continue }
            for (index, tensor) in model.tensors.enumerated() {
                guard bench.goldens.tensors["step\(number).\(tensor.name)"] != nil else { continue }
                try bench.expectClose(
                    model.tensorValues(index), "step\(number).\(tensor.name)", within: Self.drift)
            }
        }
        for (choice, name) in [(GeneratorChoice.raw, "picture.raw"), (.average, "picture.average")] {
            let picture = model.restored(damaged, weights: choice)
            try bench.expectClose(bench.planes(picture), name, within: Self.drift)
        }
    }
}
