import Foundation
import Networks
import Testing

@testable import gantop

/// Which pair of networks is meant, and how it is shown.
@Suite struct NetworkChoiceTests {
    private func refusal(_ name: String, side: Int? = nil, channels: Double? = nil) -> String? {
        do {
            _ = try NetworkChoice(name).architecture(side: side, channels: channels)
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// A file with this text; nil if it cannot be made.
    private func file(_ text: String, _ name: String = "pair.json") throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gantop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appending(path: name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    @Test func namesAndFiles() {
        #expect(NetworkChoice("tutorial") == .named("tutorial") && NetworkChoice("paper") == .named("paper"))
        #expect(NetworkChoice("mine.json") == .file("mine.json") && NetworkChoice("a/b") == .file("a/b"))
        #expect(NetworkChoice("a.safetensors") == .file("a.safetensors"))
    }

    @Test func namedPairs() throws {
        #expect(try NetworkChoice("tutorial").architecture(side: nil, channels: nil) == .tutorial)
        #expect(try NetworkChoice("tutorial").architecture(side: 28, channels: nil) == .tutorial)
        let half = try NetworkChoice("paper").architecture(side: 32, channels: 0.5)
        #expect(half == Architecture.paper(side: 32)?.scalingChannels(by: 0.5))
        #expect(half.summary == "32x32, G 256-128-64, D 32-64-128")
    }

    @Test func aFileGivesItsPair() throws {
        let pair = try #require(Architecture.paper(side: 128)?.scalingChannels(by: 0.25))
        let path = try file(pair.json(isPretty: true))
        let read = try NetworkChoice(path).architecture(side: nil, channels: nil)
        #expect(read == pair)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(read.json(isPretty: true).utf8))
    }

    @Test func whatCannotBeIsOneLine() throws {
        #expect(
            refusal("papre")
                == "no networks are named 'papre'; there are tutorial, paper, and descriptions such as ./mine.json")
        #expect(
            refusal("tutorial", side: 64)
                == "the tutorial's networks make pictures of 28x28; for --side 64 add --network paper")
        #expect(refusal("paper", side: 28) == "the paper's networks have a --side of 32, 64, 128, not 28")
        let path = try file(Architecture.tutorial.json())
        #expect(
            refusal(path, side: 28)
                == "--side goes with gantop's own networks; '\(path.prefix(80))' says its side itself")
        #expect(refusal(path, channels: 2)?.hasPrefix("--channels goes with gantop's own networks") == true)
        let broken = try file("{\"picture\":3}")
        #expect(
            refusal(broken)
                == "\(broken): is not a description of networks: picture: expected an object")
        #expect(refusal("/nowhere/pair.json")?.contains("/nowhere/pair.json") == true)
        #expect(refusal("paper", channels: 4.5)?.contains("generator.dense: it has 1 to 4096 channels") == true)
        let long = try file(String(repeating: " ", count: 2 << 20))
        #expect(refusal(long)?.isEmpty == false)
    }

    @Test func theTableNamesEveryStage() throws {
        let pair = Architecture(latentSize: 7, generatorChannels: [8, 4, 2], discriminatorChannels: [2, 4, 8])
        let lines = NetworkTable(try PairPlan(pair)).lines
        #expect(
            Array(lines.prefix(8)) == [
                "pictures of 28x28, 3 colours, from 7 random numbers", "",
                "generator",
                "  stage    makes        layer                            then                   parameters  multiplications",
                "  dense    8 x 2 x 2    dense                            bias, norm, leaky 0.2         272              224",
                "  deconv1  4 x 7 x 7    transposed 5x5, stride 2, valid  norm, leaky 0.2               808            3,200",
                "  deconv2  2 x 14 x 14  transposed 5x5, stride 2, same   norm, leaky 0.2               204            8,192",
                "  deconv3  3 x 28 x 28  transposed 5x5, stride 2, same   bias, tanh                    153           26,934",
            ])
    }

    @Test func smallerPairsAreAdvised() throws {
        let options = try NetworkOptions.parse(["--network", "paper"])
        let pair = try #require(Architecture.paper())
        #expect(
            options.smaller(than: pair).map(\.options) == [
                "--channels 0.5", "--channels 0.25", "--channels 0.5 --side 32", "--channels 0.25 --side 32",
            ])
        #expect(
            try NetworkOptions.parse([]).smaller(than: .tutorial).map(\.options) == [
                "--channels 0.5", "--channels 0.25",
            ])
        #expect(try NetworkOptions.parse(["--network", "./a.json"]).smaller(than: pair).isEmpty)
    }
}
