import ArgumentParser
import Testing

@testable import gantop

@Suite struct OptionTests {
    private func train(_ arguments: String...) throws -> TrainCommand {
        try #require(try Gantop.parseAsRoot(arguments) as? TrainCommand)
    }

    @Test func trainingIsTheDefault() throws {
        #expect(try train().options.runOptions == TrainCommand.parse([]).options.runOptions)
        #expect(try train("--data", "faces.zip").options.data == "faces.zip")
        #expect(try train("train", "--steps", "7").options.steps == 7)
    }

    @Test func optionsReachTheRun() throws {
        let wanted = try train(
            "--data", "synthetic", "--batch-size", "17", "--steps", "9", "--learning-rate", "1e-4", "--beta1", "0.4",
            "--real-label", "1", "--seed", "18446744073709551615", "--threads", "3", "--snapshot-every", "5",
            "--snapshot-seconds", "0", "--on-divergence", "rollback", "--tensorboard", "--sample-every", "6", "--crop",
            "full", "--step-ratio", "1:3", "--attributes", "table.csv", "--only", "Smiling & !Male"
        ).options.runOptions
        #expect(wanted.data == "synthetic")
        #expect(wanted.batchSize == 17)
        #expect(wanted.steps == 9)
        #expect(wanted.epochs == nil)
        #expect(wanted.learningRate == 1e-4)
        #expect(wanted.beta1 == 0.4)
        #expect(wanted.realLabel == 1)
        #expect(wanted.stepRatio?.description == "1:3")
        #expect(wanted.seed == .max)
        #expect(wanted.threads == 3)
        #expect(wanted.snapshotEvery == 5)
        #expect(wanted.snapshotSeconds == 0)
        #expect(wanted.onDivergence == .rollback)
        #expect(wanted.writesTensorBoard == true)
        #expect(wanted.sampleEvery == 6)
        #expect(wanted.crop == .full)
        #expect(wanted.attributes?.hasSuffix("/table.csv") == true)
        #expect(wanted.only == "Smiling & !Male")
    }

    @Test func mirroringAndHoldingOutAreSaidOrNot() throws {
        #expect(try train().options.runOptions.mirrors == nil && train().options.runOptions.holdsOut == nil)
        let yes = try train("--mirror", "--hold-out").options.runOptions
        #expect(yes.mirrors == true && yes.holdsOut == true)
        let no = try train("--resume", "--no-mirror", "--no-hold-out").options.runOptions
        #expect(no.mirrors == false && no.holdsOut == false)
    }

    @Test func resumeTakesAPathOrNone() throws {
        #expect(try train().options.resume == nil)
        #expect(try train("--resume").options.resume == .newest)
        #expect(try train("--resume", "--headless").options.resume == .newest)
        #expect(try train("--resume", "runs/a").options.resume == .path("runs/a"))
        #expect(try train("--resume", "--fork").options.fork)
        #expect(ResumeTarget.newest.path == nil)
        #expect(ResumeTarget.path("runs/a").path == "runs/a")
    }

    @Test func runsOutliveTheirTerminalUnlessTold() throws {
        #expect(try train().onHangup == .detach && !train().detached)
        #expect(try train("--on-hangup", "stop", "--headless").onHangup == .stop)
        #expect(try train("--detached", "--steps", "7").detached)
    }

    @Test func attachAndRunsTakeFolders() throws {
        #expect(try (Gantop.parseAsRoot(["attach"]) as? AttachCommand)?.name == nil)
        #expect(try (Gantop.parseAsRoot(["attach", "runs/a"]) as? AttachCommand)?.name == "runs/a")
        #expect(try (Gantop.parseAsRoot(["runs"]) as? RunsCommand)?.places == ["runs"])
        let prune = try #require(
            try Gantop.parseAsRoot(["runs", "a", "b", "--prune", "--keep", "3", "--older-than", "1.5"]) as? RunsCommand)
        #expect(prune.places == ["a", "b"] && prune.keep == 3 && prune.olderThan == 1.5 && !prune.yes)
    }

    @Test(arguments: [
        ["--batch-size", "0"], ["--batch-size", "5000"], ["--steps", "0"], ["--epochs", "-1"], ["--threads", "0"],
        ["--learning-rate", "nan"], ["--learning-rate", "-0.1"], ["--beta1", "1"], ["--real-label", "1.1"],
        ["--step-ratio", "6:1"], ["--step-ratio", "2"],
        ["--steps", "5", "--epochs", "2"], ["--seed", "-1"], ["--color", "17"], ["--symbols", "emoji"], ["--sped"],
        ["--snapshot-seconds", "-1"], ["--on-divergence", "shrug"], ["--fork"],
        ["sample"], ["sample", "x", "--count", "0"], ["snapshot"], ["data", "x", "--count", "0"],
        ["data", "x", "--crop", "half"], ["data", "--clear"],
        ["data", "--held-out", "--check"], ["data", "--held-out", "--count", "5"],
        ["data", "--held-out", "--out", "x"],
        ["bench", "--steps", "0"],
        ["--detached", "--headless"], ["--detached", "--on-hangup", "stop"], ["--on-hangup", "go"],
        ["runs", "--keep", "3"], ["runs", "--yes"], ["runs", "--prune", "--keep", "-1"],
    ])
    func badUsageIsRefused(arguments: [String]) {
        do {
            _ = try Gantop.parseAsRoot(arguments)
            Issue.record("\(arguments) was taken")
        } catch {
            #expect(Gantop.exitCode(for: error).rawValue == 64)
        }
    }

    @Test func screenChoicesNameTheirDevices() {
        #expect(ColorChoice.allCases.map(\.depth) == [nil, .truecolor, .indexed256, .sixteen, .eight, .mono])
        #expect(
            SymbolChoice.allCases.map(\.pictureSymbols) == [nil, .half, .quadrant, .sextant, .braille, .ascii])
    }
}
