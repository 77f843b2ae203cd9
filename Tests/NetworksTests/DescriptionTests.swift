import Testing

@testable import Networks

/// Descriptions of networks: what follows from them, what is refused, and their text.
@Suite struct DescriptionTests {
    @Test func tutorialHasItsShapes() throws {
        let plan = try PairPlan(.tutorial)
        #expect(plan.generator.stages.map(\.name) == ["dense", "deconv1", "deconv2", "deconv3"])
        #expect(
            plan.generator.stages.map(\.output.description) == [
                "512 x 2 x 2", "256 x 7 x 7", "128 x 14 x 14", "3 x 28 x 28",
            ])
        #expect(plan.discriminator.stages.map(\.name) == ["conv1", "conv2", "conv3", "dense"])
        #expect(
            plan.discriminator.stages.map(\.output.description) == [
                "64 x 14 x 14", "128 x 7 x 7", "256 x 7 x 7", "1 x 1 x 1",
            ])
        #expect(Architecture.tutorial.tutorialWidths?.generator == [512, 256, 128])
    }

    /// The table of Radford et al., figure 1, and what one stage less or more makes of it.
    @Test(arguments: [
        (
            32, ["512 x 4 x 4", "256 x 8 x 8", "128 x 16 x 16", "3 x 32 x 32"],
            ["64 x 16 x 16", "128 x 8 x 8", "256 x 4 x 4", "1 x 1 x 1"]
        ),
        (
            64, ["1024 x 4 x 4", "512 x 8 x 8", "256 x 16 x 16", "128 x 32 x 32", "3 x 64 x 64"],
            ["64 x 32 x 32", "128 x 16 x 16", "256 x 8 x 8", "512 x 4 x 4", "1 x 1 x 1"]
        ),
        (
            128,
            ["1024 x 4 x 4", "512 x 8 x 8", "256 x 16 x 16", "128 x 32 x 32", "64 x 64 x 64", "3 x 128 x 128"],
            ["32 x 64 x 64", "64 x 32 x 32", "128 x 16 x 16", "256 x 8 x 8", "512 x 4 x 4", "1 x 1 x 1"]
        ),
    ])
    func paperHasItsShapes(_ side: Int, _ generator: [String], _ discriminator: [String]) throws {
        let pair = try #require(Architecture.paper(side: side))
        let plan = try PairPlan(pair)
        #expect(plan.generator.stages.map(\.output.description) == generator)
        #expect(plan.discriminator.stages.map(\.output.description) == discriminator)
        #expect(pair.tutorialWidths == nil)
    }

    @Test func paperHasItsTensors() throws {
        let plan = try PairPlan(try #require(Architecture.paper()))
        let names = plan.discriminator.stages.flatMap(\.tensors).map(\.name)
        let norm = ["weight", "bias", "running_mean", "running_var"]
        func norms(_ number: Int) -> [String] { norm.map { "norm\(number).\($0)" } }
        #expect(
            names == ["conv1.weight", "conv1.bias", "conv2.weight"] + norms(2) + ["conv3.weight"] + norms(3)
                + ["conv4.weight"] + norms(4) + ["dense.weight", "dense.bias"])
        #expect(plan.tensors.contains { $0.name == "generator.dense.weight" && $0.shape == [16384, 100] })
        #expect(plan.tensors.contains { $0.name == "discriminator.dense.weight" && $0.shape == [1, 8192] })
        // Four maps of 5x5: 1024x512, 512x256, 256x128, 128x3; 64x3 to 512x256.
        #expect(plan.generator.parameterCount == 25 * 688_512 + 16384 * 101 + 2 * 1920 + 3)
        #expect(plan.discriminator.parameterCount == 25 * 172_224 + 64 + 2 * 896 + 8193)
    }

    @Test func everyWidthIsScaledButTheEnds() {
        let half = Architecture.tutorial.scalingChannels(by: 0.5)
        #expect(
            half.tutorialWidths?.generator == [256, 128, 64] && half.tutorialWidths?.discriminator == [32, 64, 128])
        #expect(half.generator.last?.channels == 3 && half.discriminator.last?.channels == 1)
        #expect(Architecture.tutorial.scalingChannels(by: 1e-6).tutorialWidths?.generator == [1, 1, 1])
    }

    @Test(arguments: NetworkGradientTests.pairs.keys.sorted()) func textComesBack(_ name: String) throws {
        let pair = try #require(NetworkGradientTests.pairs[name])
        for isPretty in [false, true] {
            let text = pair.json(isPretty: isPretty)
            let read = try Architecture(json: text)
            #expect(read == pair && read.json(isPretty: isPretty) == text)
        }
    }

    /// How gantop described its networks before they could be others.
    @Test func widthsAloneAreTheTutorials() throws {
        let text = #"{"discriminatorChannels":[3,4,5],"generatorChannels":[8,7,6],"latentSize":9}"#
        let read = try Architecture(json: text)
        #expect(
            read == Architecture(latentSize: 9, generatorChannels: [8, 7, 6], discriminatorChannels: [3, 4, 5]))
    }

    /// Doubles of the description become the very numbers that single precision has for them.
    @Test func constantsAreSinglePrecisions() {
        #expect(Float(Stage.Norm().epsilon) == 1e-3 && Float(Stage.Norm().momentum) == 0.01)
        guard case .leaky(let slope) = Architecture.tutorial.generator[0].activation else {
            Issue.record("the tutorial's stages are leaky")
            return
        }
        #expect(Float(slope) == 0.2)
    }

    static let refusals: [(String, @Sendable (inout Architecture) -> Void)] = [
        (
            "generator.deconv3: it makes 3 x 14 x 14, but the pictures are 3 x 28 x 28",
            { $0.generator[3].kind = .transposedConvolution(.init(stride: 1)) }
        ),
        ("generator.deconv3: it makes 4 x 28 x 28, but the pictures are 3 x 28 x 28", { $0.generator[3].channels = 4 }),
        (
            "generator.deconv3: it makes the picture, which is not normalised: leave out its norm",
            { $0.generator[3].norm = .init() }
        ),
        (
            "generator.conv1: a convolution that makes the picture has stride 1, not 2",
            { $0.generator[3].kind = .convolution(.init()) }
        ),
        (
            "generator.dense2: 256 x 7 x 7 comes in; a dense stage after a map makes one pixel: give it side 1, not 14",
            { $0.generator[2].kind = .dense(side: 14) }
        ),
        (
            "generator.deconv1: its kernel is 3 to 7 and its stride 1 or 2, not 9 and 2",
            { $0.generator[1].kind = .transposedConvolution(.init(kernel: 9)) }
        ),
        (
            "generator.deconv1: its kernel is 3 to 7 and its stride 1 or 2, not 5 and 3",
            { $0.generator[1].kind = .transposedConvolution(.init(stride: 3)) }
        ),
        (
            "generator.conv1: 512 x 2 x 2 comes in; its kernel needs 5 x 5 pixels without padding",
            { $0.generator[1].kind = .convolution(.init(padding: .valid)) }
        ),
        ("discriminator.conv2: it has 1 to 4096 channels, not 0", { $0.discriminator[1].channels = 0 }),
        (
            "discriminator.conv2: its slope lies in 0 to 1, not at nan",
            { $0.discriminator[1].activation = .leaky(slope: .nan) }
        ),
        (
            "discriminator.deconv1: the first stage of a discriminator is a convolution or a dense one",
            { $0.discriminator[0].kind = .transposedConvolution(.init()) }
        ),
        (
            "discriminator.dense: a discriminator ends in a dense stage of side 1 and 1 channel, without norm and activation",
            { $0.discriminator[3].channels = 2 }
        ),
        ("a discriminator has 2 to 16 stages, not 0", { $0.discriminator = [] }),
        ("pictures have a side of 16 to 128 pixels, not 1000000000", { $0.picture.side = 1_000_000_000 }),
        ("pictures have 3 colours, not 1", { $0.picture.channels = 1 }),
        ("a picture is made from 1 to 4096 random numbers, not 0", { $0.latentSize = 0 }),
    ]

    @Test(arguments: refusals.indices) func whatDoesNotFitIsNamed(_ index: Int) {
        let (line, change) = Self.refusals[index]
        var pair = Architecture.tutorial
        change(&pair)
        let error = #expect(throws: DescriptionError.self) { try PairPlan(pair) }
        #expect(error?.description == line)
    }

    @Test(
        arguments: [
            ("", "it is not JSON"), ("[]", "expected an object"), ("{}", "picture is missing"),
            (#"{"picture":{"side":28,"channels":3},"latent_size":"x"}"#, "latent_size: expected a whole number"),
            (#"{"pictures":{}}"#, "pictures: 'pictures' means nothing here"),
            (#"{"picture":{"side":28,"channels":3},"latent_size":1e300}"#, nil),
            (
                #"{"picture":{"side":28,"channels":3},"latent_size":9,"generator":[{"kind":"pool"}]}"#,
                "generator[0].kind: 'pool' is none of dense, convolution or transposed_convolution"
            ),
        ] as [(String, String?)])
    func textThatIsNoDescriptionIsRefused(_ text: String, _ line: String?) {
        let error = #expect(throws: DescriptionError.self) { try Architecture(json: text) }
        if let line { #expect(error?.description == line) }
    }

    /// 65,536 numbers: mean and deviation within four standard errors (1 / 256), a twentieth beyond 1.96 deviations.
    @Test func normalNumbersAreNormal() {
        var random = SeededRandom(seed: 5)
        let count = 65536
        let numbers = (0..<count).map { _ in random.nextNormal() }
        let mean = numbers.reduce(0, +) / Double(count)
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        #expect(abs(mean) < 4.0 / 256 && abs(variance - 1) < 4 * 1.42 / 256)
        let beyond = Double(numbers.count { abs($0) > 1.959964 }) / Double(count)
        #expect(abs(beyond - 0.05) < 4 * 0.22 / 256)
    }
}
