import Testing

@testable import Networks

/// Stages that earlier features join: what follows from them, what is refused, and their text.
@Suite struct JoinTests {
    @Test(arguments: [
        (
            28,
            [
                "conv1 4 > 64 x 14 x 14", "conv2 64 > 128 x 7 x 7", "conv3 128 > 256 x 7 x 7",
                "deconv1 384 > 128 x 14 x 14", "deconv2 192 > 32 x 28 x 28", "conv4 36 > 3 x 28 x 28",
            ]
        ),
        (
            32,
            [
                "conv1 4 > 64 x 16 x 16", "conv2 64 > 128 x 8 x 8", "conv3 128 > 256 x 8 x 8",
                "deconv1 384 > 128 x 16 x 16", "deconv2 192 > 32 x 32 x 32", "conv4 36 > 3 x 32 x 32",
            ]
        ),
        (
            64,
            [
                "conv1 4 > 64 x 32 x 32", "conv2 64 > 128 x 16 x 16", "conv3 128 > 256 x 8 x 8",
                "conv4 256 > 256 x 8 x 8", "deconv1 512 > 256 x 16 x 16", "deconv2 384 > 128 x 32 x 32",
                "deconv3 192 > 32 x 64 x 64", "conv5 36 > 3 x 64 x 64",
            ]
        ),
    ])
    func restorersHaveTheirShapes(_ side: Int, _ stages: [String]) throws {
        let plan = try PairPlan(try #require(Architecture.restoring(side: side)))
        #expect(plan.generator.stages.map { "\($0.name) \($0.input.channels) > \($0.output)" } == stages)
        #expect(plan.discriminator.stages.last?.name == "dense")
        #expect(Architecture.restoring(side: side + 1) == nil)
    }

    @Test func restorerHasItsTensors() throws {
        let plan = try PairPlan(try #require(Architecture.restoring()))
        let norm = ["weight", "bias", "running_mean", "running_var"]
        func norms(_ number: Int) -> [String] { norm.map { "norm\(number).\($0)" } }
        let convolutions = ["conv1.weight", "conv1.bias", "conv2.weight"] + norms(2) + ["conv3.weight"] + norms(3)
        let rest = ["deconv2.weight", "deconv2.bias", "conv4.weight", "conv4.bias"]
        #expect(plan.generator.tensors.map(\.name) == convolutions + ["deconv1.weight"] + norms(4) + rest)
        let shapes = Dictionary(uniqueKeysWithValues: plan.tensors.map { ($0.name, $0.shape) })
        #expect(shapes["restorer.conv1.weight"] == [64, 4, 5, 5])
        #expect(shapes["restorer.deconv1.weight"] == [384, 128, 5, 5])
        #expect(shapes["restorer.deconv2.weight"] == [192, 32, 5, 5])
        #expect(shapes["restorer.conv4.weight"] == [3, 36, 5, 5])
        let model = AdversarialModel(architecture: RestoringPairs.narrow, batchSize: 1, seed: 1, threads: 1)
        for name in ["restorer.conv4.bias", "restorer_ema.norm4.running_var", "adam.v.restorer.deconv1.weight"] {
            #expect(model.tensors.contains { $0.name == name }, "\(name)")
        }
    }

    @Test(arguments: RestoringPairs.all.keys.sorted()) func textComesBack(_ name: String) throws {
        let pair = try #require(RestoringPairs.all[name])
        for isPretty in [false, true] {
            let text = pair.json(isPretty: isPretty)
            let read = try Architecture(json: text)
            #expect(read == pair && read.json(isPretty: isPretty) == text)
            #expect(text.contains("restorer") && !text.contains("latent_size") && text.contains("\"picture\""))
        }
    }

    @Test func widthsStandOnPanels() {
        let widths = JoinedWidths(widths: [6, 32, 35, 4])
        #expect(widths.channels == 77 && widths.places == 32 + 32 + 64 + 4)
        #expect((0..<4).map(widths.firstPanel) == [0, 1, 2, 4])
        #expect([0, 5, 6, 37, 38, 72, 73, 76].map(widths.place) == [0, 5, 32, 63, 64, 98, 128, 131])
    }

    static let refusals: [(String, @Sendable (inout Architecture) -> Void)] = [
        (
            "restorer.deconv1: it joins 'conv4', which is no earlier stage",
            { $0.generator[3].joins = [.stage("conv4")] }
        ),
        (
            "restorer.deconv1: it joins conv1, 64 x 14 x 14, to 256 x 7 x 7: sides have to be equal",
            { $0.generator[3].joins = [.stage("conv1")] }
        ),
        (
            "restorer.deconv1: it joins picture, 4 x 28 x 28, to 256 x 7 x 7: sides have to be equal",
            { $0.generator[3].joins = [.picture] }
        ),
        (
            "restorer.deconv1: conv3 comes in already: join it once, and the stage before not at all",
            { $0.generator[3].joins = [.stage("conv3")] }
        ),
        (
            "restorer.deconv1: conv2 comes in already: join it once, and the stage before not at all",
            { $0.generator[3].joins = [.stage("conv2"), .stage("conv2")] }
        ),
        (
            "restorer.conv1: the picture comes in already: join it further on", { $0.generator[0].joins = [.picture] }
        ),
        (
            "discriminator.conv2: a picture joins the stages of a restorer alone",
            { $0.discriminator[1].joins = [.picture] }
        ),
        (
            "discriminator.dense: a dense stage takes what comes in alone: leave out its joins",
            { $0.discriminator[3].joins = [.stage("conv2")] }
        ),
        (
            "restorer.deconv1: the first stage of a restorer is a convolution or a dense one",
            { $0.generator[0].kind = .transposedConvolution(.init()) }
        ),
        (
            "restorer.conv4: it makes 2 x 28 x 28, but the pictures are 3 x 28 x 28",
            { $0.generator[5].channels = 2 }
        ),
        ("a restorer reads pictures alone, no conditions and no random numbers", { $0.latentSize = 3 }),
        ("a restorer reads pictures alone, no conditions and no random numbers", { $0.conditions = 3 }),
    ]

    @Test(arguments: refusals.indices) func whatDoesNotFitIsNamed(_ index: Int) throws {
        let (line, change) = Self.refusals[index]
        var pair = try #require(Architecture.restoring())
        change(&pair)
        let error = #expect(throws: DescriptionError.self) { try PairPlan(pair) }
        #expect(error?.description == line)
    }

    @Test func restorersStandInPlaceOfGenerators() {
        let text = #"{"picture":{"side":28,"channels":3},"restorer":[],"generator":[],"discriminator":[]}"#
        let error = #expect(throws: DescriptionError.self) { try Architecture(json: text) }
        #expect(error?.description == "generator: it has no place beside a restorer")
    }

    /// Between joined maps stand places of no channel: their weights are never other than 0, nor is what Adam keeps.
    @Test func placesBetweenMapsStayZero() {
        let model = AdversarialModel(architecture: RestoringPairs.ragged, batchSize: 2, seed: 5, threads: 2)
        var noise = Noise(31)
        for _ in 0..<3 { _ = model.restoringStep(RestoringPairs.batch(&noise, RestoringPairs.ragged, images: 2)) }
        var places = 0
        for parameters in [model.generatorParameters, model.discriminatorParameters] {
            let buffers = [
                parameters.buffer, parameters.average, parameters.optimiser?.mean, parameters.optimiser?.square,
            ].compactMap { $0 }
            for parameter in parameters.layout.parameters where parameter.isTrained {
                var isChannel = [Bool](repeating: false, count: parameter.room)
                parameter.forEachIndex { _, inside in isChannel[inside - parameter.offset] = true }
                places += isChannel.count { !$0 }
                for buffer in buffers {
                    let rest = isChannel.indices.filter { !isChannel[$0] && buffer.base[parameter.offset + $0] != 0 }
                    #expect(rest.isEmpty, "\(parameter.name) has numbers at places of no channel")
                }
            }
        }
        #expect(places > 0)
    }
}
